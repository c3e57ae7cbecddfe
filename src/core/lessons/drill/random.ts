/** Chance that can be repeated: the same words give the same numbers on every machine. Not for secrets. */

export interface Random {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** Throws RangeError for an empty list: a bug of ours. */
  pick<T>(list: readonly T[]): T;
  /** A new list in another order (Fisher–Yates, Knuth's Algorithm P). */
  shuffle<T>(list: readonly T[]): T[];
  /** `length` lower-case hexadecimal digits, for names and ids. */
  hex(length: number): string;
}

/** The generator that `words` name; each further word makes a stream of its own. */
export function randomFrom(...words: readonly (string | number)[]): Random {
  const next = mulberry32(hashText(JSON.stringify(words)));
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    pick(list) {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[whole(0, list.length - 1)] as (typeof list)[number];
    },
    shuffle(list) {
      const shuffled = [...list];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        [shuffled[last], shuffled[other]] = [
          shuffled[other] as (typeof list)[number],
          shuffled[last] as (typeof list)[number],
        ];
      }
      return shuffled;
    },
    hex: (length) => Array.from({ length }, () => whole(0, 15).toString(16)).join(''),
  };
}

/** FNV-1a (Fowler, Noll, Vo) over the UTF-16 units, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state, numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
