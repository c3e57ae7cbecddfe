/** Puts the rows of a grid in order and their group headings between them. Pure. */

export interface SortOrder {
  /** Id of a column with `sortBy`. */
  readonly column: string;
  readonly descending: boolean;
}

export type Line<Key> =
  | { readonly kind: 'row'; readonly key: Key }
  | { readonly kind: 'group'; readonly group: string; readonly rows: number };

/** The lines of a grid by their place. Made without touching each row where there are no groups. */
export interface Lines<Key> {
  readonly length: number;
  /** The line at a place within the list. */
  readonly at: (index: number) => Line<Key> | undefined;
  /** The place of a row, or -1. */
  readonly indexOf: (key: Key) => number;
}

/** Numbers by size, text by code unit; null last whichever way. Stable, so equal rows keep their natural order. */
function compareValues(a: string | number | null, b: string | number | null, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}

/** `keys` ordered by `sortBy`; in their natural order without it. */
export function sortKeys<Row, Key>(
  keys: readonly Key[],
  rowOf: (key: Key) => Row,
  sortBy: ((row: Row) => string | number | null) | undefined,
  descending: boolean,
): readonly Key[] {
  if (!sortBy) return keys;
  const valued = keys.map((key) => ({ key, value: sortBy(rowOf(key)) }));
  valued.sort((a, b) => compareValues(a.value, b.value, descending ? -1 : 1));
  return valued.map(({ key }) => key);
}

/** One line a row. */
export function plainLines<Key>(keys: readonly Key[]): Lines<Key> {
  return {
    length: keys.length,
    at: (index) => {
      const key = keys[index];
      return key === undefined ? undefined : { kind: 'row', key };
    },
    indexOf: (key) => keys.indexOf(key),
  };
}

/** Rows below the headings of their groups; groups in the order in which `natural` first names them. */
export function groupedLines<Row, Key>(
  keys: readonly Key[],
  natural: readonly Key[],
  rowOf: (key: Key) => Row,
  groupOf: (row: Row) => string,
): Lines<Key> {
  const groups = new Map<string, Key[]>();
  for (const key of natural) groups.set(groupOf(rowOf(key)), []);
  for (const key of keys) groups.get(groupOf(rowOf(key)))?.push(key);
  const lines = [...groups].flatMap(([group, members]): Line<Key>[] => [
    { kind: 'group', group, rows: members.length },
    ...members.map((key): Line<Key> => ({ kind: 'row', key })),
  ]);
  return {
    length: lines.length,
    at: (index) => lines[index],
    indexOf: (key) => lines.findIndex((line) => line.kind === 'row' && line.key === key),
  };
}

/** The row nearest to place `wanted`, looking on in the direction of travel first; -1 in a list without rows. */
export function nearestRow<Key>(lines: Lines<Key>, wanted: number, forward: boolean): number {
  const start = Math.max(0, Math.min(lines.length - 1, wanted));
  for (const step of forward ? [1, -1] : [-1, 1]) {
    for (let index = start; index >= 0 && index < lines.length; index += step) {
      if (lines.at(index)?.kind === 'row') return index;
    }
  }
  return -1;
}
