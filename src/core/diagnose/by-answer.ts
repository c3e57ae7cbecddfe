/** Where the capture does not hold the request, the answer's own words are all there is to judge by. */
import type { Case } from './case.ts';
import { found, ruledOut, type Verdict } from './cause.ts';

/** The verdict on a request that was not captured; null where it was: then the cause judges it by itself. */
export function judgeByAnswer(facts: Case, cause: string, headline: string): Verdict | null {
  if (facts.presented.kind !== 'unseen') return null;
  const text = facts.saying(cause);
  return text === null
    ? ruledOut('What the request carried was not captured, and the answer does not say so.')
    : found('likely', `${headline}, the server says`, [text]);
}
