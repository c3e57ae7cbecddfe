/** Which requests belong to the document that a navigation arrived at, so that clearing on navigation keeps them. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { withoutFragment } from '../http/url.ts';

/**
 * The chain of redirects that ended at `url`, oldest first: a login that hops over three hosts stays whole.
 * @param recent the newest exchanges, oldest first
 */
export function exchangesLeadingTo(recent: readonly Exchange[], url: string): Exchange[] {
  const chain: Exchange[] = [];
  let target = withoutFragment(url);
  for (const exchange of [...recent].reverse()) {
    const arrives =
      chain.length === 0 &&
      withoutFragment(exchange.request.url) === target &&
      exchange.response.status < 300;
    if (!arrives && redirectTarget(exchange) !== target) continue;
    chain.unshift(exchange);
    target = withoutFragment(exchange.request.url);
  }
  return chain;
}

function redirectTarget(exchange: Exchange): string | null {
  const { status, headers } = exchange.response;
  if (status < 300 || status > 399) return null;
  const location = headerValue(headers, 'location');
  if (location === undefined || !URL.canParse(location, exchange.request.url)) return null;
  return withoutFragment(new URL(location, exchange.request.url).href);
}
