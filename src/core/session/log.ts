/**
 * An append-only list whose earlier versions stay true: appending costs the same at the hundred-thousandth item as at
 * the first, and a view that still holds an older version sees exactly its own items. Versions share one array; only a
 * second append to the same older version has to copy.
 */
export interface Log<T> {
  readonly length: number;
  /** Shared: may hold more than `length` items. Read through {@link at} and {@link slice}. */
  readonly items: T[];
}

export function emptyLog<T>(): Log<T> {
  return { length: 0, items: [] };
}

export function append<T>(log: Log<T>, added: readonly T[]): Log<T> {
  if (added.length === 0) return log;
  const items = log.items.length === log.length ? log.items : log.items.slice(0, log.length);
  for (const item of added) items.push(item);
  return { length: items.length, items };
}

/** The item at `index`; undefined outside of this version. */
export function at<T>(log: Log<T>, index: number): T | undefined {
  return index >= 0 && index < log.length ? log.items[index] : undefined;
}

export function slice<T>(log: Log<T>, start = 0, end = log.length): T[] {
  return log.items.slice(start, Math.min(end, log.length));
}
