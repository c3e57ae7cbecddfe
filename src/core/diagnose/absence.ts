/** A request without a credential: which of the reasons holds. */

import type { StoredPlace } from '../find/stored.ts';
import { isSameSiteHost, type JarCookie, type NotSentReason, whyNotSent } from '../http/cookie-jar.ts';
import { parseCookieHeader } from '../http/cookies.ts';
import type { Evidence } from '../http/evidence.ts';
import { headerValues } from '../http/headers.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import type { Case } from './case.ts';
import type { IssuedCredential, SessionEnd } from './history-state.ts';
import { cookieRequestOf } from './observe-session.ts';
import { wasBefore } from './order.ts';
import { targetOf } from './places.ts';
import { isSessionCookieName } from './presented.ts';

export interface MissingCookie {
  readonly cookie: JarCookie;
  /** null where the jar finds no reason: then the request was made without credentials, or the browser blocked it. */
  readonly reason: NotSentReason | null;
}

/** Whether nothing was sent that the origin takes for a credential. */
export function isAbsent(facts: Case): boolean {
  const { presented, origin } = facts;
  if (presented.kind === 'none') return true;
  const carriers = origin?.accepted.carriers;
  const takesHeader = carriers?.has('bearer') === true || carriers?.has('dpop') === true;
  return (
    presented.kind === 'cookie' && facts.says('no-credentials') && takesHeader && !carriers?.has('cookie')
  );
}

/** Whether a token left the browser in Authorization, and the answer says that there was none: something took it out. */
export function isLostOnTheWay(facts: Case): boolean {
  const { kind, scheme, text, authorization } = facts.presented;
  if (kind !== 'authorization' || scheme !== 'bearer' || text === '') return false;
  const said = facts.texts.get('no-credentials');
  return said !== undefined && said.lies === undefined && authorization?.problems.length === 0;
}

export type Absence =
  | 'nothing-known'
  | 'token-known'
  | 'token-stored'
  | 'cookie-known'
  | 'login-gave-nothing';

export function absenceOf(facts: Case): Absence {
  const { origin, route } = facts;
  const cookie = missingCookie(facts);
  const token = knownToken(facts);
  const takesCookie = route?.headers.has('cookie') || origin?.accepted.carriers.has('cookie');
  const takesHeader = route?.headers.has('authorization') || origin?.accepted.carriers.has('bearer');
  if (cookie !== null && takesCookie && !(takesHeader && token !== null && !route?.headers.has('cookie')))
    return 'cookie-known';
  if (facts.gone !== null && !route?.headers.has('authorization')) return 'nothing-known';
  if (token !== null) return 'token-known';
  if (cookie !== null) return 'cookie-known';
  if (storedToken(facts) !== null) return 'token-stored';
  return emptyLogin(facts) === null ? 'nothing-known' : 'login-gave-nothing';
}

/** The newest credential that was handed out, or accepted, for this API and not given back since. */
export function knownToken(facts: Case): IssuedCredential | null {
  const end = lastSessionEnd(facts);
  return (
    facts.history.issued.findLast(
      (one) =>
        wasBefore(one, facts) && (end === null || isAfter(one, end)) && isFor(facts, one.origin, one.text),
    ) ?? null
  );
}

/** A token that the page itself stores and could have sent: not an ID or refresh token, and not expired. */
export function storedToken({ exchange, context }: Case): StoredPlace | null {
  const usable = context.storedAt(targetOf(exchange.pageUrl).origin).filter(({ seen: { token } }) => {
    const { expiresAt } = tokenTimes(token);
    return (
      (token.kind === 'access' || token.kind === 'unknown') &&
      (expiresAt === null || expiresAt > exchange.startedAt)
    );
  });
  return usable.at(-1) ?? null;
}

function isFor(facts: Case, origin: string, text: string): boolean {
  const { target, exchange, history } = facts;
  if (origin === target.origin) return true;
  const accepted = history.credentials.get(text)?.accepted ?? [];
  if (accepted.some((one) => one.origin === target.origin)) return true;
  const host = targetOf(origin).host.replace(/:\d+$/, '');
  const page = targetOf(exchange.pageUrl);
  return page.origin === origin || isSameSiteHost(host, target.host.replace(/:\d+$/, ''));
}

/** The session cookie that the jar holds for this site and the request lacks. */
export function missingCookie(facts: Case): MissingCookie | null {
  const { exchange, origin, gone } = facts;
  const request = cookieRequestOf(exchange, exchange.startedAt);
  const sent = new Set(
    headerValues(exchange.request.headers, 'cookie')
      .flatMap(parseCookieHeader)
      .map(({ name }) => name),
  );
  const used = origin?.accepted.cookies ?? new Set<string>();
  const candidates = (facts.history.cookiesThen.get(facts.id) ?? []).filter(
    (cookie) =>
      cookie.value !== '' &&
      !sent.has(cookie.name) &&
      (gone === null ? used.has(cookie.name) || isSession(cookie) : cookie.name === gone.name),
  );
  const end = lastSessionEnd(facts);
  const best =
    candidates.find(({ name }) => used.has(name)) ??
    candidates.find(({ name }) => isSessionCookieName(name)) ??
    candidates[0];
  if (best === undefined || (end !== null && wasSetBefore(facts, best, end))) return null;
  return { cookie: best, reason: whyNotSent(best, request) };
}

function isSession(cookie: JarCookie): boolean {
  const jwt = /^(base64-)?eyJ/.test(cookie.value);
  const other = /csrf|xsrf|refresh|nonce|state|pkce|callback/i.test(cookie.name.slice(0, 128));
  return (
    !other && (isSessionCookieName(cookie.name) || jwt || (cookie.httpOnly && cookie.value.length >= 16))
  );
}

function wasSetBefore(facts: Case, cookie: JarCookie, { exchange }: SessionEnd): boolean {
  const end = facts.context.exchangeAt(exchange);
  return end !== undefined && cookie.setAt < end.startedAt;
}

/** Whether a credential was handed out after a session had ended, or in the same instant and told later. */
function isAfter(one: IssuedCredential, end: SessionEnd): boolean {
  return one.at === end.at ? one.exchange > end.exchange : one.at > end.at;
}

/** The last to end before this request was sent. */
function lastSessionEnd(facts: Case): SessionEnd | null {
  const { history, target } = facts;
  return history.sessionEnds.findLast((one) => one.host === target.host && wasBefore(one, facts)) ?? null;
}

/** A login before this request that succeeded and yet gave neither token nor session cookie. */
export function emptyLogin({ history, id, target }: Case): number | null {
  const last = history.logins.findLast(({ exchange, origin }) => exchange < id && origin === target.origin);
  return last === undefined || last.gave ? null : last.exchange;
}

/** The words for a cookie that stayed behind. */
export function wordsFor({ reason }: MissingCookie, { gone }: Case): readonly [why: string, fix: string] {
  return notSentWords[reason ?? (gone === null ? 'mode' : 'gone')];
}

/** Why a cookie stayed behind: a headline's end, and what to do. */
export const notSentWords: Readonly<
  Record<NotSentReason | 'mode' | 'gone', readonly [why: string, fix: string]>
> = {
  expired: [
    'the cookie has expired',
    'Log in again, or give the cookie a longer Max-Age and renew it while it is used.',
  ],
  domain: [
    'it belongs to another host',
    'Set the cookie with a Domain that covers both hosts, or call the host that set it.',
  ],
  path: ['its Path does not cover this URL', 'Set the cookie with Path=/.'],
  secure: ['it is Secure and this is plain http', 'Use https; only loopback hosts may do without.'],
  'same-site': [
    'SameSite keeps it from cross-site requests',
    'Set SameSite=None; Secure for a cross-site API, or serve page and API from one site.',
  ],
  'secure-on-http': [
    'it was set as Secure over plain http, and the browser dropped it',
    'Serve the login over https, or leave Secure out while developing.',
  ],
  'domain-mismatch': [
    'its Domain does not cover the host that set it',
    'Leave Domain out, or name the own host or a parent of it.',
  ],
  'public-suffix': ['its Domain is a public suffix', 'Set the cookie for your own domain.'],
  'same-site-none-insecure': ['SameSite=None needs Secure', 'Add Secure to the cookie.'],
  'cross-site': [
    'it was set in a cross-site answer without SameSite=None',
    'Set SameSite=None; Secure, or log in from the same site.',
  ],
  prefix: [
    'it breaks the rule of its __Host- or __Secure- prefix',
    'Set it Secure, with Path=/ and without Domain.',
  ],
  'too-large': ['it is larger than a browser keeps', 'Keep name and value together within 4096 bytes.'],
  gone: [
    'others went along, so the browser seems to have it no longer',
    'Log in again, and look for what takes the cookie out of the browser: a script, a sign-out, Clear-Site-Data.',
  ],
  mode: [
    'the request was made without credentials, or the browser blocked it',
    "Call fetch with credentials: 'include' (cross-origin) or 'same-origin'; the answer then needs Access-Control-Allow-Credentials.",
  ],
};

export function cookieEvidence(facts: Case, missing: MissingCookie): Evidence {
  const name = missing.cookie.name.slice(0, 64);
  return facts.at(
    { kind: 'exchange', exchange: facts.id },
    `An earlier answer set the cookie ${name}; this request does not carry it: ${wordsFor(missing, facts)[0]}.`,
  );
}
