/** What a URL and a body say about the role of a request: login, refresh, logout, login page. Words of common use, never of one product. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { remember } from './bounded.ts';

export interface Target {
  readonly origin: string;
  readonly host: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: string;
}

/** Longer URLs are cut before any pattern looks at them. */
const longestUrl = 4096;

/** What was asked for last is asked for again at once: by each of those who look at one exchange. */
const newest = new Map<string, Target>();
const mostNewest = 32;

/** The parts of a URL; all empty for what is no URL. */
export function targetOf(url: string): Target {
  const short = url.slice(0, longestUrl);
  const known = newest.get(short);
  if (known !== undefined) return known;
  const target = parseTarget(short);
  remember(newest, short, target, mostNewest);
  return target;
}

function parseTarget(short: string): Target {
  if (!URL.canParse(short)) return { origin: '', host: '', hostname: '', path: '', query: '' };
  const parsed = new URL(short);
  return {
    origin: parsed.origin,
    host: parsed.host,
    hostname: parsed.hostname,
    path: parsed.pathname,
    query: parsed.search,
  };
}

const loginPath =
  /(^|\/)((wp-)?log[-_]?in|sign[-_]?in|signon|logon|authenticate|authorize|sso|session\/new|oauth2?|connect|callback|token|sessions?)(\/|$|[.?])/i;
const loginPagePath =
  /(^|\/)((wp-)?log[-_]?in|sign[-_]?in|signon|logon|sessions?\/new)(\/|$|[.?]|-(page|form|required|oidc|callback))/i;
/** A page of a single sign-on by its path, where the query says that one is to come back from it. */
const signOnPath = /(^|\/)(authenticate|authorize|sso|saml2?|oauth2?|auth)(\/|$|[.?])/i;
const signOnHost = /^(login|logon|signin|auth|sso|accounts?|idp?|identity)\./i;
const comesBack =
  /[?&](rd|to|next|return\w{0,8}|redirect\w{0,8}|continue|callback\w{0,8}|target|service|back\w{0,8}|relaystate|client_id|state)=/i;
const logoutPath =
  /(^|\/)(log[-_]?out|sign[-_]?out|log[-_]?off|revoke|revocation|end_?session|change[-_]?password|password|reset[-_]?password)(\/|$|[.?])/i;
const refreshPath = /(^|\/)[^/]*(refresh|renew)[^/]*(\/|$)/i;

/** Who signs up hands in a password too, and is refused for what it is made of. */
const registerPath = /(^|\/)(register|registration|sign[-_]?up|users\/new|create[-_]?account)(\/|$|[.?])/i;

/** Some apps refresh by GET: then only the plain names count. */
const plainRefreshPath = /(^|\/)(refresh|renew)([-_]?(token|session))?\/?$/i;

/** RFC 9110 §9.2.1. */
export function isSafeMethod(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
}

const unsafe = (method: string) => !isSafeMethod(method);

/** The start of a request's body, in which a login or token request names itself. */
function bodyStart(exchange: Exchange): string {
  const { body } = exchange.request;
  return body.state === 'text' ? body.text.slice(0, 2048) : '';
}

export function isLoginRequest(exchange: Exchange, target: Target): boolean {
  if (!unsafe(exchange.request.method) || registerPath.test(target.path)) return false;
  const body = bodyStart(exchange);
  return (
    loginPath.test(target.path) ||
    /\bpassword\b/i.test(body) ||
    /\bgrant_type\b/.test(body) ||
    isRefreshRequest(exchange, target)
  );
}

/** Whether it is a login by its path or its body beyond doubt, and not just a request to `/sessions` or `/token`. */
export function handsInCredentials(exchange: Exchange, target: Target): boolean {
  if (!isLoginRequest(exchange, target)) return false;
  const named = /(^|\/)((wp-)?log[-_]?in|sign[-_]?in|signon|logon|authenticate)(\/|$|[.?])/i.test(
    target.path,
  );
  return (
    named ||
    isRefreshRequest(exchange, target) ||
    /password|grant_type|client_secret|refresh_?token/i.test(bodyStart(exchange))
  );
}

/** Whether the body of a request that changes something holds a password: a login, or one that asks for it again. */
export function handsInPassword(exchange: Exchange): boolean {
  return unsafe(exchange.request.method) && /password/i.test(bodyStart(exchange));
}

export function isRefreshRequest(exchange: Exchange, target: Target): boolean {
  const { method } = exchange.request;
  if (method === 'GET') return plainRefreshPath.test(target.path);
  if (!unsafe(method)) return false;
  return (
    refreshPath.test(target.path) ||
    /grant_type["']?\s{0,4}[=:]\s{0,4}["']?refresh_token/.test(bodyStart(exchange))
  );
}

/** A request after which the credentials of the session may no longer count. */
export function isEndOfSession(exchange: Exchange, target: Target): boolean {
  const { method } = exchange.request;
  if (method === 'OPTIONS') return false;
  if (method === 'DELETE' && /(^|\/)(sessions?|tokens?)(\/|$)/i.test(target.path)) return true;
  return (
    logoutPath.test(target.path) &&
    (unsafe(method) || /log[-_]?out|sign[-_]?out|log[-_]?off|end_?session/i.test(target.path))
  );
}

export function isLoginPage(target: Target): boolean {
  return (
    loginPagePath.test(target.path) ||
    /[?&](response_type|SAMLRequest)=/.test(target.query) ||
    ((signOnPath.test(target.path) || signOnHost.test(target.host)) && comesBack.test(target.query))
  );
}

export function isNavigation(exchange: Exchange): boolean {
  const mode = headerValue(exchange.request.headers, 'sec-fetch-mode');
  return mode === undefined ? exchange.resourceType === 'document' : mode === 'navigate';
}

export function isPreflight(exchange: Exchange): boolean {
  return (
    exchange.request.method === 'OPTIONS' &&
    (exchange.resourceType === 'preflight' ||
      headerValue(exchange.request.headers, 'access-control-request-method') !== undefined)
  );
}

/** Digits, UUIDs, long hex or mixed ids: a path segment that names one object. */
export function isIdSegment(segment: string): boolean {
  return (
    /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27,}|[0-9a-f]{16,}|(?=.*\d)[\w-]{10,})$/i.test(segment.slice(0, 80)) ||
    /^[a-z]{1,8}[-_]\d+$/i.test(segment.slice(0, 80))
  );
}

/** The path with ids replaced by `*`: what requests to the same route have in common. */
export function routeOf(path: string): string {
  return path
    .split('/', 32)
    .map((segment) => (isIdSegment(segment) ? '*' : segment))
    .join('/');
}

/** Key of a route: method and path with its ids left out. */
export function routeKey(method: string, path: string): string {
  return `${method} ${routeOf(path)}`;
}
