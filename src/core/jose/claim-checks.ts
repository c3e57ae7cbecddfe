/** The claims against what an API expects of them, one check a claim; apart from the signature. */
import { type JsonObject, type JsonValue, ownMember } from './json.ts';
import type { Expectation } from './key.ts';
import { claimsOf, headerOf, type Token } from './token.ts';
import type { ClaimCheck } from './verification.ts';

type Outcome = readonly [outcome: ClaimCheck['outcome'], message: string];

/**
 * Checks `iss`, `aud`, `alg` against the expectation, and `exp`, `nbf`, `iat` against `now` (milliseconds since the epoch; the
 * claims are in seconds, RFC 7519 §2). The expectation's leeway is granted on either side (RFC 7519 §4.1.4). `unknown` where
 * nothing is expected, or where the claim cannot be read. A token without a readable claims set yields no check but `alg`'s.
 */
export function checkClaims(token: Token, expectation: Expectation | null, now: number): ClaimCheck[] {
  const check = (claim: ClaimCheck['claim'], [outcome, message]: Outcome): ClaimCheck => ({
    claim,
    outcome,
    message,
  });
  const checks = [check('alg', checkAlg(headerOf(token), expectation))];
  const claims = claimsOf(token);
  if (claims === null) return checks;
  const leeway = Math.max(0, expectation?.leewaySeconds ?? 0);
  return [
    check('iss', checkIssuer(ownMember(claims, 'iss'), expectation)),
    check('aud', checkAudience(ownMember(claims, 'aud'), expectation)),
    ...checks,
    check('exp', checkExpiry(ownMember(claims, 'exp'), now, leeway)),
    check('nbf', checkNotBefore(ownMember(claims, 'nbf'), now, leeway)),
    check('iat', checkIssuedAt(ownMember(claims, 'iat'), now, leeway)),
  ];
}

function checkAlg(header: JsonObject | null, expectation: Expectation | null): Outcome {
  const alg = ownMember(header, 'alg');
  if (expectation === null || expectation.algorithms.length === 0)
    return ['unknown', 'No algorithm is expected.'];
  return typeof alg === 'string' && expectation.algorithms.includes(alg)
    ? ['passed', 'The algorithm is one of those expected.']
    : ['failed', 'The algorithm is none of those expected (RFC 8725 §3.1).'];
}

function checkIssuer(iss: JsonValue | undefined, expectation: Expectation | null): Outcome {
  if (expectation === null || expectation.issuer === '') return ['unknown', 'No issuer is expected.'];
  if (iss === undefined) return ['failed', 'The token names no issuer, and the API expects one.'];
  if (iss === expectation.issuer) return ['passed', 'The issuer is the one expected.'];
  return ['failed', `The issuer is not the one expected${nearMiss(iss, expectation.issuer)}.`];
}

/** RFC 7519 §4.1.3: a list or a single string; one match is enough. */
function checkAudience(aud: JsonValue | undefined, expectation: Expectation | null): Outcome {
  if (expectation === null || expectation.audiences.length === 0)
    return ['unknown', 'No audience is expected.'];
  if (aud === undefined) return ['failed', 'The token names no audience, and the API expects one.'];
  const named: readonly JsonValue[] = Array.isArray(aud) ? aud : [aud as JsonValue];
  if (named.some((value) => typeof value === 'string' && expectation.audiences.includes(value))) {
    return ['passed', 'The token is meant for this API.'];
  }
  const near = named.length === 1 ? nearMiss(named[0], expectation.audiences[0] ?? '') : '';
  return ['failed', `The token is meant for another audience${near}.`];
}

/** What two texts differ in where it is easily overlooked; the comparison is case-sensitive (RFC 7519 §2, StringOrURI). */
function nearMiss(found: JsonValue | undefined, expected: string): string {
  if (typeof found !== 'string') return ': it is not text';
  const bare = (text: string) => text.replace(/\/$/, '');
  if (bare(found) === bare(expected)) return ': they differ in the slash at the end';
  if (found.toLowerCase() === expected.toLowerCase()) return ': they differ in capital letters';
  if (found.replace(/^https?:/, '') === expected.replace(/^https?:/, ''))
    return ': they differ in http and https';
  return '';
}

/** Values above this are milliseconds: as seconds they would lie in the year 5138 or later. */
const surelyMilliseconds = 1e11;

/** A NumericDate in milliseconds; null where it is none. */
function readDate(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value * 1000 : null;
}

function unreadable(name: string, value: JsonValue | undefined): Outcome | null {
  if (value === undefined) return ['unknown', `The token has no ${name}.`];
  return readDate(value) === null ? ['failed', `${name} is not a number (RFC 7519 §2, NumericDate).`] : null;
}

const milliseconds = (name: string, value: JsonValue | undefined) =>
  typeof value === 'number' && value > surelyMilliseconds
    ? ` ${name} looks like milliseconds, and is read as seconds.`
    : '';

/** RFC 7519 §4.1.4: on or after `exp` the token must not be accepted. */
function checkExpiry(exp: JsonValue | undefined, now: number, leeway: number): Outcome {
  const at = readDate(exp);
  if (at === null) return unreadable('exp', exp) as Outcome;
  if (now < at) return ['passed', `It has not expired.${milliseconds('exp', exp)}`];
  const late = Math.floor((now - at) / 1000);
  return late < leeway
    ? ['passed', `It expired ${late} s ago, within the leeway of ${leeway} s.`]
    : ['failed', `It expired ${late} s ago${leeway > 0 ? `, beyond the leeway of ${leeway} s` : ''}.`];
}

/** RFC 7519 §4.1.5. */
function checkNotBefore(nbf: JsonValue | undefined, now: number, leeway: number): Outcome {
  const at = readDate(nbf);
  if (at === null) return unreadable('nbf', nbf) as Outcome;
  if (now >= at) return ['passed', 'It may be used already.'];
  const early = Math.ceil((at - now) / 1000);
  return early <= leeway
    ? ['passed', `It may be used in ${early} s, within the leeway of ${leeway} s.`]
    : ['failed', `It may not be used for another ${early} s.${milliseconds('nbf', nbf)}`];
}

/** RFC 7519 §4.1.6 asks for no check: a time to come is told, and is a failure only to verifiers that choose so. */
function checkIssuedAt(iat: JsonValue | undefined, now: number, leeway: number): Outcome {
  const at = readDate(iat);
  if (at === null) return unreadable('iat', iat) as Outcome;
  if (at <= now + leeway * 1000) return ['passed', 'It was issued before now.'];
  const ahead = Math.ceil((at - now) / 1000);
  return [
    'failed',
    `It was issued ${ahead} s after now by its own word: one of the clocks is wrong.${milliseconds('iat', iat)}`,
  ];
}
