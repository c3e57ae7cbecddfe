/**
 * The cookies that a browser would hold after the Set-Cookies seen, and why each of them was or was not sent with a
 * request (RFC 6265bis §5.7 storage model, §5.8.3 retrieval). Times in milliseconds since the epoch; `now` is an argument.
 */
import { getPublicSuffix } from 'tldts';
import type { SetCookie } from './cookies.ts';
import { isAddress, siteOf } from './site.ts';

export interface JarCookie {
  readonly name: string;
  readonly value: string;
  /** Lower case, without a leading dot. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SetCookie['sameSite'];
  readonly partitioned: boolean;
  /** null for a session cookie. */
  readonly expiresAt: number | null;
  readonly setAt: number;
  /** Why a browser would not have kept it; null where it was kept. */
  readonly refused: StoreRefusal | null;
}

export type StoreRefusal =
  | 'secure-on-http'
  | 'domain-mismatch'
  | 'public-suffix'
  | 'same-site-none-insecure'
  | 'cross-site'
  | 'prefix'
  | 'too-large';

export type NotSentReason = StoreRefusal | 'expired' | 'domain' | 'path' | 'secure' | 'same-site';

/** The request as the rules for cookies see it. */
export interface CookieRequest {
  readonly url: string;
  readonly method: string;
  /** Origin or URL of the document that sent it; '' when not known (then it is taken for same-site). */
  readonly initiator: string;
  /** A navigation of the top-level document. */
  readonly navigation: boolean;
  readonly now: number;
}

export interface CookieJar {
  /** By name, domain and path, in the order of their setting. */
  readonly cookies: Map<string, JarCookie>;
}

/** Browsers hold fewer; beyond it the oldest goes. */
const mostCookies = 1024;
/** RFC 6265bis §5.6: name and value together. */
const largestPair = 4096;
/** Chromium's exception for cookies without SameSite: sent on top-level cross-site POST for two minutes. */
const laxAllowingUnsafeMs = 120_000;

export function createJar(): CookieJar {
  return { cookies: new Map() };
}

/** Takes one Set-Cookie that was answered to `request`. A refused one is kept with its reason, beside what was held. */
export function storeCookie(jar: CookieJar, cookie: SetCookie, request: CookieRequest): JarCookie | null {
  const url = parse(request.url);
  if (url === null) return null;
  const domain = cookie.domain === '' ? url.hostname : cookie.domain;
  const stored: JarCookie = {
    name: cookie.name,
    value: cookie.value,
    domain,
    hostOnly: cookie.domain === '',
    path: cookie.path === '' ? defaultPath(url.pathname) : cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite,
    partitioned: cookie.partitioned,
    expiresAt: expiryOf(cookie, request.now),
    setAt: request.now,
    refused: refusalOf(cookie, url, request),
  };
  const key = keyOf(stored);
  jar.cookies.delete(key);
  jar.cookies.set(key, stored);
  for (const oldest of jar.cookies.keys()) {
    if (jar.cookies.size <= mostCookies) break;
    jar.cookies.delete(oldest);
  }
  return stored;
}

/** What a browser holds one cookie by (RFC 6265bis §5.7). */
export function keyOf({ name, domain, path }: JarCookie): string {
  return `${name};${domain};${path}`;
}

/** Why a browser that holds `cookie` would not send it; null where it would. */
export function whyNotSent(cookie: JarCookie, request: CookieRequest): NotSentReason | null {
  const url = parse(request.url);
  if (url === null) return 'domain';
  if (cookie.refused !== null) return cookie.refused;
  if (cookie.expiresAt !== null && cookie.expiresAt <= request.now) return 'expired';
  if (cookie.hostOnly ? cookie.domain !== url.hostname : !domainMatches(url.hostname, cookie.domain))
    return 'domain';
  if (!pathMatches(url.pathname, cookie.path)) return 'path';
  if (cookie.secure && !isTrustworthy(url)) return 'secure';
  if (isCrossSite(request.initiator, url) && !isSentCrossSite(cookie, request)) return 'same-site';
  return null;
}

/** The cookies of the same host or site, newest first: those that could have been meant for a request. */
export function cookiesNear(jar: CookieJar, url: string): readonly JarCookie[] {
  const target = parse(url);
  if (target === null) return [];
  return [...jar.cookies.values()].filter(({ domain }) => isSameSiteHost(domain, target.hostname)).reverse();
}

/** Same registrable domain, private suffixes such as github.io included; a host without one is its own site. */
export function isSameSiteHost(a: string, b: string): boolean {
  return a === b || (siteOf(a) !== null && siteOf(a) === siteOf(b));
}

/** Whether the two differ in scheme or registrable domain: "schemeful" site, as browsers compare it. */
export function isCrossSite(initiator: string, target: URL): boolean {
  const from = parse(initiator);
  if (from === null) return false;
  return schemeOf(from) !== schemeOf(target) || !isSameSiteHost(from.hostname, target.hostname);
}

/** RFC 6265bis §5.1.3. */
export function domainMatches(host: string, domain: string): boolean {
  if (host === domain) return true;
  return host.endsWith(`.${domain}`) && !isAddress(host);
}

/** RFC 6265bis §5.1.4. */
export function pathMatches(path: string, cookiePath: string): boolean {
  if (path === cookiePath) return true;
  return path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/');
}

function isSentCrossSite(cookie: JarCookie, request: CookieRequest): boolean {
  const safeNavigation = request.navigation && ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(request.method);
  if (cookie.sameSite === 'None') return true;
  if (cookie.sameSite === 'Strict') return false;
  if (safeNavigation) return true;
  return cookie.sameSite === '' && request.navigation && request.now - cookie.setAt < laxAllowingUnsafeMs;
}

function refusalOf(cookie: SetCookie, url: URL, request: CookieRequest): StoreRefusal | null {
  if (cookie.name.length + cookie.value.length > largestPair) return 'too-large';
  if (cookie.domain !== '' && cookie.domain !== url.hostname) {
    if (!domainMatches(url.hostname, cookie.domain)) return 'domain-mismatch';
    if (getPublicSuffix(cookie.domain, { allowPrivateDomains: true }) === cookie.domain)
      return 'public-suffix';
  }
  if (cookie.secure && !isTrustworthy(url)) return 'secure-on-http';
  if (cookie.sameSite === 'None' && !cookie.secure) return 'same-site-none-insecure';
  const name = cookie.name.toLowerCase();
  if (name.startsWith('__secure-') && !cookie.secure) return 'prefix';
  if (name.startsWith('__host-') && !(cookie.secure && cookie.domain === '' && cookie.path === '/'))
    return 'prefix';
  const crossSite = isCrossSite(request.initiator, url) && !request.navigation;
  return crossSite && cookie.sameSite !== 'None' ? 'cross-site' : null;
}

function expiryOf(cookie: SetCookie, now: number): number | null {
  if (cookie.maxAge !== null) return now + Math.min(Math.max(cookie.maxAge, 0), 400 * 86_400) * 1000;
  return cookie.expires;
}

/** RFC 6265bis §5.1.4, default-path. */
function defaultPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** https, or a loopback host: browsers send Secure cookies there too (Secure Contexts §3.1). */
function isTrustworthy(url: URL): boolean {
  return (
    url.protocol === 'https:' ||
    url.protocol === 'wss:' ||
    url.hostname === 'localhost' ||
    url.hostname.endsWith('.localhost') ||
    url.hostname.startsWith('127.') ||
    url.hostname === '[::1]'
  );
}

function schemeOf(url: URL): string {
  return url.protocol.replace('ws', 'http');
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
