/** Parameters that travel inside of a JWT. They are decoded here, not verified: that is for whom they are sent to. */
import { decodeToken } from '../jose/decode.ts';
import type { JsonObject } from '../jose/json.ts';
import { claimsOf } from '../jose/token.ts';
import { type Parameters, textOf } from './parameters.ts';

const looksSigned = /^ey[\w-]{4,}\.[\w-]+\./;

/** The claims of a compact JWS; none for anything else. */
export function claimsIn(text: string): JsonObject {
  return looksSigned.test(text.slice(0, 16_384)) ? (claimsOf(decodeToken(text)) ?? {}) : {};
}

/** The claims of a request object (RFC 9101 §4) or of a JWT-secured response (JARM §2.1) count as parameters. */
export function withClaims(parameters: Parameters, name: 'request' | 'response'): Parameters {
  const text = textOf(parameters, name);
  if (text === '') return parameters;
  const claims = Object.entries(claimsIn(text));
  return new Map([
    ...parameters,
    ...claims.flatMap(([claim, value]) => (typeof value === 'string' ? [[claim, value] as const] : [])),
  ]);
}

/** Whether the value of `request` is a request object, and not a word of somebody else's. */
export const isRequestObject = (text: string) => /^ey[\w-]+(?:\.[\w-]*){2,4}$/.test(text.slice(0, 16_384));
