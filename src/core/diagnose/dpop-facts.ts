/** The DPoP proof of a request, held against the request (RFC 9449 §4.3). */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { claimsOf, decodeToken, headerOf } from '../jose/decode.ts';
import { isJsonObject, type JsonObject, ownMember, ownString } from '../jose/json.ts';
import { digestOf, sdHashOf } from '../jose/sd-jwt-disclosures.ts';
import type { Case } from './case.ts';

export interface Proof {
  readonly claims: JsonObject;
  /** RFC 7638 thumbprint of the public key in its header; '' when there is none. */
  readonly thumbprint: string;
}

const longestProof = 16 * 1024;
/** The required members of a JWK by its type, in lexicographic order (RFC 7638 §3.2, RFC 8037 §2). */
const required: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  RSA: ['e', 'kty', 'n'],
  OKP: ['crv', 'kty', 'x'],
};

export function proofOf(facts: Case): Proof | null {
  return readProof(facts.exchange);
}

/** The proof that went with the same credential when this origin accepted it; null when that was not seen. */
export function acceptedProof(facts: Case): Proof | null {
  const other = facts.acceptedBefore ?? facts.acceptedAfter;
  const exchange = other === null ? undefined : facts.context.exchangeAt(other.exchange);
  return exchange === undefined ? null : readProof(exchange);
}

function readProof({ request }: Exchange): Proof | null {
  const value = headerValue(request.headers, 'dpop');
  if (value === undefined || value.length > longestProof) return null;
  const token = decodeToken(value.trim());
  const claims = claimsOf(token);
  if (claims === null) return null;
  const jwk = ownMember(headerOf(token), 'jwk');
  return { claims, thumbprint: isJsonObject(jwk) ? thumbprintOf(jwk) : '' };
}

/** base64url of SHA-256 over ASCII text, as `ath` (RFC 9449 §4.2) and thumbprints are made. */
export function hashText(text: string): string {
  const sha256 = sdHashOf(null, []);
  return sha256 === null ? '' : digestOf(text, sha256);
}

function thumbprintOf(jwk: JsonObject): string {
  const kty = ownString(jwk, 'kty');
  const names = Object.hasOwn(required, kty) ? required[kty] : undefined;
  if (names === undefined) return '';
  return hashText(`{${names.map((name) => `"${name}":${JSON.stringify(ownString(jwk, name))}`).join(',')}}`);
}

/** The key that the token is bound to (RFC 9449 §6.1, `cnf.jkt`); '' where it is not. */
export function boundKeyOf(facts: Case): string {
  const confirmation = ownMember(facts.claims, 'cnf');
  return isJsonObject(confirmation) ? ownString(confirmation, 'jkt') : '';
}

/** Whether DPoP is in play: by the scheme, the proof, the token's binding or a challenge for nothing else. */
export function usesDpop(facts: Case): boolean {
  if (facts.presented.scheme === 'dpop' || boundKeyOf(facts) !== '') return true;
  if (headerValue(facts.exchange.request.headers, 'dpop') !== undefined) return true;
  return facts.error === 'invalid_dpop_proof' || facts.error === 'use_dpop_nonce';
}

/** What the answer says of the proof, in lower case; '' unless it speaks of DPoP. */
export function dpopWords(facts: Case): string {
  if (!usesDpop(facts)) return '';
  const body = ownString(facts.bodyObject, 'error_description') || ownString(facts.bodyObject, 'message');
  return `${facts.challengeParam('error_description')} ${body}`.slice(0, 1024).toLowerCase();
}

/** `htu` is compared without query and fragment (RFC 9449 §4.3). */
export function isSameTarget(htu: string, url: string): boolean {
  if (!URL.canParse(htu) || !URL.canParse(url)) return htu === url;
  const [claimed, real] = [new URL(htu), new URL(url)];
  return claimed.origin === real.origin && claimed.pathname === real.pathname;
}
