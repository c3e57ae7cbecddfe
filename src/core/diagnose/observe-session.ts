/** Records logins, refreshes, logouts and what they handed out; signatures and proofs as they are first seen. */
import type { TokenInPlace } from '../find/seen.ts';
import {
  type CookieRequest,
  isSameSiteHost,
  type JarCookie,
  keyOf,
  storeCookie,
} from '../http/cookie-jar.ts';
import { setCookiesOf } from '../http/cookies.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { claimsOf } from '../jose/decode.ts';
import { ownString } from '../jose/json.ts';
import { keepNewest, obtain, remember } from './bounded.ts';
import { type History, most } from './history-state.ts';
import { issuedBy } from './issued.ts';
import { settleRecoveries } from './observe-recovery.ts';
import { isOverBy, wasSentAfter } from './order.ts';
import { isEndOfSession, isLoginRequest, isNavigation, isRefreshRequest, type Target } from './places.ts';
import { isSessionCookieName } from './presented.ts';

export function recordSignature(history: History, exchange: ExchangeId, { seen }: TokenInPlace): void {
  const { token } = seen;
  const fixed =
    token.format === 'jws'
      ? token.signatureText
      : token.format === 'jwe'
        ? `${token.parts[0]}.${token.parts[2]}`
        : '';
  if (fixed.length < 16 || history.signatures.has(fixed)) return;
  remember(history.signatures, fixed, { token: seen.id, text: token.text, exchange }, most.credentials);
}

/** Of a proof that came twice, the request that was sent first had it for its own, whichever is told first. */
export function recordProof(
  history: History,
  exchange: Exchange,
  tokens: readonly TokenInPlace[],
  touched: Set<ExchangeId>,
): void {
  const { id, startedAt } = exchange;
  const sent = { exchange: id, startedAt, timedByServer: exchange.timedByServer === true };
  for (const { seen, occurrence } of tokens) {
    if (occurrence.carrier !== 'request-header' || seen.token.kind !== 'dpop-proof') continue;
    const jti = ownString(claimsOf(seen.token), 'jti');
    const first = history.proofs.get(jti);
    if (jti === '' || (first !== undefined && !wasSentAfter(first, sent))) continue;
    remember(history.proofs, jti, sent, most.credentials);
    if (first !== undefined) touched.add(first.exchange);
  }
}

/** Logins, refreshes, logouts, and what they handed out. */
export function recordSession(
  history: History,
  exchange: Exchange,
  target: Target,
  tokens: readonly TokenInPlace[],
  touched: Set<ExchangeId>,
): void {
  const { status } = exchange.response;
  if (status === 0 || status >= 400) return;
  const { id, startedAt } = exchange;
  const endedAt = startedAt + exchange.durationMs;
  const ended = { exchange: id, at: endedAt, timedByServer: exchange.timedByServer === true };
  const issued = issuedBy(exchange, tokens);
  for (const one of issued) {
    const known = obtain(
      history.credentials,
      one.text,
      () => ({ token: one.token, issued: null, accepted: [], refused: new Set<string>() }),
      most.credentials,
    );
    known.issued ??= { exchange: id, at: endedAt, expiresAt: one.expiresAt, use: one.use };
    if (one.use !== 'access') continue;
    const { text, token, expiresAt } = one;
    keepNewest(history.issued, { ...ended, text, token, origin: target.origin, expiresAt }, most.events);
  }
  const cookies = setCookiesOf(exchange.response);
  const request = cookieRequestOf(exchange, endedAt);
  const kept = cookies
    .map((cookie) => storeCookie(history.jar, cookie, request))
    .filter((cookie) => cookie !== null);
  if (!ended.timedByServer) giveToLaterFailures(history, kept, endedAt, touched);
  const ends = isEndOfSession(exchange, target);
  if (ends || issued.some(({ use }) => use === 'access'))
    for (const one of history.failed) if (isOverBy(endedAt, one.startedAt)) touched.add(one.exchange);
  if (ends) keepNewest(history.sessionEnds, { ...ended, host: target.host }, most.events);
  else if (isRefreshRequest(exchange, target)) {
    keepNewest(history.refreshes, { ...ended, startedAt }, most.events);
    settleRecoveries(history, touched);
  } else if (isLoginRequest(exchange, target)) {
    const gave = issued.length > 0 || kept.some(({ name }) => isSessionCookieName(name));
    keepNewest(history.logins, { exchange: id, origin: target.origin, gave }, most.events);
  }
}

/** An answer that is told late, or whose body is long in coming: the requests that were sent after it had its cookies. */
function giveToLaterFailures(
  history: History,
  set: readonly JarCookie[],
  endedAt: number,
  touched: Set<ExchangeId>,
): void {
  if (set.length === 0) return;
  for (const { exchange, startedAt, hostname } of history.failed) {
    const then = history.cookiesThen.get(exchange);
    const near = set.filter(({ domain }) => isSameSiteHost(domain, hostname));
    if (then === undefined || near.length === 0 || !isOverBy(endedAt, startedAt)) continue;
    const keys = new Set(near.map(keyOf));
    history.cookiesThen.set(exchange, [...near, ...then.filter((cookie) => !keys.has(keyOf(cookie)))]);
    touched.add(exchange);
  }
}

/** `now` in milliseconds since the epoch. */
export function cookieRequestOf(exchange: Exchange, now: number): CookieRequest {
  const navigation = isNavigation(exchange);
  const origin = headerValue(exchange.request.headers, 'origin');
  const referer = headerValue(exchange.request.headers, 'referer');
  const site = headerValue(exchange.request.headers, 'sec-fetch-site');
  // A navigation typed or chosen by the person has no initiator: `Sec-Fetch-Site: none` says so.
  const initiator =
    site === 'none' || site === 'same-origin'
      ? ''
      : (origin ?? referer ?? (navigation ? '' : exchange.pageUrl));
  return { url: exchange.request.url, method: exchange.request.method, initiator, navigation, now };
}
