/** The cookies with a token that an answer sets: what the cookie rules look at. */
import type { TokenInPlace } from '../find/seen.ts';
import { parseSetCookie, type SetCookie } from '../http/cookies.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValues } from '../http/headers.ts';
import type { RuleContext } from './rule.ts';
import { isLoopback } from './sent-token.ts';

export interface SetTokenCookie {
  readonly cookie: SetCookie;
  readonly place: TokenInPlace;
  readonly hostname: string;
}

/** Each cookie once, with the first token in it. An answer from this machine itself is left out: a practice set-up is no finding. */
export function tokenCookiesSetBy(exchange: Exchange, context: RuleContext): SetTokenCookie[] {
  const places = context
    .tokensIn(exchange.id)
    .filter(({ occurrence }) => occurrence.carrier === 'set-cookie');
  const hostname = URL.canParse(exchange.request.url) ? new URL(exchange.request.url).hostname : '';
  if (places.length === 0 || isLoopback(hostname)) return [];
  return headerValues(exchange.response.headers, 'set-cookie').flatMap((value) => {
    const cookie = parseSetCookie(value);
    const place = places.find(({ occurrence }) => occurrence.name === cookie?.name);
    return cookie === null || place === undefined ? [] : [{ cookie, place, hostname }];
  });
}
