/** The end of a session: a logout, a change of password. The request that ends it may still be accepted with the credential. */
import type { ExchangeId } from '../http/exchange.ts';
import type { Case } from './case.ts';

/** The last request, from `since` on and before this one, that ended a session on this host; null when there was none. */
export function sessionEndSince({ history, id, target }: Case, since: ExchangeId): ExchangeId | null {
  const end = history.sessionEnds.findLast(
    ({ exchange, host }) => exchange >= since && exchange < id && host === target.host,
  );
  return end?.exchange ?? null;
}

/** Whether a session was ended here since the credential was accepted last. */
export function hasEnded(facts: Case): boolean {
  return sessionEndSince(facts, facts.acceptedBefore?.exchange ?? -1) !== null;
}
