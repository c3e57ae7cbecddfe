/** The newest token for the same API as another one: what the page should have sent. */
import type { SeenToken } from '../find/seen.ts';
import { claimsOf } from '../jose/decode.ts';
import { ownMember } from '../jose/json.ts';
import { tokenTimes } from '../jose/numeric-date.ts';

/** A capture may hold thousands of tokens; the newest stand at its end. */
export const mostLookedAt = 500;

/**
 * Among `candidates`, the one with the issuer, the audience and the kind of `token` that was issued last and has not
 * expired; null where that is `token` itself, or where it says neither issuer nor audience.
 * @param now milliseconds since the epoch
 */
export function findNewestFor(
  token: SeenToken,
  candidates: readonly SeenToken[],
  now: number,
): SeenToken | null {
  const wanted = apiOf(token);
  if (wanted === null) return null;
  let newest = token;
  for (const one of candidates.slice(-mostLookedAt)) {
    const { expiresAt } = tokenTimes(one.token);
    if (expiresAt !== null && expiresAt <= now) continue;
    if (one.token.kind === token.token.kind && isNewer(one, newest) && apiOf(one) === wanted) newest = one;
  }
  return newest.token.text === token.token.text ? null : newest;
}

function isNewer(one: SeenToken, other: SeenToken): boolean {
  return ageOf(one) > ageOf(other) || (ageOf(one) === ageOf(other) && one.firstSeenAt > other.firstSeenAt);
}

/** When it was issued, by its own word or by when it was seen first. */
function ageOf({ token, firstSeenAt }: SeenToken): number {
  return tokenTimes(token).issuedAt ?? firstSeenAt;
}

/** Issuer and audience (RFC 7519 §4.1.1, §4.1.3) as one text to compare. */
function apiOf({ token }: SeenToken): string | null {
  const claims = claimsOf(token);
  const issuer = ownMember(claims, 'iss');
  const audience = ownMember(claims, 'aud');
  if (issuer === undefined && audience === undefined) return null;
  const list = Array.isArray(audience) ? audience : audience === undefined ? [] : [audience];
  return JSON.stringify([issuer ?? null, list.map((one) => String(one)).sort()]);
}
