/** What was over when a request was sent. Firefox does not tell of answers in the order in which they came, so that times decide. */
import type { Case } from './case.ts';
import type { Ended, SentAt } from './history-state.ts';

/** A HAR's times are rounded to milliseconds, each part of a duration for itself. */
const roundingMs = 10;

/** Whether what ended at `endedAt` was over at `startedAt`; milliseconds since the epoch. */
export function isOverBy(endedAt: number, startedAt: number): boolean {
  return endedAt <= startedAt + roundingMs;
}

/** Whether one request was sent after another. */
export function wasSentAfter(one: SentAt, other: SentAt): boolean {
  if (one.timedByServer || other.timedByServer || one.startedAt === other.startedAt)
    return one.exchange > other.exchange;
  return one.startedAt > other.startedAt;
}

/** Whether an exchange was over when the one judged was sent. */
export function wasBefore(ended: Ended, { exchange }: Case): boolean {
  if (ended.exchange === exchange.id) return false;
  // A server's `Date` counts whole seconds, and by a clock of its own: then the order in which they were told has to do.
  if (ended.timedByServer || exchange.timedByServer) return ended.exchange < exchange.id;
  return isOverBy(ended.at, exchange.startedAt);
}
