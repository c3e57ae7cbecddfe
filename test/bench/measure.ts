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

/** Median time of one call in milliseconds, of at least `rounds` calls. */
export function timeOf(work: Work, rounds = 5): number {
  return medianOf(Array.from({ length: rounds }, () => once(work)));
}

/** How long `ours` takes for each time `theirs` does; the two take turns, so that a slow moment hits both. */
export function ratioOf(ours: Work, theirs: Work, rounds = 9): number {
  once(ours);
  once(theirs);
  return medianOf(Array.from({ length: rounds }, () => once(ours) / once(theirs)));
}

export async function asyncRatioOf(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  rounds = 9,
): Promise<number> {
  await onceAsync(ours);
  await onceAsync(theirs);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    ratios.push((await onceAsync(ours)) / (await onceAsync(theirs)));
  return medianOf(ratios);
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
  // A clock that is cut to a millisecond (Firefox) must not give a ratio to nothing.
  return Math.max(performance.now() - start, 0.05);
}

async function onceAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  sink[0] = await work();
  return Math.max(performance.now() - start, 0.05);
}

function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
