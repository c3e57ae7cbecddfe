/** What is true beside the cause: other faults of the request, and faults of the answer. */
import { parseCookieHeader } from '../http/cookies.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue, headerValues } from '../http/headers.ts';
import { ownMember, ownString } from '../jose/json.ts';
import { looksLikeMilliseconds } from '../jose/numeric-date.ts';
import type { Case } from './case.ts';
import type { Cause, RightStatus, Verdict } from './cause.ts';
import { isRefreshRequest } from './places.ts';

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
  for (const { id, holds } of [...answerFaults, ...observations]) if (holds(facts, best.right)) ids.add(id);
  ids.delete(best.cause.id);
  return [...ids];
}

interface Observation {
  readonly id: string;
  readonly holds: (facts: Case, right: RightStatus) => boolean;
}

const answerFaults: readonly Observation[] = [
  {
    id: '403-should-be-401',
    holds: ({ status }, right) => status === 403 && right.status === 401 && !right.acceptable.includes(403),
  },
  { id: '401-should-be-403', holds: ({ status }, right) => status === 401 && right.status === 403 },
  // RFC 9110 §15.5.2: a 401 MUST have a WWW-Authenticate field with at least one challenge.
  { id: 'challenge-missing', holds: ({ status, challenges }) => status === 401 && challenges.length === 0 },
  {
    // Fetch, CORS check: with credentials the origin must be named.
    id: 'wildcard-origin-with-credentials',
    holds: ({ exchange }) =>
      responseHeader(exchange, 'access-control-allow-origin') === '*' &&
      responseHeader(exchange, 'access-control-allow-credentials') === 'true',
  },
  {
    // API Gateway answers so where no route matches, whatever was sent.
    id: 'no-such-route',
    holds: ({ status, bodyText, presented }) =>
      status === 403 &&
      presented.kind !== 'none' &&
      /missing authentication token/i.test(bodyText.slice(0, 512)),
  },
  { id: 'answer-from-cache', holds: ({ exchange }) => exchange.fromCache },
];

const observations: readonly Observation[] = [
  { id: 'exp-in-milliseconds', holds: ({ claims }) => looksLikeMilliseconds(ownMember(claims, 'exp')) },
  { id: 'authorization-stripped', holds: lostAuthorization },
  { id: 'duplicate-cookie-names', holds: ({ exchange }) => hasDuplicateCookies(exchange) },
  { id: 'headers-oversized', holds: ({ exchange }) => headerLength(exchange) > longestHeaders },
  {
    // Its nonce is hashed before signing, so that only Graph itself can verify it.
    id: 'microsoft-graph-token',
    holds: ({ header, issuer }) =>
      ownString(header, 'nonce') !== '' &&
      /^https:\/\/(sts\.windows\.net|login\.microsoftonline\.com)\//.test(issuer),
  },
  {
    id: 'refresh-loop',
    holds: ({ history, exchange, id }) =>
      history.refreshes.filter((one) => one.exchange < id && exchange.startedAt - one.at < loopMs).length >=
      3,
  },
  {
    id: 'refresh-race',
    holds: ({ history, exchange, target, id }) =>
      isRefreshRequest(exchange, target) &&
      history.refreshes.some((one) => one.exchange !== id && Math.abs(exchange.startedAt - one.at) < raceMs),
  },
];

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
