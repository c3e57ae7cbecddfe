/** Puts the rows of a grid in order and their group headings between them. Pure. */

export interface SortOrder {
  /** Id of a column with `sortBy`. */
  readonly column: string;
  readonly descending: boolean;
}

export type Line<Key> =
  | { readonly kind: 'row'; readonly key: Key }
  | { readonly kind: 'group'; readonly group: string; readonly rows: number };

export interface Arrangement<Row> {
  readonly sortBy?: ((row: Row) => string | number | null) | undefined;
  readonly descending: boolean;
  readonly groupOf?: ((row: Row) => string) | undefined;
}

/** Numbers by size, text by code unit; null last whichever way. Stable, so equal rows keep their natural order. */
function compareValues(a: string | number | null, b: string | number | null, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
}

/** Orders `keys` by `sortBy` (natural order without it), within their groups where there are groups. */
export function arrangeRows<Row, Key>(
  keys: readonly Key[],
  rowOf: (key: Key) => Row,
  { sortBy, descending, groupOf }: Arrangement<Row>,
): readonly Line<Key>[] {
  const sort = (part: readonly Key[]): readonly Key[] => {
    if (!sortBy) return part;
    const valued = part.map((key) => ({ key, value: sortBy(rowOf(key)) }));
    valued.sort((a, b) => compareValues(a.value, b.value, descending ? -1 : 1));
    return valued.map(({ key }) => key);
  };
  const asLine = (key: Key): Line<Key> => ({ kind: 'row', key });
  if (!groupOf) return sort(keys).map(asLine);

  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const group = groupOf(rowOf(key));
    const members = groups.get(group);
    if (members) members.push(key);
    else groups.set(group, [key]);
  }
  return [...groups].flatMap(([group, members]) => [
    { kind: 'group' as const, group, rows: members.length },
    ...sort(members).map(asLine),
  ]);
}
