/**
 * Cookies that were cut into chunks because one cookie holds 4096 octets at most: `name.0`, `name.1`… (Supabase, NextAuth
 * and Auth.js, MSAL, and whoever does the same). They are put together in numeric order.
 */
import type { CookiePair } from '../http/cookies.ts';
import { findInValue, looksLikeToken } from './find-in-value.ts';
import type { Carrier, Occurrence } from './occurrence.ts';

interface Chunk extends CookiePair {
  readonly index: number;
}

export interface ChunkedCookie {
  readonly name: string;
  /** In numeric order. */
  readonly chunks: readonly Chunk[];
  /** Names below the highest seen that were not there, and the next one where the text breaks off. */
  readonly missing: readonly string[];
}

/** A chunk this long is a full one: another ought to follow where the text is not whole. */
const fullChunk = 3000;
const mostChunks = 40;

/** The groups among `pairs`; pairs that are no chunks are in none. */
export function groupChunks(pairs: readonly CookiePair[]): ChunkedCookie[] {
  const groups = new Map<string, Map<number, Chunk>>();
  for (const pair of pairs) {
    const match = /^(.+)\.(\d{1,2})$/.exec(pair.name);
    const index = Number(match?.[2]);
    if (!match || index >= mostChunks) continue;
    const group = groups.get(match[1] as string) ?? new Map<number, Chunk>();
    groups.set(match[1] as string, group.set(index, { ...pair, index }));
  }
  return [...groups].map(([name, group]) => {
    const chunks = [...group.values()].sort((a, b) => a.index - b.index);
    const count = (chunks.at(-1)?.index ?? 0) + 1;
    const missing = Array.from({ length: count }, (_, index) => index)
      .filter((index) => !group.has(index))
      .map((index) => `${name}.${index}`);
    return { name, chunks, missing };
  });
}

/** The tokens of a cookie in chunks. Where a chunk is missing, what is there is shown as it is. */
export function findInChunks(cookie: ChunkedCookie, carrier: Carrier): Occurrence[] {
  const [first] = cookie.chunks;
  if (first === undefined) return [];
  const joined = cookie.chunks.map((chunk) => chunk.value).join('');
  const isRun = cookie.missing.length === 0;
  const found = findInValue(joined, { carrier, name: cookie.name });
  const last = cookie.chunks.at(-1)?.value ?? '';
  const whole = found.length > 0 && !isCut(joined, found);
  const next = !whole && isRun && last.length >= fullChunk ? [`${cookie.name}.${cookie.chunks.length}`] : [];
  const missingChunks = [...cookie.missing, ...next];
  const placed = (occurrence: Occurrence): Occurrence => ({
    ...occurrence,
    span: first.span,
    wrappings: ['chunked', ...occurrence.wrappings],
    missingChunks,
  });
  if (whole) return found.map(placed);
  if (!looksLikeToken(joined) && !joined.startsWith('base64-eyJ')) return [];
  return [
    placed({
      text: joined,
      carrier,
      name: cookie.name,
      scheme: '',
      span: first.span,
      wrappings: [],
      missingChunks,
    }),
  ];
}

/** The text is one token, and only a part of it reads as one: the head of a JWE, cut off in its ciphertext. */
function isCut(joined: string, found: readonly Occurrence[]): boolean {
  return looksLikeToken(joined) && found.length === 1 && (found[0]?.text.length ?? 0) < joined.length;
}
