/** Tokens that no honest server accepts: the payload changed under a kept signature, and no signature at all. */
import { encodeBase64url } from '../jose/base64url.ts';
import { ownString } from '../jose/json.ts';
import type { Jws, Token } from '../jose/token.ts';
import { encodeUtf8 } from '../jose/utf8.ts';

export interface Forged {
  readonly text: string;
  /** The claim that was changed, or added where there is none to change; '' where the payload is as it was. */
  readonly claim: string;
}

/** Why a token cannot be changed in such a way. */
export type CannotForge = 'not-a-jwt' | 'encrypted' | 'json-serialization' | 'no-claims' | 'already-unsigned';

/** `iat` is the claim that a server has the least reason to look at (RFC 7519 §4.1.6). */
const issuedAt = /"iat"\s{0,8}:\s{0,8}(\d{2,15})(?=\s{0,8}[,}])/g;
/** A claim that is not understood must be ignored (RFC 7519 §4), so that only the signature can give it away. */
const addedClaim = 'claimcheck_replay';

/**
 * The token with another payload under its own signature: `iat` one second earlier, or a claim more. All else stays as it
 * was written, so that nothing but the signature speaks against it (RFC 7515 §5.2).
 */
export function tamperToken(token: Token): Forged | CannotForge {
  const jws = signedPart(token);
  if (typeof jws === 'string') return jws;
  const { payloadText } = jws;
  if (isUnsigned(jws)) return 'already-unsigned';
  if (payloadText === null || jws.claims === null) return 'no-claims';
  const changed = changePayload(payloadText);
  if (changed === null) return 'no-claims';
  const [header, , signature] = jws.parts;
  return {
    text: rebuild(token, jws, `${header}.${encodeText(changed.payload)}.${signature}`),
    claim: changed.claim,
  };
}

/** The token with `alg: none` and an empty signature, an Unsecured JWS (RFC 7519 §6). The payload stays. */
export function unsignToken(token: Token): Forged | CannotForge {
  const jws = signedPart(token);
  if (typeof jws === 'string') return jws;
  if (isUnsigned(jws)) return 'already-unsigned';
  const header = encodeText(JSON.stringify({ ...jws.header, alg: 'none' }));
  return { text: rebuild(token, jws, `${header}.${jws.parts[1]}.`), claim: '' };
}

function signedPart(token: Token): Jws | CannotForge {
  switch (token.format) {
    case 'jws':
      return token.serialization === 'compact' ? token : 'json-serialization';
    case 'sd-jwt':
      return token.issuerJwt.serialization === 'compact' ? token.issuerJwt : 'json-serialization';
    case 'jwe':
      return 'encrypted';
    case 'malformed':
      return 'not-a-jwt';
  }
}

function isUnsigned({ header, signatureText }: Jws): boolean {
  return signatureText === '' || ownString(header, 'alg').toLowerCase() === 'none';
}

function changePayload(payload: string): { payload: string; claim: string } | null {
  const found = [...payload.matchAll(issuedAt)];
  const [only] = found;
  // Twice: one of them stands in a nested object, or the name is doubled.
  if (found.length === 1 && only !== undefined) {
    const digits = only[1] ?? '';
    const start = only.index + only[0].length - digits.length;
    const earlier = String(Number(digits) - 1);
    return {
      payload: payload.slice(0, start) + earlier + payload.slice(start + digits.length),
      claim: 'iat',
    };
  }
  const open = payload.indexOf('{');
  if (open < 0) return null;
  const rest = payload.slice(open + 1);
  const comma = rest.trimStart().startsWith('}') ? '' : ',';
  return { payload: `${payload.slice(0, open + 1)}"${addedClaim}":1${comma}${rest}`, claim: addedClaim };
}

/** An SD-JWT keeps its disclosures behind the issuer-signed JWT. */
function rebuild(token: Token, jws: Jws, text: string): string {
  return token.text.startsWith(jws.text) ? text + token.text.slice(jws.text.length) : text;
}

function encodeText(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}
