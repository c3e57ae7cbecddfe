/** Cookies that carried a token in the traffic, one record per origin and name: what the inventory knows of a cookie that no script can read. */

import type { TokenId } from '../find/seen.ts';
import { parseSetCookie, type SetCookie } from '../http/cookies.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValues } from '../http/headers.ts';
import { originOf } from '../http/url.ts';

export interface CookieSeen {
  readonly origin: string;
  readonly name: string;
  readonly tokens: readonly TokenId[];
  /** As the newest Set-Cookie of that name said; null while none was seen. */
  readonly setCookie: SetCookie | null;
}

interface TokenInCookie {
  readonly name: string;
  readonly token: TokenId;
  readonly carrier: 'cookie' | 'set-cookie';
}

/** Records one token in one cookie of one exchange; costs the same however many were recorded before. */
export function recordCookie(seen: Map<string, CookieSeen>, exchange: Exchange, found: TokenInCookie): void {
  const origin = originOf(exchange.request.url);
  const key = `${origin} ${found.name}`;
  const before = seen.get(key);
  const setCookie = found.carrier === 'set-cookie' ? setCookieOf(exchange, found.name) : null;
  // A cookie holds one value at a time: a new Set-Cookie replaces what it held before.
  const tokens =
    setCookie !== null || before === undefined
      ? [found.token]
      : [...new Set([...before.tokens, found.token])].slice(-8);
  seen.set(key, { origin, name: found.name, tokens, setCookie: setCookie ?? before?.setCookie ?? null });
}

function setCookieOf(exchange: Exchange, name: string): SetCookie | null {
  const all = headerValues(exchange.response.headers, 'set-cookie').map(parseSetCookie);
  return all.find((cookie) => cookie?.name === name) ?? null;
}
