/**
 * Which cookies an app gave or knew the browser by when it sent it away to sign in, and whether they were there again when it
 * came back. An app's server keeps state, nonce and code_verifier in them, or the key to where it keeps them (RFC 6749 §10.12).
 */
import { cookieRequestOf } from '../diagnose/observe-session.ts';
import {
  type CookieJar,
  createJar,
  isSameSiteHost,
  type JarCookie,
  keyOf,
  type NotSentReason,
  storeCookie,
  whyNotSent,
} from '../http/cookie-jar.ts';
import { parseCookieHeader, setCookiesOf } from '../http/cookies.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValue, headerValues } from '../http/headers.ts';
import { hostnameOf, originOf, withoutFragment } from '../http/url.ts';
import { type Flow, type FlowStep, stepOf } from './flow.ts';

export interface LostCookie {
  readonly name: string;
  /** `deleted` by an answer of the app, `replaced` by another value, `gone` for no reason that the capture shows. */
  readonly reason: NotSentReason | 'deleted' | 'replaced' | 'gone';
}

export interface SignInCookies {
  readonly lost: readonly LostCookie[];
  /** Whether the answer that began the sign-in set those that are lost; else its request brought them. */
  readonly wereSet: boolean;
  /** How many came back as they had been. */
  readonly kept: number;
  /** The browser was redirected to the provider, and brought no cookie at all with the callback. */
  readonly none: boolean;
  /** Whose answer began the sign-in. */
  readonly begun: ExchangeId;
}

/** What else of the capture is needed. */
interface Around {
  exchangeAt(id: ExchangeId): Exchange | undefined;
  /** When other sign-ins of the capture were begun. Milliseconds. */
  readonly otherBeginnings: readonly number[];
}

/** An app that fetches the provider's address for its page sends the browser there soon. Milliseconds. */
const soonMs = 60_000;
/** So many requests before the authorization request may lie between, so many until the callback, and so many may be told after it. */
const most = { before: 64, between: 512, late: 32 };

/** Null where the capture does not show how the sign-in began, or what the callback carried. */
export function signInCookies(flow: Flow, callback: FlowStep, around: Around): SignInCookies | null {
  const asked = stepOf(flow, 'authorization-request');
  const back = around.exchangeAt(callback.exchange);
  if (asked === undefined || back === undefined || back.request.unseen) return null;
  const before = exchangesBefore(back, asked, around);
  const redirecting = redirectTo(around.exchangeAt(asked.exchange)?.request.url ?? '', before);
  const begun = redirecting ?? lastThatSets(before, flow.app, asked.at);
  if (begun === undefined) return null;
  const jar = createJar();
  const set: JarCookie[] = [];
  for (const one of before) for (const cookie of storeAll(jar, one)) if (one === begun) set.push(cookie);

  const sent = cookiesOf(back);
  const asBrowsersSee = {
    url: back.request.url,
    method: back.request.method,
    // The provider's page sends the browser back.
    initiator: originOf(around.exchangeAt(asked.exchange)?.request.url ?? ''),
    navigation: !flow.silent,
    now: back.startedAt,
  };
  const isBetween = (at: number) => at > asked.at && at < back.startedAt;
  const fateOf = (cookie: JarCookie): LostCookie['reason'] | null => {
    const values = sent.get(cookie.name);
    const now = jar.cookies.get(keyOf(cookie)) ?? cookie;
    if (values === undefined) return isDeletion(now) ? 'deleted' : (whyNotSent(now, asBrowsersSee) ?? 'gone');
    if (values.includes(cookie.value)) return null;
    // Some apps seal their session anew with every answer: that is the same one.
    return now === cookie || around.otherBeginnings.some(isBetween) ? 'replaced' : null;
  };
  const given = newestOfEach(set.filter(({ value }) => value !== ''));
  const judged = given.map((cookie) => ({ name: cookie.name, reason: fateOf(cookie) }));
  const lost = judged.filter((one): one is LostCookie => one.reason !== null);
  const kept = judged.length - lost.length;
  const none = redirecting !== undefined && sent.size === 0;
  if (judged.length > 0 || redirecting === undefined)
    return { lost, wereSet: true, kept, none, begun: begun.id };

  const brought = [...cookiesOf(begun)].filter(([, [value]]) => value !== '').map(([name]) => name);
  const missing = brought.filter((name) => !sent.has(name));
  return {
    lost: missing.map((name) => {
      const known = [...jar.cookies.values()].findLast((cookie) => cookie.name === name);
      const elsewhere = hostnameOf(begun.request.url) !== hostnameOf(back.request.url);
      return { name, reason: known ? (fateOf(known) ?? 'gone') : elsewhere ? 'domain' : 'gone' };
    }),
    wereSet: false,
    kept: brought.length - missing.length,
    none,
    begun: begun.id,
  };
}

/** In the order of time; they are numbered in the order in which they were told. */
function exchangesBefore(back: Exchange, asked: FlowStep, { exchangeAt }: Around): readonly Exchange[] {
  const first = Math.max(0, Math.min(asked.exchange, back.id) - most.before);
  const ids = Array.from({ length: Math.min(back.id - first, most.between) }, (_, index) => first + index);
  const late = Array.from({ length: most.late }, (_, index) => back.id + 1 + index);
  return [...ids, ...late]
    .map(exchangeAt)
    .filter((one): one is Exchange => one !== undefined && one.startedAt <= back.startedAt)
    .sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
}

/** The answer that sent the browser to the provider. */
function redirectTo(url: string, before: readonly Exchange[]): Exchange | undefined {
  const wanted = withoutFragment(url);
  return before.find(({ request, response }) => {
    const location =
      response.status >= 300 && response.status < 400 && headerValue(response.headers, 'location');
    if (!location || !URL.canParse(location, request.url)) return false;
    return withoutFragment(new URL(location, request.url).href) === wanted;
  });
}

/** The newest answer of the app before its page left for the provider that set a cookie. */
function lastThatSets(before: readonly Exchange[], app: string, at: number): Exchange | undefined {
  return before.findLast(
    ({ request, response, startedAt }) =>
      startedAt <= at &&
      at - startedAt < soonMs &&
      isSameSiteHost(hostnameOf(request.url), hostnameOf(app)) &&
      setCookiesOf(response).length > 0,
  );
}

/** What an answer sets, as a browser keeps it, one that it refuses included. */
export function storeAll(jar: CookieJar, exchange: Exchange): readonly JarCookie[] {
  const request = cookieRequestOf(exchange, exchange.startedAt + exchange.durationMs);
  const stored = setCookiesOf(exchange.response).map((cookie) => storeCookie(jar, cookie, request));
  return stored.filter((cookie) => cookie !== null);
}

/** Of several values that one answer gives a cookie the last one counts; one that it then takes back was given all the same. */
function newestOfEach(cookies: readonly JarCookie[]): readonly JarCookie[] {
  return [...new Map(cookies.map((cookie) => [keyOf(cookie), cookie])).values()];
}

/** RFC 6265bis §5.7: a cookie is taken back by setting it with a time that has passed. */
export const isDeletion = ({ expiresAt, setAt }: JarCookie) => expiresAt !== null && expiresAt <= setAt;

/** The values of each name: a browser may send several of one name (RFC 6265bis §5.8.3). */
export function cookiesOf({ request }: Exchange): ReadonlyMap<string, readonly string[]> {
  const cookies = new Map<string, string[]>();
  for (const { name, value } of headerValues(request.headers, 'cookie').flatMap(parseCookieHeader))
    cookies.set(name, [...(cookies.get(name) ?? []), value]);
  return cookies;
}
