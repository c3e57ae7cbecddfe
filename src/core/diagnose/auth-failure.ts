/** Tells whether an exchange failed on account of identity or permission, and in what way. For no other is there a diagnosis. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import type { Case } from './case.ts';
import { filterSaying } from './filter-facts.ts';
import {
  handsInCredentials,
  handsInPassword,
  isLoginPage,
  isLoginRequest,
  isNavigation,
  isPreflight,
  targetOf,
} from './places.ts';
import { hasEnded } from './session-end.ts';

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
/** Faults of a token, for which some servers answer 400, 422 or 500. */
const tokenFaults = [
  'malformed-header',
  'malformed-token',
  'expired',
  'not-yet-valid',
  'signature-invalid',
  'unknown-kid',
  'alg-none',
  'alg-not-allowed',
  'wrong-issuer',
  'wrong-audience',
  'wrong-token-type',
  'revoked',
];

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
  if (status === 400 || status === 422) {
    if (facts.challenges.length > 0 || namesAuth(facts) || refusesWhatWasSent(facts)) return 'refused';
    return speaksOfTokens(facts) || isBareRefusal(facts) ? 'suspected' : null;
  }
  if (status < 500 || status === 503) return null;
  if (namesTokenFault(facts) && !isOfAnotherToken(facts)) return 'refused';
  return speaksOfTokens(facts) ? 'suspected' : null;
}

/** 429, and a 403 that says the same in words. */
function isRateLimited(facts: Case): boolean {
  return facts.status === 429 || (facts.status === 403 && facts.says('rate-limited'));
}

/** Tokens that are no credential, and are handed to such routes: in a link by mail, for a password, an invitation. */
const mailedTokenPath = /verif|confirm|activat|reset|forgot|invit|unsubscri|magic/i;

/**
 * 400 or 422 of an auth layer that names no fault: it calls the credential refused, or says that there is none. The same
 * words may speak of another token, so not where this credential is accepted, nor on routes that take tokens of their own.
 */
function refusesWhatWasSent(facts: Case): boolean {
  if (takesOtherTokens(facts)) return false;
  const { kind } = facts.presented;
  if (kind === 'none')
    return facts.says('no-credentials') && facts.origin?.routes.get(facts.routeName)?.open !== true;
  return kind !== 'body' && kind !== 'cookie' && facts.says('token-refused') && !isOfAnotherToken(facts);
}

function takesOtherTokens({ target, exchange }: Case): boolean {
  return mailedTokenPath.test(target.path.slice(0, 512)) || isLoginRequest(exchange, target);
}

/**
 * Whether words about a token, under a status for other faults, are rather about another one than the credential: none
 * was sent, the route takes tokens of its own, or this credential is accepted here.
 */
function isOfAnotherToken(facts: Case): boolean {
  if (facts.presented.kind === 'none' || takesOtherTokens(facts)) return true;
  if (facts.acceptedAfter !== null) return true;
  // Its lifetime was told with it, and has ended.
  if ((facts.credential?.issued?.expiresAt ?? Infinity) <= facts.ourTime[0]) return false;
  return facts.acceptedBefore !== null && !hasEnded(facts);
}

/** Words that a bare "Bad Request" is made of, in JSON and HTML too. */
const bareWords = new Set([
  'bad',
  'request',
  'error',
  'errors',
  'status',
  'statuscode',
  'code',
  'message',
  'title',
]);

/**
 * 400 or 422 that says nothing, or whose words were not captured: what was malformed is left to the request's own facts
 * (RFC 6750 §3.1, `invalid_request`).
 */
export function isBareRefusal(facts: Case): boolean {
  if (facts.status !== 400 && facts.status !== 422) return false;
  if (facts.presented.kind === 'none' || facts.bodyText.length > 1024) return false;
  if ((facts.presented.authorization?.problems ?? []).length === 0 && isOfAnotherToken(facts)) return false;
  const words = facts.bodyText
    .toLowerCase()
    .replace(/<[^<>]{0,256}>/g, ' ')
    .match(/[a-z]+/g);
  return (words ?? []).every((word) => bareWords.has(word));
}

/** Words of authentication in a short answer to a request that bore a credential: enough to look, not to judge. */
function speaksOfTokens(facts: Case): boolean {
  if (facts.presented.kind === 'none') return false;
  return /\b(jwt|token|bearer|authori[sz]ation|authenticat\w{1,6}|credentials?|claims?|signature|segments|audience|issuer|padding|alg|nbf|iat|inactive)\b|jwt/i.test(
    facts.bodyText.slice(0, 1024),
  );
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
    return isLoginPage(targetOf(new URL(location, exchange.request.url).href));
  }
  const source = facts.history.redirectedFrom.get(facts.id);
  const before = source === undefined ? undefined : facts.context.exchangeAt(source);
  if (before === undefined || status < 200 || status > 299) return false;
  return isHtml(exchange) && isLoginPage(facts.target) && !isNavigation(before);
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

function namesAuth(facts: Case): boolean {
  return (
    (namesTokenFault(facts) && !isOfAnotherToken(facts)) ||
    facts.says('csrf-rejected') ||
    facts.says('step-up') ||
    facts.says('insufficient-scope') ||
    /^(invalid_token|invalid_dpop_proof|use_dpop_nonce|insufficient_scope)$/.test(facts.error)
  );
}

function namesTokenFault(facts: Case): boolean {
  return facts.sayingOf(tokenFaults) !== '';
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
