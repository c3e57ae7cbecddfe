/** What is true beside the cause: other faults of the request, and faults of the answer. */
import { headerValue } from '../http/headers.ts';
import { ownMember } from '../jose/json.ts';
import { looksLikeMilliseconds } from '../jose/numeric-date.ts';
import type { Case } from './case.ts';
import type { Cause, RightStatus, Verdict } from './cause.ts';

interface Judged {
  readonly cause: Cause;
  readonly verdict: Verdict;
}

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
  for (const id of answerFaults(facts, best.right)) ids.add(id);
  if (looksLikeMilliseconds(ownMember(facts.claims, 'exp'))) ids.add('exp-in-milliseconds');
  if (lostAuthorization(facts)) ids.add('authorization-stripped');
  ids.delete(best.cause.id);
  return [...ids];
}

function answerFaults(facts: Case, right: RightStatus): string[] {
  const { status } = facts;
  const faults: string[] = [];
  if (status === 403 && right.status === 401 && !right.acceptable.includes(403))
    faults.push('403-should-be-401');
  if (status === 401 && right.status === 403) faults.push('401-should-be-403');
  // RFC 9110 §15.5.2: a 401 MUST have a WWW-Authenticate field with at least one challenge.
  if (status === 401 && facts.challenges.length === 0) faults.push('challenge-missing');
  return faults;
}

/** A cross-origin redirect takes Authorization out of the request (Fetch, HTTP-redirect fetch). */
function lostAuthorization(facts: Case): boolean {
  const source = facts.history.redirectedFrom.get(facts.id);
  const before = source === undefined ? undefined : facts.context.exchangeAt(source);
  if (before === undefined) return false;
  const had = headerValue(before.request.headers, 'authorization') !== undefined;
  return had && headerValue(facts.exchange.request.headers, 'authorization') === undefined;
}
