/** A preflight and the request that it was for (Fetch, CORS-preflight fetch). */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import type { Case } from './case.ts';
import { isPreflight } from './places.ts';

export type PreflightFault =
  | 'credentials' // it was asked for credentials, which it never carries
  | 'status'
  | 'origin'
  | 'method'
  | 'header';

/** The preflight of a pair, whichever of the two is judged; null where none was captured. */
export function preflightOf(facts: Case): Exchange | null {
  const other = pairOf(facts);
  if (isPreflight(facts.exchange)) return facts.exchange;
  return other !== null && isPreflight(other) ? other : null;
}

/** Whether the capture holds both halves. */
export function isPaired(facts: Case): boolean {
  return pairOf(facts) !== null;
}

/** Why the browser did not send the request behind the preflight; null where it did, or may have. */
export function preflightFaultOf(facts: Case): PreflightFault | null {
  const preflight = preflightOf(facts);
  if (preflight === null) return null;
  const request = preflight === facts.exchange ? pairOf(facts) : facts.exchange;
  // An answer of its own shows that it was sent.
  if (request !== null && request.response.status !== 0) return null;
  const { status, headers } = preflight.response;
  if (status === 401 || status === 403 || status === 407) return 'credentials';
  // A stopped request may not be told of (Firefox). Then the preflight alone has to show it, and one that got no answer does not.
  if (request === null && (status === 0 || headers.length === 0)) return null;
  if (status < 200 || status > 299) return 'status';
  if (!allowsOrigin(preflight)) return 'origin';
  if (!allowsMethod(preflight)) return 'method';
  return forbiddenHeaders(preflight).length > 0 ? 'header' : null;
}

/** Headers that the page wants to send and the answer does not allow; `*` does not cover Authorization (Fetch, CORS non-wildcard request-header name). */
export function forbiddenHeaders(preflight: Exchange): string[] {
  const wanted = listOf(headerValue(preflight.request.headers, 'access-control-request-headers'));
  const allowed = new Set(listOf(headerValue(preflight.response.headers, 'access-control-allow-headers')));
  return wanted.filter((name) => !allowed.has(name) && (name === 'authorization' || !allowed.has('*')));
}

/** Fetch, CORS check: `*`, or the very origin. */
function allowsOrigin({ request, response }: Exchange): boolean {
  const allowed = headerValue(response.headers, 'access-control-allow-origin')?.trim();
  const origin = headerValue(request.headers, 'origin')?.trim();
  return allowed === '*' || (allowed !== undefined && (origin === undefined || allowed === origin));
}

/** GET, HEAD and POST need no leave (Fetch, CORS-safelisted method). */
function allowsMethod({ request, response }: Exchange): boolean {
  const wanted = headerValue(request.headers, 'access-control-request-method')?.trim().toLowerCase() ?? 'get';
  const allowed = listOf(headerValue(response.headers, 'access-control-allow-methods'));
  return ['get', 'head', 'post', ...allowed].includes(wanted) || allowed.includes('*');
}

/** A cross-origin request with a token that the browser stopped, without the preflight having been captured. */
export function isKilledByCors(facts: Case): boolean {
  const { exchange, target } = facts;
  const origin = headerValue(exchange.request.headers, 'origin');
  if (origin === undefined || origin === target.origin || isPaired(facts)) return false;
  const bearsToken = headerValue(exchange.request.headers, 'authorization') !== undefined;
  return bearsToken && /^net::ERR_FAILED$|\bCORS\b/i.test(exchange.error.slice(0, 256));
}

function pairOf(facts: Case): Exchange | null {
  const id = facts.history.pairs.get(facts.id);
  return id === undefined ? null : (facts.context.exchangeAt(id) ?? null);
}

function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .slice(0, 8192)
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}
