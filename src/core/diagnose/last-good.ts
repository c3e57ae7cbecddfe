import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { History } from './history-state.ts';
import { routeKey, targetOf } from './places.ts';

/**
 * The newest accepted exchange before `exchange` that is most like it: same method and route, else same origin.
 * null when none was seen.
 */
export function lastGoodBefore({ id, request }: Exchange, history: History): ExchangeId | null {
  const target = targetOf(request.url);
  const origin = history.origins.get(target.origin);
  const route = origin?.routes.get(routeKey(request.method, target.path));
  const before = (ids: readonly ExchangeId[] | undefined) => ids?.findLast((one) => one < id);
  return before(route?.good) ?? before(origin?.good) ?? null;
}
