/** How much work a search does, counted and not timed: the same on a busy machine, and in every engine. */

type Method = (...parameters: never[]) => unknown;

/** The steps of one call of a method on `self`. */
type Cost = (self: string, result: unknown, parameters: readonly unknown[]) => number;

const span: Cost = (self, result, [, from]) => {
  const start = typeof from === 'number' ? from : 0;
  return 1 + Math.max(0, (typeof result === 'number' && result >= 0 ? result : self.length) - start);
};
const ofResult: Cost = (_self, result) => 1 + (typeof result === 'string' ? result.length : 0);

/** What looks at characters, and how many it may look at. */
const costs: Readonly<Record<string, Cost>> = {
  charCodeAt: () => 1,
  startsWith: (_self, _result, [wanted]) => 1 + String(wanted).length,
  indexOf: span,
  lastIndexOf: (self) => 1 + self.length,
  includes: (self) => 1 + self.length,
  slice: ofResult,
  trim: (self) => 1 + self.length,
  split: (self) => 1 + self.length,
};

/**
 * The characters that `run` reads through the methods of strings. Those are counted while it runs, so it must be
 * synchronous, and nothing else may run beside it.
 */
export function countWork(run: () => unknown): number {
  let steps = 0;
  const methods = String.prototype as unknown as Record<string, Method>;
  const originals = Object.keys(costs).map((name) => [name, methods[name] as Method] as const);
  for (const [name, original] of originals) {
    const cost = costs[name] as Cost;
    methods[name] = function counted(this: string, ...parameters: never[]) {
      const result = Reflect.apply(original, this, parameters);
      steps += cost(this, result, parameters);
      return result;
    };
  }
  try {
    run();
  } finally {
    for (const [name, original] of originals) methods[name] = original;
  }
  return steps;
}
