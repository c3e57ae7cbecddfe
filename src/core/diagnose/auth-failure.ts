/** Tells whether an exchange failed on account of identity or permission, and in what way. For no other is there a diagnosis. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import type { Case } from './case.ts';
import { filterSaying } from './filter-facts.ts';
import { kindUnderOtherStatus } from './other-statuses.ts';
import {
  handsInCredentials,
  handsInPassword,
  isLoginPage,
  isLoginRequest,
  isNavigation,
  isPreflight,
  targetOf,
} from './places.ts';

export type FailureKind =
  | 'refused' // by an auth layer
  | 'login' // credentials given to a login or token endpoint were not taken
  | 'graphql' // the error stands in the body
  | 'redirect' // a fetch was sent to a login page
  | 'preflight' // the browser's own question was refused, or the request that it was for
  | 'rate-limited'
  | 'filtered' // by a firewall or bot filter in front, which looks at no credential
  | 'suspected'; // a status for other faults; counts only where the token's own facts are certain

const authStatuses = new Set([401, 403, 407, 419, 440, 498]);
export function failureKindOf(facts: Case): FailureKind | null {
  const { exchange, status } = facts;
  if (isPreflight(exchange)) return isRefusedPreflight(exchange, pairOf(facts)) ? 'preflight' : null;
  if (status === 0) return isKilledByPreflight(facts) || isKilledByCors(facts) ? 'preflight' : null;
  if (isRateLimited(facts)) return 'rate-limited';
  if (status === 403 && filterSaying(facts) !== null) return 'filtered';
  if (facts.graphql !== null) return isFailedGraphqlLogin(facts) ? 'login' : 'graphql';
  if (isRedirectToLogin(facts)) return 'redirect';
  if (status < 400) return isLoginRequest(exchange, facts.target) && isLoginError(facts) ? 'login' : null;
  if (isFailedLogin(facts)) return 'login';
  if (authStatuses.has(status)) return 'refused';
  return kindUnderOtherStatus(facts);
}

/** 429, and a 403 that says the same in words. */
function isRateLimited(facts: Case): boolean {
  return facts.status === 429 || (facts.status === 403 && facts.says('rate-limited'));
}

/** Whether the answer to a preflight stops the request behind it (Fetch, CORS-preflight fetch). */
export function isRefusedPreflight(preflight: Exchange, request: Exchange | null): boolean {
  const { status } = preflight.response;
  if (status === 401 || status === 403 || status === 407) return true;
  const killed = request !== null && request.response.status === 0;
  if (status < 200 || status > 299) return killed;
  return killed && forbiddenHeaders(preflight).length > 0;
}

/** Headers that the page wants to send and the answer does not allow; `*` does not cover Authorization (Fetch, CORS non-wildcard request-header name). */
export function forbiddenHeaders(preflight: Exchange): string[] {
  const wanted = listOf(headerValue(preflight.request.headers, 'access-control-request-headers'));
  const allowed = new Set(listOf(headerValue(preflight.response.headers, 'access-control-allow-headers')));
  return wanted.filter((name) => !allowed.has(name) && (name === 'authorization' || !allowed.has('*')));
}

export function pairOf(facts: Case): Exchange | null {
  const id = facts.history.pairs.get(facts.id);
  return id === undefined ? null : (facts.context.exchangeAt(id) ?? null);
}

function isKilledByPreflight(facts: Case): boolean {
  const pair = pairOf(facts);
  return pair !== null && isPreflight(pair) && isRefusedPreflight(pair, facts.exchange);
}

/** A cross-origin request with a token that the browser stopped, without the preflight having been captured. */
export function isKilledByCors(facts: Case): boolean {
  const { exchange, target } = facts;
  const origin = headerValue(exchange.request.headers, 'origin');
  if (origin === undefined || origin === target.origin || pairOf(facts) !== null) return false;
  const bearsToken = headerValue(exchange.request.headers, 'authorization') !== undefined;
  return bearsToken && /^net::ERR_FAILED$|\bCORS\b/i.test(exchange.error.slice(0, 256));
}

function isRedirectToLogin(facts: Case): boolean {
  const { exchange, status } = facts;
  if (isNavigation(exchange)) return false;
  const location = headerValue(exchange.response.headers, 'location');
  if (status >= 300 && status < 400 && location !== undefined) {
    if (isLoginRequest(exchange, facts.target) || !URL.canParse(location, exchange.request.url)) return false;
    const page = targetOf(new URL(location, exchange.request.url).href);
    return isLoginPage(page) && trimSlash(page.path) !== trimSlash(facts.target.path);
  }
  const source = facts.history.redirectedFrom.get(facts.id);
  const before = source === undefined ? undefined : facts.context.exchangeAt(source);
  if (before === undefined || status < 200 || status > 299) return false;
  return isHtml(exchange) && isLoginPage(facts.target) && !isNavigation(before);
}

/** A redirect that only adds or takes away a slash leads to the same place. */
function trimSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** A login that is sent back to its page with an error in the URL. */
function isLoginError(facts: Case): boolean {
  const location = headerValue(facts.exchange.response.headers, 'location') ?? '';
  return (
    facts.status >= 300 && /[?&#](error|csrf|login_error|failure|failed)\b/i.test(location.slice(0, 2048))
  );
}

/** A mutation that hands in a password, and an error that calls it wrong, whatever its code. */
function isFailedGraphqlLogin(facts: Case): boolean {
  return handsInPassword(facts.exchange) && facts.says('login-failed');
}

function isFailedLogin(facts: Case): boolean {
  const { exchange, status, presented } = facts;
  // A session that is there already does not matter where a password is what was refused.
  if (presented.kind === 'authorization' && presented.scheme !== 'basic')
    return (status === 401 || status === 403) && handsInPassword(exchange) && facts.says('login-failed');
  if (!isLoginRequest(exchange, facts.target)) return false;
  const handsIn = handsInCredentials(exchange, facts.target);
  if (handsIn && (status === 401 || (status === 403 && facts.bodyObject !== null))) return true;
  return (
    (status === 400 || status === 401 || status === 403 || status === 422) &&
    (facts.says('login-failed') || facts.says('csrf-rejected'))
  );
}

function isHtml({ response }: Exchange): boolean {
  const type = headerValue(response.headers, 'content-type') ?? '';
  return (
    /html/i.test(type.slice(0, 128)) ||
    (response.body.state === 'text' && /html/i.test(response.body.mediaType))
  );
}

function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .slice(0, 8192)
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}
