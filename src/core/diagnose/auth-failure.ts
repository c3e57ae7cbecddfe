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
import { isKilledByCors, preflightFaultOf } from './preflight-facts.ts';

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
  if (isPreflight(exchange)) return preflightFaultOf(facts) === null ? null : 'preflight';
  if (status === 0) return preflightFaultOf(facts) !== null || isKilledByCors(facts) ? 'preflight' : null;
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
