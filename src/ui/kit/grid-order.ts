/** Puts the rows of a grid in order and their group headings between them. Pure. */
import { sortTexts } from './sort-texts.ts';

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

/**
 * `keys` ordered by `sortBy`: numbers by size, text by code unit, null last whichever way; rows of one value keep their
 * natural order. In their natural order without it.
 */
export function sortKeys<Row, Key>(
  keys: readonly Key[],
  rowOf: (key: Key) => Row,
  sortBy: ((row: Row) => string | number | null) | undefined,
  descending: boolean,
): readonly Key[] {
  if (!sortBy) return keys;
  // Values are compared and not rows: a hundred thousand requests have a dozen statuses.
  const byValue = new Map<string | number | null, Key[]>();
  for (const key of keys) {
    const value = sortBy(rowOf(key));
    const same = byValue.get(value);
    if (same === undefined) byValue.set(value, [key]);
    else same.push(key);
  }
  const last = byValue.get(null) ?? [];
  byValue.delete(null);
  const values = sortValues([...byValue.keys()].filter((value) => value !== null));
  if (descending) values.reverse();
  const ordered: Key[] = [];
  for (const value of values) for (const key of byValue.get(value) ?? []) ordered.push(key);
  for (const key of last) ordered.push(key);
  return ordered;
}

function sortValues(values: (string | number)[]): (string | number)[] {
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length === values.length) return sortTexts(texts);
  return values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
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
