/** The times of a token, from seconds (NumericDate, RFC 7519 §2) to milliseconds. */
import { type JsonValue, ownMember } from './json.ts';
import { escapeStep } from './json-scan.ts';
import { makeProblem } from './problems.ts';
import { claimsOf, type Part, type Problem, type Token } from './token.ts';

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

/** Tells a date that looks like milliseconds, or lies out of range. */
export function checkDate(name: string, value: number, part: Part, problems: Problem[]): void {
  if (Math.abs(value) <= millisecondsFrom) return;
  const at = readNumericDate(value);
  const pointer = `/${escapeStep(name)}`;
  if (looksLikeMilliseconds(value)) {
    const year = at === null ? 'beyond every calendar' : new Date(at).getUTCFullYear();
    problems.push(makeProblem('milliseconds', part, pointer, { name, year }));
  } else if (at === null) problems.push(makeProblem('date-out-of-range', part, pointer, { name }));
}
