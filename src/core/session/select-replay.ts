import type { ExchangeId } from '../http/exchange.ts';
import { findNewestFor, mostLookedAt } from '../replay/newest-token.ts';
import { planReplay, type ReplayPlan } from '../replay/plan.ts';
import { at, slice } from './log.ts';
import type { Session } from './session.ts';

/**
 * What a replay of this request would send.
 * @param now milliseconds since the epoch
 * @throws RangeError where `id` is not of this session: a bug of ours
 */
export function replayPlan(session: Session, id: ExchangeId, now: number): ReplayPlan {
  const exchange = at(session.exchanges, id);
  if (exchange === undefined) throw new RangeError(`no exchange ${id} in this session`);
  const tokens = session.derived.tokensIn.get(id) ?? [];
  const plan = planReplay(exchange, tokens, null);
  if (plan.token === null) return plan;
  const candidates = slice(session.tokens, Math.max(0, session.tokens.length - mostLookedAt));
  const newest = findNewestFor(plan.token, candidates, now);
  return newest === null ? plan : planReplay(exchange, tokens, newest);
}
