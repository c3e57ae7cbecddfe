/** The times of a token, from seconds (NumericDate, RFC 7519 §2) to milliseconds. */
import { type JsonObject, type JsonValue, ownMember } from './json.ts';
import { makeProblem } from './problems.ts';
import { claimsOf, type Problem, type Token } from './token.ts';

export interface TokenTimes {
  /** Milliseconds since the epoch; null where the claim is missing, is no number or is out of a date's range. */
  readonly issuedAt: number | null;
  readonly notBefore: number | null;
  readonly expiresAt: number | null;
}

/** Seconds beyond which a NumericDate (the year 5138) is surely milliseconds. */
const millisecondsFrom = 1e11;
/** The furthest instant of an ECMAScript Date, in milliseconds. */
const dateLimit = 8.64e15;

/** Claims that are NumericDates wherever they stand. */
const dateClaims = ['exp', 'nbf', 'iat', 'auth_time', 'updated_at'] as const;

/**
 * `iat`, `nbf` and `exp` of a token in milliseconds, read as the standard says, as a server does: a value that was
 * written in milliseconds is a date in the far future here, and the token's problem `milliseconds` says so.
 */
export function tokenTimes(token: Token): TokenTimes {
  const claims = claimsOf(token);
  return {
    issuedAt: readNumericDate(ownMember(claims, 'iat')),
    notBefore: readNumericDate(ownMember(claims, 'nbf')),
    expiresAt: readNumericDate(ownMember(claims, 'exp')),
  };
}

/** A NumericDate (seconds, may have a fraction) in milliseconds since the epoch; null where it is none. */
export function readNumericDate(value: JsonValue | undefined): number | null {
  if (typeof value !== 'number') return null;
  const milliseconds = value * 1000;
  return Math.abs(milliseconds) <= dateLimit ? milliseconds : null;
}

/** Whether a NumericDate was most likely written in milliseconds. */
export function looksLikeMilliseconds(value: JsonValue | undefined): boolean {
  return typeof value === 'number' && value > millisecondsFrom && value <= dateLimit;
}

/** Tells dates that look like milliseconds, or lie out of range. */
export function checkDates(claims: JsonObject, problems: Problem[]): void {
  for (const name of dateClaims) {
    const value = ownMember(claims, name);
    if (typeof value !== 'number' || Math.abs(value) <= millisecondsFrom) continue;
    const at = readNumericDate(value);
    const year = at === null ? 'beyond every calendar' : new Date(at).getUTCFullYear();
    if (looksLikeMilliseconds(value)) {
      problems.push(makeProblem('milliseconds', 'payload', `/${name}`, { name, year }));
    } else if (at === null) problems.push(makeProblem('date-out-of-range', 'payload', `/${name}`, { name }));
  }
}
