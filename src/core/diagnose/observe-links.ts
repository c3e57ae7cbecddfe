/** Ties exchanges that belong together: preflights and redirects. */
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { keepNewest, obtain, remember } from './bounded.ts';
import { type Half, type History, most } from './history-state.ts';
import { isLoginPage, isNavigation, isPreflight, type Target } from './places.ts';

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
