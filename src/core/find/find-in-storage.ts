import { findInChunks, groupChunks } from './cookie-chunks.ts';
import { findInValue, toOccurrence } from './find-in-value.ts';
import type { Occurrence } from './occurrence.ts';
import { scanText } from './scan.ts';
import type { StorageArea, StoredEntry } from './stored.ts';

/** Whole texts: a percent sign in them belongs to them. */
const documents: ReadonlySet<StorageArea> = new Set(['inline-html', 'cache-storage']);

/** Tokens in one storage entry, named by its key. */
export function findInStorage({ area, name, value }: StoredEntry): readonly Occurrence[] {
  const first = value.trimStart()[0];
  // JSON is not percent-encoded as a whole: escapes in it belong to its values.
  if (first === '{' || first === '[')
    return scanText(value).map((hit) => toOccurrence(hit, area, name, ['json']));
  if (documents.has(area)) return scanText(value).map((hit) => toOccurrence(hit, area, name, []));
  return findInValue(value, { carrier: area, name });
}

export interface FoundInEntry {
  readonly entry: StoredEntry;
  readonly occurrences: readonly Occurrence[];
}

/** All entries of one frame, cookies in chunks put together: the joined occurrences stand with the first chunk. */
export function findInEntries(entries: readonly StoredEntry[]): FoundInEntry[] {
  const cookies = entries.filter((entry) => entry.area === 'document-cookie');
  const joined = new Map<string, readonly Occurrence[]>();
  for (const group of groupChunks(
    cookies.map(({ name, value }) => ({ name, value, span: [0, value.length] })),
  )) {
    const found = findInChunks(group, 'document-cookie');
    if (found.length > 0)
      for (const chunk of group.chunks) joined.set(chunk.name, chunk === group.chunks[0] ? found : []);
  }
  return entries.map((entry) => ({
    entry,
    occurrences: (entry.area === 'document-cookie' && joined.get(entry.name)) || findInStorage(entry),
  }));
}
