/**
 * What the capture has shown so far of each origin and each credential. Observing one more exchange costs the same
 * whether it is the first or the hundred-thousandth: every map is bounded and forgets its oldest entries.
 */
import type { TokenId, TokenInPlace } from '../find/seen.ts';
import {
  type CookieJar,
  type CookieRequest,
  cookiesNear,
  createJar,
  type JarCookie,
  storeCookie,
} from '../http/cookie-jar.ts';
import { setCookiesOf } from '../http/cookies.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { type ClockOffset, joinOffsets, middleOf, offsetOf } from '../http/server-clock.ts';
import { claimsOf, headerOf } from '../jose/decode.ts';
import { ownMember, ownString } from '../jose/json.ts';
import { keepNewest, obtain, remember } from './bounded.ts';
import { graphqlErrorIn } from './graphql.ts';
import { issuedBy } from './issued.ts';
import {
  isEndOfSession,
  isLoginPage,
  isLoginRequest,
  isNavigation,
  isPreflight,
  isRefreshRequest,
  routeOf,
  type Target,
  targetOf,
} from './places.ts';
import { isSessionCookieName, type Presented, presentedBy } from './presented.ts';

/** What the tokens had in common that an origin accepted. */
export interface Accepted {
  count: number;
  readonly issuers: Set<string>;
  readonly audiences: Set<string>;
  readonly algorithms: Set<string>;
  readonly kinds: Set<string>;
  readonly kids: Set<string>;
  /** Auth-schemes in lower case (`bare` for none), and `cookie`, `header`, `query`. */
  readonly carriers: Set<string>;
  /** Names of the cookies that were the credential. */
  readonly cookies: Set<string>;
  opaque: boolean;
}

export interface RouteHistory {
  /** Answered 2xx without any credential: proves nothing about a token. */
  open: boolean;
  readonly good: ExchangeId[];
  /** Names of headers that good requests had, for what a refused one lacks. */
  readonly headers: Set<string>;
}

export interface OriginHistory {
  clock: ClockOffset | null;
  readonly accepted: Accepted;
  readonly routes: Map<string, RouteHistory>;
  readonly good: ExchangeId[];
  /** Answered 403 where no credential was sent: its 403 may mean 401. */
  forbidsAnonymous: boolean;
  /** Recently refused: a new fact about what is accepted throws light on them. */
  readonly refused: ExchangeId[];
}

export interface CredentialHistory {
  readonly token: TokenId | null;
  /** The answer that handed it out; null where that was not seen. */
  issued: { readonly exchange: ExchangeId; readonly at: number; readonly expiresAt: number | null } | null;
  readonly accepted: { readonly exchange: ExchangeId; readonly origin: string; readonly route: string }[];
}

/** A usable credential that an answer handed out. */
export interface IssuedCredential {
  readonly text: string;
  readonly token: TokenId | null;
  readonly exchange: ExchangeId;
  readonly origin: string;
  readonly at: number;
  readonly expiresAt: number | null;
}

export interface Recovery {
  readonly refresh: ExchangeId;
  readonly retry: ExchangeId;
}

export interface History {
  readonly origins: Map<string, OriginHistory>;
  readonly credentials: Map<string, CredentialHistory>;
  /** The first token seen with a signature. */
  readonly signatures: Map<
    string,
    { readonly token: TokenId; readonly text: string; readonly exchange: ExchangeId }
  >;
  readonly issued: IssuedCredential[];
  readonly jar: CookieJar;
  /** The cookies of the site as they were when a request without one of them was refused. */
  readonly cookiesThen: Map<ExchangeId, readonly JarCookie[]>;
  readonly logins: { readonly exchange: ExchangeId; readonly origin: string; readonly gave: boolean }[];
  readonly sessionEnds: { readonly exchange: ExchangeId; readonly host: string }[];
  readonly refreshes: { readonly exchange: ExchangeId; readonly at: number }[];
  /** Preflight ↔ the request it was for. */
  readonly pairs: Map<ExchangeId, ExchangeId>;
  readonly openPreflights: Map<string, ExchangeId>;
  readonly openRequests: Map<string, ExchangeId>;
  /** URL that a fetch was redirected to → the exchange that redirected it. */
  readonly redirects: Map<string, ExchangeId>;
  readonly redirectedFrom: Map<ExchangeId, ExchangeId>;
  readonly redirectedTo: Map<ExchangeId, ExchangeId>;
  readonly waiting: Map<
    string,
    { readonly exchange: ExchangeId; readonly text: string; readonly at: number }
  >;
  readonly recovered: Map<ExchangeId, Recovery>;
  /** DPoP proof identifiers (`jti`) → the exchange that used it first. */
  readonly proofs: Map<string, ExchangeId>;
  /** Where a credential was used last, for the status bar. */
  lastOrigin: string;
}

const most = {
  origins: 512,
  routes: 512,
  credentials: 4096,
  links: 4096,
  recent: 64,
  values: 32,
  refused: 32,
};
/** A retry later than this is not the end of a refresh flow. */
const longestRecoveryMs = 60_000;

export function createHistory(): History {
  return {
    origins: new Map(),
    credentials: new Map(),
    signatures: new Map(),
    issued: [],
    jar: createJar(),
    cookiesThen: new Map(),
    logins: [],
    sessionEnds: [],
    refreshes: [],
    pairs: new Map(),
    openPreflights: new Map(),
    openRequests: new Map(),
    redirects: new Map(),
    redirectedFrom: new Map(),
    redirectedTo: new Map(),
    waiting: new Map(),
    recovered: new Map(),
    proofs: new Map(),
    lastOrigin: '',
  };
}

/**
 * Records an exchange, in the order of the session. `tokens` are those found in it. Returns the exchanges whose
 * diagnosis it may have changed, itself first.
 */
export function observe(
  history: History,
  exchange: Exchange,
  tokens: readonly TokenInPlace[],
): readonly ExchangeId[] {
  const target = targetOf(exchange.request.url);
  const origin = obtain(history.origins, target.origin, createOrigin, most.origins);
  const touched = new Set([exchange.id]);
  origin.clock = joinOffsets(origin.clock, offsetOf(exchange));
  for (const one of tokens) recordSignature(history, exchange.id, one);
  pairPreflight(history, exchange, touched);
  followRedirect(history, exchange, target, touched);
  if (isPreflight(exchange)) return [...touched];

  const presented = presentedBy(exchange, tokens);
  if (presented.kind !== 'none') history.lastOrigin = target.origin;
  const good = isGood(exchange);
  if (good) recordGood(history, origin, { exchange, target, presented }, touched);
  else if (exchange.response.status >= 400) keepNewest(origin.refused, exchange.id, most.refused);
  if (exchange.response.status === 403 && presented.kind === 'none') origin.forbidsAnonymous = true;
  if (!good && presented.kind !== 'authorization')
    remember(history.cookiesThen, exchange.id, cookiesNear(history.jar, exchange.request.url), most.links);
  recordRecovery(history, exchange, presented, good, touched);
  recordProof(history, exchange.id, tokens);
  recordSession(history, exchange, target, tokens);
  return [...touched];
}

/** The server's clock minus ours in milliseconds, for the origin that a credential was last sent to. */
export function clockOffset(history: History): number | null {
  const clock = history.origins.get(history.lastOrigin)?.clock ?? null;
  return clock === null ? null : middleOf(clock);
}

/** Key of a route: method and path with its ids left out. */
export function routeKey(method: string, path: string): string {
  return `${method} ${routeOf(path)}`;
}

function createOrigin(): OriginHistory {
  return {
    clock: null,
    accepted: {
      count: 0,
      issuers: new Set(),
      audiences: new Set(),
      algorithms: new Set(),
      kinds: new Set(),
      kids: new Set(),
      carriers: new Set(),
      cookies: new Set(),
      opaque: false,
    },
    routes: new Map(),
    good: [],
    forbidsAnonymous: false,
    refused: [],
  };
}

function isGood({ response }: Exchange): boolean {
  const { status } = response;
  return ((status >= 200 && status < 300) || status === 304) && graphqlErrorIn(response.body) === null;
}

function recordSignature(history: History, exchange: ExchangeId, { seen }: TokenInPlace): void {
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

interface Sent {
  readonly exchange: Exchange;
  readonly target: Target;
  readonly presented: Presented;
}

function recordGood(history: History, origin: OriginHistory, sent: Sent, touched: Set<ExchangeId>): void {
  const { exchange, target, presented } = sent;
  const key = routeKey(exchange.request.method, target.path);
  const makeRoute = () => ({ open: false, good: [], headers: new Set<string>() });
  const route: RouteHistory = obtain(origin.routes, key, makeRoute, most.routes);
  if (presented.kind === 'none') {
    route.open = true;
    return;
  }
  keepNewest(route.good, exchange.id, most.recent);
  for (const { name } of exchange.request.headers) addValue(route.headers, name.toLowerCase());
  keepNewest(origin.good, exchange.id, most.recent);
  if (route.open || isLoginRequest(exchange, target)) return;
  const credential = obtain(
    history.credentials,
    presented.text,
    () => ({ token: presented.token?.seen.id ?? null, issued: null, accepted: [] }),
    most.credentials,
  );
  keepNewest(credential.accepted, { exchange: exchange.id, origin: target.origin, route: key }, most.recent);
  if (recordAccepted(origin.accepted, presented)) for (const id of origin.refused) touched.add(id);
}

/** Returns whether this acceptance taught something new. */
function recordAccepted(accepted: Accepted, presented: Presented): boolean {
  const before = sizeOf(accepted);
  accepted.count += 1;
  addValue(
    accepted.carriers,
    presented.kind === 'authorization' ? presented.scheme || 'bare' : presented.kind,
  );
  if (presented.kind === 'cookie') addValue(accepted.cookies, presented.name);
  const token = presented.token?.seen.token;
  if (token === undefined) {
    accepted.opaque = true;
    return sizeOf(accepted) > before;
  }
  const claims = claimsOf(token);
  const header = headerOf(token);
  addValue(accepted.kinds, token.kind);
  addValue(accepted.algorithms, ownString(header, 'alg'));
  addValue(accepted.kids, ownString(header, 'kid'));
  addValue(accepted.issuers, ownString(claims, 'iss'));
  const audience = ownMember(claims, 'aud');
  for (const one of Array.isArray(audience) ? audience : [audience])
    if (typeof one === 'string') addValue(accepted.audiences, one);
  return sizeOf(accepted) > before;
}

function sizeOf({
  issuers,
  audiences,
  algorithms,
  kinds,
  kids,
  carriers,
  cookies,
  opaque,
}: Accepted): number {
  const sets = [issuers, audiences, algorithms, kinds, kids, carriers, cookies];
  return sets.reduce((sum, set) => sum + set.size, opaque ? 1 : 0);
}

function addValue(values: Set<string>, value: string): void {
  if (value !== '' && value.length <= 512 && values.size < most.values) values.add(value);
}

function pairPreflight(history: History, exchange: Exchange, touched: Set<ExchangeId>): void {
  const { headers, method, url } = exchange.request;
  const preflight = isPreflight(exchange);
  if (!preflight && headerValue(headers, 'origin') === undefined && exchange.response.status !== 0) return;
  const wanted = preflight ? (headerValue(headers, 'access-control-request-method') ?? 'GET') : method;
  const key = `${wanted} ${url}`;
  // The two come in either order.
  const waiting = preflight ? history.openRequests : history.openPreflights;
  const partner = waiting.get(key);
  if (partner === undefined) {
    remember(preflight ? history.openPreflights : history.openRequests, key, exchange.id, most.origins);
    return;
  }
  waiting.delete(key);
  remember(history.pairs, exchange.id, partner, most.links);
  remember(history.pairs, partner, exchange.id, most.links);
  touched.add(partner);
}

function followRedirect(
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
function recordRecovery(
  history: History,
  exchange: Exchange,
  presented: Presented,
  good: boolean,
  touched: Set<ExchangeId>,
): void {
  const key = `${exchange.request.method} ${exchange.request.url}`;
  if (!good) {
    const { status } = exchange.response;
    if (status === 401 || status === 403 || status === 419 || status === 422)
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
  const refresh = history.refreshes.findLast(({ exchange: id }) => id > refused.exchange && id < exchange.id);
  if (refresh === undefined || (presented.text === refused.text && presented.kind !== 'none')) return;
  remember(
    history.recovered,
    refused.exchange,
    { refresh: refresh.exchange, retry: exchange.id },
    most.links,
  );
  touched.add(refused.exchange);
}

function recordProof(history: History, exchange: ExchangeId, tokens: readonly TokenInPlace[]): void {
  for (const { seen, occurrence } of tokens) {
    if (occurrence.carrier !== 'request-header' || seen.token.kind !== 'dpop-proof') continue;
    const jti = ownString(claimsOf(seen.token), 'jti');
    if (jti !== '' && !history.proofs.has(jti)) remember(history.proofs, jti, exchange, most.credentials);
  }
}

/** Logins, refreshes, logouts, and what they handed out. */
function recordSession(
  history: History,
  exchange: Exchange,
  target: Target,
  tokens: readonly TokenInPlace[],
): void {
  const { status } = exchange.response;
  if (status === 0 || status >= 400) return;
  const { id, startedAt } = exchange;
  const endedAt = startedAt + exchange.durationMs;
  const issued = issuedBy(exchange, tokens);
  for (const one of issued) {
    const known = obtain(
      history.credentials,
      one.text,
      () => ({ token: one.token, issued: null, accepted: [] }),
      most.credentials,
    );
    known.issued ??= { exchange: id, at: endedAt, expiresAt: one.expiresAt };
    if (one.refresh) continue;
    const { text, token, expiresAt } = one;
    keepNewest(
      history.issued,
      { text, token, exchange: id, origin: target.origin, at: endedAt, expiresAt },
      most.values,
    );
  }
  const cookies = setCookiesOf(exchange.response);
  const request = cookieRequestOf(exchange, endedAt);
  const kept = cookies.map((cookie) => storeCookie(history.jar, cookie, request));
  if (isEndOfSession(exchange, target))
    keepNewest(history.sessionEnds, { exchange: id, host: target.host }, most.values);
  else if (isRefreshRequest(exchange, target))
    keepNewest(history.refreshes, { exchange: id, at: startedAt }, most.values);
  else if (isLoginRequest(exchange, target)) {
    const gave =
      issued.length > 0 || kept.some((cookie) => cookie !== null && isSessionCookieName(cookie.name));
    keepNewest(history.logins, { exchange: id, origin: target.origin, gave }, most.values);
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
