/** Where an interval of time lies in the time window of a token (`nbf`, `iat`, `exp`; RFC 7519 §4.1.4–4.1.6). Milliseconds. */
import type { TokenTimes } from '../jose/numeric-date.ts';

export type Interval = readonly [earliest: number, latest: number];

/** `starting`, `ending`: that bound lies inside of the interval, so there is no telling. */
export type Position = 'not-yet' | 'starting' | 'in' | 'ending' | 'expired' | 'unknown';

export function positionIn(times: TokenTimes, interval: Interval | null): Position {
  if (interval === null) return 'unknown';
  const [earliest, latest] = interval;
  const start = startOf(times);
  if (times.expiresAt !== null && times.expiresAt <= earliest) return 'expired';
  if (start !== null && start > latest) return 'not-yet';
  if (times.expiresAt === null && start === null) return 'unknown';
  if (times.expiresAt !== null && times.expiresAt <= latest) return 'ending';
  return start !== null && start > earliest ? 'starting' : 'in';
}

/** Whether nothing about this position refuses the token. */
export function isInside(position: Position): boolean {
  return position === 'in' || position === 'starting';
}

/** The later of `nbf` and `iat`; null without either. */
export function startOf({ notBefore, issuedAt }: TokenTimes): number | null {
  if (notBefore === null) return issuedAt;
  return issuedAt === null ? notBefore : Math.max(notBefore, issuedAt);
}
