/**
 * An append-only list whose earlier versions stay true: appending costs the same at the hundred-thousandth item as at
 * the first, and a view that still holds an older version sees exactly its own items. Versions share one array; only a
 * second append to the same older version has to copy.
 */
export interface Log<T, Kept = T> {
  readonly length: number;
  /** Shared: may hold more than `length` items, in the form in which they are kept. Read through {@link at} and {@link slice}. */
  readonly items: Kept[];
  readonly keeping: Keeping<T, Kept>;
}

/** The form in which items are kept. What `read` makes of it equals what was put in. */
export interface Keeping<T, Kept> {
  keep(item: T): Kept;
  read(kept: Kept): T;
}

/** Keeps items as they are. */
export function emptyLog<T>(): Log<T> {
  return emptyLogOf({ keep: (item: T) => item, read: (kept: T) => kept });
}

export function emptyLogOf<T, Kept>(keeping: Keeping<T, Kept>): Log<T, Kept> {
  return { length: 0, items: [], keeping };
}

export function append<T, Kept>(log: Log<T, Kept>, added: readonly T[]): Log<T, Kept> {
  if (added.length === 0) return log;
  const { keeping } = log;
  const items = log.items.length === log.length ? log.items : log.items.slice(0, log.length);
  for (const item of added) items.push(keeping.keep(item));
  return { length: items.length, items, keeping };
}

/** A version with other items in some places; where `change` gives null the item is let go, and the place stays empty. */
export function replace<T, Kept>(
  log: Log<T, Kept>,
  places: readonly number[],
  change: (kept: Kept) => Kept | null,
): Log<T, Kept> {
  const items = log.items.slice(0, log.length);
  for (const place of places) {
    const kept = items[place];
    const changed = kept === undefined ? null : change(kept);
    if (changed === null) delete items[place];
    else items[place] = changed;
  }
  return { ...log, items };
}

/** The item at `index`; undefined outside of this version, and where it was let go. */
export function at<T, Kept>(log: Log<T, Kept>, index: number): T | undefined {
  const kept = keptAt(log, index);
  return kept === undefined ? undefined : log.keeping.read(kept);
}

/** The item at `index` in the form in which it is kept. */
export function keptAt<T, Kept>(log: Log<T, Kept>, index: number): Kept | undefined {
  return index >= 0 && index < log.length ? log.items[index] : undefined;
}

/** Those that were not let go. */
export function slice<T, Kept>(log: Log<T, Kept>, start = 0, end = log.length): T[] {
  const kept = log.items.slice(start, Math.min(end, log.length));
  // Not mapped: that leaves places empty.
  return kept.flatMap((one) => [log.keeping.read(one)]);
}
