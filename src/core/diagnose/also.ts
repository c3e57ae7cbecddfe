/** What is true beside the cause: other faults of the request, and faults of the answer. */
import { parseCookieHeader } from '../http/cookies.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue, headerValues } from '../http/headers.ts';
import { ownMember, ownString } from '../jose/json.ts';
import { looksLikeMilliseconds } from '../jose/numeric-date.ts';
import { isLostOnTheWay } from './absence.ts';
import type { Case } from './case.ts';
import type { Cause, RightStatus, Verdict } from './cause.ts';
import { isPreflight, isRefreshRequest } from './places.ts';

interface Judged {
  readonly cause: Cause;
  readonly verdict: Verdict;
}

/** Common servers refuse a request whose header fields are longer than this. */
const longestHeaders = 8 * 1024;
const loopMs = 30_000;
const raceMs = 5_000;

export function alsoOf(
  facts: Case,
  best: Judged & { readonly right: RightStatus },
  others: readonly Judged[],
): string[] {
  const ids = new Set(best.verdict.also ?? []);
  for (const { cause, verdict } of others) {
    if (verdict.outcome !== 'certain' || cause.step === null) continue;
    ids.add(cause.id);
    for (const id of verdict.also ?? []) ids.add(id);
  }
  for (const [id, holds] of Object.entries(observations)) if (holds(facts, best.right)) ids.add(id);
  ids.delete(best.cause.id);
  return [...ids];
}

type Holds = (facts: Case, right: RightStatus) => boolean;

/** By their ids, which reports use: faults of the answer first, then those of the request. */
const observations = {
  '403-should-be-401': ({ status }, right) =>
    status === 403 && right.status === 401 && !right.acceptable.includes(403),
  '401-should-be-403': ({ status }, right) => status === 401 && right.status === 403,
  // RFC 9110 §15.5.2: a 401 MUST have a WWW-Authenticate field with at least one challenge.
  'challenge-missing': ({ status, challenges }) => status === 401 && challenges.length === 0,
  // Fetch, CORS check: with credentials the origin must be named.
  'wildcard-origin-with-credentials': ({ exchange }) =>
    responseHeader(exchange, 'access-control-allow-origin') === '*' &&
    responseHeader(exchange, 'access-control-allow-credentials') === 'true',
  // Fetch, CORS check: without the header the page gets a network error, and no status.
  'answer-hidden-by-cors': ({ exchange, target }) => {
    const origin = headerValue(exchange.request.headers, 'origin');
    const mode = headerValue(exchange.request.headers, 'sec-fetch-mode');
    const isCrossOrigin = origin !== undefined && origin !== target.origin && mode === 'cors';
    return (
      isCrossOrigin &&
      !isPreflight(exchange) &&
      exchange.response.status >= 400 &&
      responseHeader(exchange, 'access-control-allow-origin') === undefined
    );
  },
  // API Gateway answers so where no route matches, whatever was sent.
  'no-such-route': ({ status, bodyText, presented }) =>
    status === 403 &&
    presented.kind !== 'none' &&
    /missing authentication token/i.test(bodyText.slice(0, 512)),
  'answer-from-cache': ({ exchange }) => exchange.fromCache,
  'authorization-not-received': isLostOnTheWay,
  'exp-in-milliseconds': ({ claims }) => looksLikeMilliseconds(ownMember(claims, 'exp')),
  'authorization-stripped': lostAuthorization,
  'duplicate-cookie-names': ({ exchange }) => hasDuplicateCookies(exchange),
  'headers-oversized': ({ exchange }) => headerLength(exchange) > longestHeaders,
  // Its nonce is hashed before signing, so that only Graph itself can verify it.
  'microsoft-graph-token': ({ header, issuer }) =>
    ownString(header, 'nonce') !== '' &&
    /^https:\/\/(sts\.windows\.net|login\.microsoftonline\.com)\//.test(issuer),
  'refresh-loop': ({ history, exchange, id }) =>
    history.refreshes.filter((one) => one.exchange < id && exchange.startedAt - one.startedAt < loopMs)
      .length >= 3,
  'refresh-race': ({ history, exchange, target, id }) =>
    isRefreshRequest(exchange, target) &&
    history.refreshes.some(
      (one) => one.exchange !== id && Math.abs(exchange.startedAt - one.startedAt) < raceMs,
    ),
} satisfies Readonly<Record<string, Holds>>;

/** What is said beside a cause and is no cause itself; the last three are told by causes. */
export type ObservationId =
  | keyof typeof observations
  | 'stale-token'
  | 'graphql-forbidden'
  | 'authorization-not-allowed';

/** A cross-origin redirect takes Authorization out of the request (Fetch, HTTP-redirect fetch). */
function lostAuthorization({ history, context, exchange, id }: Case): boolean {
  const source = history.redirectedFrom.get(id);
  const before = source === undefined ? undefined : context.exchangeAt(source);
  if (before === undefined) return false;
  const had = headerValue(before.request.headers, 'authorization') !== undefined;
  return had && headerValue(exchange.request.headers, 'authorization') === undefined;
}

function hasDuplicateCookies({ request }: Exchange): boolean {
  const names = headerValues(request.headers, 'cookie')
    .flatMap(parseCookieHeader)
    .map(({ name }) => name);
  return new Set(names).size < names.length;
}

function headerLength({ request }: Exchange): number {
  return request.headers.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
}

function responseHeader({ response }: Exchange, name: string): string | undefined {
  return headerValue(response.headers, name)?.trim();
}
