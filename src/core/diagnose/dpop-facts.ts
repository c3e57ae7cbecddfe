/** The DPoP proof of a request, held against the request (RFC 9449 §4.3). */
import { headerValue } from '../http/headers.ts';
import { claimsOf, decodeToken, headerOf } from '../jose/decode.ts';
import { isJsonObject, type JsonObject, ownMember, ownString } from '../jose/json.ts';
import type { Case } from './case.ts';

export interface Proof {
  readonly claims: JsonObject;
  /** Canonical text of the public key in its header; '' when there is none. */
  readonly key: string;
}

const longestProof = 16 * 1024;

export function proofOf(facts: Case): Proof | null {
  const value = headerValue(facts.exchange.request.headers, 'dpop');
  return value === undefined ? null : readProof(value);
}

/** The proof that went with the same credential when it was accepted before. */
export function acceptedProof(facts: Case): Proof | null {
  const before = facts.acceptedBefore ?? facts.acceptedAfter;
  const exchange = before === null ? undefined : facts.context.exchangeAt(before.exchange);
  const value = exchange === undefined ? undefined : headerValue(exchange.request.headers, 'dpop');
  return value === undefined ? null : readProof(value);
}

function readProof(value: string): Proof | null {
  if (value.length > longestProof) return null;
  const token = decodeToken(value.trim());
  const claims = claimsOf(token);
  if (claims === null) return null;
  const jwk = ownMember(headerOf(token), 'jwk');
  return { claims, key: isJsonObject(jwk) ? keyText(jwk) : '' };
}

function keyText(jwk: JsonObject): string {
  return ['crv', 'e', 'kty', 'n', 'x', 'y'].map((name) => ownString(jwk, name)).join(' ');
}

/** Whether DPoP is in play: by the scheme, the header, the token's binding or the challenge. */
export function usesDpop(facts: Case): boolean {
  const scheme = facts.presented.scheme;
  return scheme === 'dpop' || isBound(facts) || proofOf(facts) !== null || facts.challenge('dpop') !== null;
}

/** Whether the token is bound to a key (RFC 9449 §6.1, `cnf.jkt`). */
export function isBound(facts: Case): boolean {
  const confirmation = ownMember(facts.claims, 'cnf');
  return isJsonObject(confirmation) && typeof ownMember(confirmation, 'jkt') === 'string';
}

/** The error description, for words such as `htu`; '' unless the answer speaks of DPoP. */
export function dpopWords(facts: Case): string {
  if (!usesDpop(facts)) return '';
  const words = [facts.challengeParam('error_description'), ownString(facts.bodyObject, 'error_description')];
  return words.join(' ').slice(0, 1024).toLowerCase();
}

/** htu is compared without query and fragment (RFC 9449 §4.3). */
export function sameTarget(htu: string, url: string): boolean {
  if (!URL.canParse(htu) || !URL.canParse(url)) return htu === url;
  const [claimed, real] = [new URL(htu), new URL(url)];
  return claimed.origin === real.origin && claimed.pathname === real.pathname;
}
