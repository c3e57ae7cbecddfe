/** How much of a capture is held. A person may choose; what a cap cost is always said. */

export interface Caps {
  /** Requests that are held. Beyond that the oldest are let go, first those that tell nothing. */
  readonly requests: number;
  /** What is searched and kept of one body, in UTF-16 units; the rest is cut off. */
  readonly bodyLength: number;
  /** Text of all bodies and messages together, in UTF-16 units. Beyond that the oldest bodies are let go, first those that tell nothing. */
  readonly keptText: number;
}

const mebi = 1024 * 1024;

export const defaultCaps: Caps = { requests: 100_000, bodyLength: 4 * mebi, keptText: 128 * mebi };

/** For the command line: a report on a file is on all of it. */
export const noCaps: Caps = {
  requests: Number.POSITIVE_INFINITY,
  bodyLength: Number.POSITIVE_INFINITY,
  keptText: Number.POSITIVE_INFINITY,
};

/** What a person may choose, smallest first. The largest is what a desktop's browser tab carries. */
export const capSteps: { readonly [K in keyof Caps]: readonly number[] } = {
  requests: [1000, 10_000, 50_000, 100_000, 250_000, 1_000_000],
  // No reader of ours gives more of one body (`maxBodyLength`).
  bodyLength: [256 * 1024, mebi, 4 * mebi],
  keptText: [32 * mebi, 64 * mebi, 128 * mebi, 256 * mebi, 512 * mebi],
};

/** Whether these are caps, each within its steps. */
export function isCaps(value: unknown): value is Caps {
  if (typeof value !== 'object' || value === null) return false;
  const given = value as Readonly<Record<string, unknown>>;
  if (Object.keys(given).length !== Object.keys(capSteps).length) return false;
  return Object.entries(capSteps).every(([name, steps]) => {
    const cap = Object.hasOwn(given, name) ? given[name] : undefined;
    return Number.isInteger(cap) && Number(cap) >= (steps[0] ?? 0) && Number(cap) <= (steps.at(-1) ?? 0);
  });
}

/** Whether these are the same caps. */
export function areSameCaps(a: Caps, b: Caps): boolean {
  return a.requests === b.requests && a.bodyLength === b.bodyLength && a.keptText === b.keptText;
}
