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
  const last: Key[] = [];
  const valued: Key[] = [];
  const values: (string | number)[] = [];
  for (const key of keys) {
    const value = sortBy(rowOf(key));
    if (value === null) last.push(key);
    else {
      valued.push(key);
      values.push(value);
    }
  }
  const places = sortValues(values);
  const ordered = (descending ? reverseRuns(places, values) : places).map((place) => valued[place] as Key);
  return ordered.concat(last);
}

/** The places of the values in rising order; equal ones stay in the order that they have. */
function sortValues(values: readonly (string | number)[]): number[] {
  const gathered = gatherByValue(values);
  if (gathered !== null)
    return [...gathered.keys()].sort(rises).flatMap((value) => gathered.get(value) ?? []);
  if (values.every((value) => typeof value === 'string')) return sortTexts(values);
  const places = Array.from(values.keys());
  return places.sort(
    (one, other) => rises(values[one] as string | number, values[other] as string | number) || one - other,
  );
}

const rises = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0);

/** A hundred thousand requests have a dozen statuses and hosts: then only these are sorted. Null where there are many. */
const fewValues = 256;

function gatherByValue(values: readonly (string | number)[]): Map<string | number, number[]> | null {
  const places = new Map<string | number, number[]>();
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] as string | number;
    const same = places.get(value);
    if (same !== undefined) same.push(place);
    else if (places.size < fewValues) places.set(value, [place]);
    else return null;
  }
  return places;
}

/** The other way around, but for places of one value: these stay in the order that they have. */
function reverseRuns(places: readonly number[], values: readonly (string | number)[]): number[] {
  const reversed: number[] = [];
  for (let end = places.length; end > 0; ) {
    let start = end - 1;
    while (start > 0 && values[places[start - 1] as number] === values[places[start] as number]) start -= 1;
    for (let at = start; at < end; at += 1) reversed.push(places[at] as number);
    end = start;
  }
  return reversed;
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
