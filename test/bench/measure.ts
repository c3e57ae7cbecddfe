/** Measuring against a floor or a peer in the same run: what differs between machines cancels out. */

export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: string;
  readonly met: boolean;
}

/** A measurement of one or more lines. */
export type Bench = () => Promise<readonly Result[]> | readonly Result[];

type Work = () => unknown;

/** Keeps the last result alive, so that no engine may leave the work out. */
const sink: unknown[] = [];

/** Time of one call in milliseconds, the best of `rounds`: what else the machine does can only add to it. */
export function timeOf(work: Work, rounds = 7): number {
  return Math.min(...Array.from({ length: rounds }, () => once(work)));
}

/** How long `ours` takes for each time `theirs` does, each at its best; the two take turns, so that a slow moment hits both. */
export function ratioOf(ours: Work, theirs: Work, rounds = 15): number {
  const [first, second] = [timeOf(ours, 3), timeOf(theirs, 3)];
  const often = repeatsFor(Math.min(first, second));
  const [mine, other] = [repeated(ours, often), repeated(theirs, often)];
  const affordable = Math.max(5, Math.floor(budget / (often * (first + second))));
  const times = Array.from(
    { length: Math.min(rounds, affordable) },
    () => [once(mine), once(other)] as const,
  );
  return Math.min(...times.map(([time]) => time)) / Math.min(...times.map(([, time]) => time));
}

/** Milliseconds for one comparison, where five rounds do not take longer. */
const budget = 1500;

/** So often that the clock tells one per cent: Firefox cuts its own to a whole millisecond, where others count microseconds. */
const repeatsFor = (time: number) => Math.min(100, Math.ceil((100 * clockTick()) / time));

const repeated = (work: Work, often: number): Work =>
  often <= 1
    ? work
    : () => {
        let last: unknown;
        for (let count = 0; count < often; count += 1) last = work();
        return last;
      };

/** The smallest step of the clock, in milliseconds. */
function clockTick(): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 10; count += 1) {
    const start = performance.now();
    let next = start;
    while (next === start) next = performance.now();
    smallest = Math.min(smallest, next - start);
  }
  return smallest;
}

export async function asyncRatioOf(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  rounds = 15,
): Promise<number> {
  let [best, bestOfTheirs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round += 1) {
    best = Math.min(best, await onceAsync(ours));
    bestOfTheirs = Math.min(bestOfTheirs, await onceAsync(theirs));
  }
  return best / bestOfTheirs;
}

export function atMost(name: string, value: number, unit: string, bar: number): Result {
  return { name, value, unit, bar: `≤ ${bar}`, met: value <= bar };
}

export function atLeast(name: string, value: number, unit: string, bar: number): Result {
  return { name, value, unit, bar: `≥ ${bar}`, met: value >= bar };
}

/** For comparison only: a peer that does less, or another thing. */
export function noted(name: string, value: number, unit: string): Result {
  return { name, value, unit, bar: '', met: true };
}

function once(work: Work): number {
  const start = performance.now();
  sink[0] = work();
  // A coarse clock must not give a ratio to nothing.
  return Math.max(performance.now() - start, 0.005);
}

async function onceAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  sink[0] = await work();
  return Math.max(performance.now() - start, 0.05);
}
