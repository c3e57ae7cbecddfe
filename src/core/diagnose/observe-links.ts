/** Ties exchanges that belong together: preflights, redirects, and requests that a refresh repaired. */
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { keepNewest, obtain, remember } from './bounded.ts';
import { type Begun, type Half, type History, most, type Retried } from './history-state.ts';
import { isLoginPage, isNavigation, isPreflight, type Target } from './places.ts';
import type { Presented } from './presented.ts';

/** A retry later than this is not the end of a refresh flow. */
const longestRecoveryMs = 60_000;
/** The browser sends the request as soon as the preflight has passed; their times are coarse, and a busy machine is late. */
const longestPauseMs = 2000;

/** Ties a preflight to the request that it was for. Chromium tells of both, in either order, Firefox of no request that was stopped. */
export function pairPreflight(history: History, exchange: Exchange, touched: Set<ExchangeId>): void {
  const { headers, method, url } = exchange.request;
  const preflight = isPreflight(exchange);
  const wanted = preflight ? (headerValue(headers, 'access-control-request-method') ?? 'GET') : method;
  const key = `${wanted} ${withoutHash(url)}`;
  const { id, startedAt } = exchange;
  const half: Half = { exchange: id, startedAt, endedAt: startedAt + Math.max(0, exchange.durationMs) };
  const waiting = preflight ? history.openRequests : history.openPreflights;
  const halves = waiting.get(key) ?? [];
  const at = halves.findLastIndex((other) => isWithin(half, other));
  const [partner] = at < 0 ? [] : halves.splice(at, 1);
  if (partner !== undefined) {
    if (halves.length === 0) waiting.delete(key);
    remember(history.pairs, id, partner.exchange, most.links);
    remember(history.pairs, partner.exchange, id, most.links);
    touched.add(partner.exchange);
  } else if (preflight || headerValue(headers, 'origin') !== undefined || exchange.response.status === 0) {
    const open = preflight ? history.openPreflights : history.openRequests;
    keepNewest(
      obtain(open, key, () => [], most.origins),
      half,
      most.halves,
    );
  }
}

/** A request that ended long before a preflight began, or began long after it, had another or none. */
function isWithin(one: Half, other: Half): boolean {
  return one.startedAt <= other.endedAt + longestPauseMs && other.startedAt <= one.endedAt + longestPauseMs;
}

export function followRedirect(
  history: History,
  exchange: Exchange,
  target: Target,
  touched: Set<ExchangeId>,
): void {
  const { status, headers } = exchange.response;
  const source = history.redirects.get(withoutHash(exchange.request.url));
  if (source !== undefined) {
    history.redirects.delete(withoutHash(exchange.request.url));
    remember(history.redirectedFrom, exchange.id, source, most.links);
    remember(history.redirectedTo, source, exchange.id, most.links);
    touched.add(source);
  }
  const location = headerValue(headers, 'location');
  if (status < 300 || status >= 400 || location === undefined || isNavigation(exchange)) return;
  if (URL.canParse(location, exchange.request.url))
    remember(
      history.redirects,
      withoutHash(new URL(location, exchange.request.url).href),
      exchange.id,
      most.origins,
    );
  if (isLoginPage(target)) touched.add(exchange.id);
}

function withoutHash(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** A refused request, a refresh that succeeds, the same request with another credential accepted: a refresh flow. */
export function recordRecovery(
  history: History,
  exchange: Exchange,
  presented: Presented,
  good: boolean,
  touched: Set<ExchangeId>,
): void {
  const key = `${exchange.request.method} ${exchange.request.url}`;
  if (!good) {
    const { status } = exchange.response;
    // Some servers answer 400 or 500 to a token that has expired.
    if (status >= 400 && status !== 404 && status !== 429)
      remember(
        history.waiting,
        key,
        { exchange: exchange.id, text: presented.text, at: exchange.startedAt },
        most.origins,
      );
    return;
  }
  const refused = history.waiting.get(key);
  if (refused === undefined) return;
  history.waiting.delete(key);
  if (exchange.startedAt - refused.at > longestRecoveryMs) return;
  if (presented.text === refused.text && presented.kind !== 'none') return;
  const retried: Retried = { refused, retry: { exchange: exchange.id, at: exchange.startedAt } };
  const refresh = history.refreshes.findLast((one) => isBetween(one, retried));
  if (refresh === undefined) keepNewest(history.retried, retried, most.recent);
  else tie(history, retried, refresh, touched);
}

/** Firefox tells of a refresh at another origin after the retry that it made possible. */
export function recordRefresh(history: History, refresh: Begun, touched: Set<ExchangeId>): void {
  keepNewest(history.refreshes, refresh, most.events);
  for (const retried of history.retried)
    if (isBetween(refresh, retried) && !history.recovered.has(retried.refused.exchange))
      tie(history, retried, refresh, touched);
}

function isBetween({ at }: Begun, { refused, retry }: Retried): boolean {
  return at >= refused.at && at <= retry.at;
}

function tie(history: History, { refused, retry }: Retried, refresh: Begun, touched: Set<ExchangeId>): void {
  remember(
    history.recovered,
    refused.exchange,
    { refresh: refresh.exchange, retry: retry.exchange },
    most.links,
  );
  touched.add(refused.exchange);
}
