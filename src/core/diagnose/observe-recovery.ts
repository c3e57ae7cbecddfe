/** A refused request, a refresh that succeeds, the same request with another credential accepted: a refresh flow. Told in any order. */
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { remember } from './bounded.ts';
import { type Attempt, type History, most, type Refresh } from './history-state.ts';
import { isOverBy, wasSentAfter } from './order.ts';
import type { Presented } from './presented.ts';

/** A retry later than this is not the end of a refresh flow. */
const longestRecoveryMs = 60_000;

export function recordRecovery(
  history: History,
  exchange: Exchange,
  presented: Presented,
  good: boolean,
  touched: Set<ExchangeId>,
): void {
  const { status } = exchange.response;
  // Some servers answer 400 or 500 to a token that has expired.
  if (!good && (status < 400 || status === 404 || status === 429)) return;
  const key = `${exchange.request.method} ${exchange.request.url}`;
  const attempt: Attempt = {
    exchange: exchange.id,
    text: presented.text,
    isBare: presented.kind === 'none',
    startedAt: exchange.startedAt,
    timedByServer: exchange.timedByServer === true,
  };
  const [refused, retry] = [history.waiting.get(key), history.retries.get(key)];
  if (!good) {
    if (refused === undefined || wasSentAfter(attempt, refused))
      remember(history.waiting, key, attempt, most.origins);
  } else if (refused === undefined || retry === undefined || !wasSentAfter(retry, refused))
    remember(history.retries, key, attempt, most.origins);
  settle(history, key, touched);
}

/** To be called when a refresh was recorded: it may be told after the request that it repaired. */
export function settleRecoveries(history: History, touched: Set<ExchangeId>): void {
  for (const key of [...history.waiting.keys()]) settle(history, key, touched);
}

function settle(history: History, key: string, touched: Set<ExchangeId>): void {
  const [refused, retry] = [history.waiting.get(key), history.retries.get(key)];
  if (refused === undefined || retry === undefined || !wasSentAfter(retry, refused)) return;
  if (retry.startedAt - refused.startedAt > longestRecoveryMs) return;
  if (retry.text === refused.text && !retry.isBare) return;
  const refresh = history.refreshes.findLast((one) => isBetween(one, refused, retry));
  if (refresh === undefined) return;
  history.waiting.delete(key);
  remember(
    history.recovered,
    refused.exchange,
    { refresh: refresh.exchange, retry: retry.exchange },
    most.links,
  );
  touched.add(refused.exchange);
}

function isBetween(refresh: Refresh, refused: Attempt, retry: Attempt): boolean {
  if (refresh.timedByServer || refused.timedByServer || retry.timedByServer)
    return refresh.exchange > refused.exchange && refresh.exchange < retry.exchange;
  return refresh.at >= refused.startedAt && isOverBy(refresh.at, retry.startedAt);
}
