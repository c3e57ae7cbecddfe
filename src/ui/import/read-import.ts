/** Tells what a dropped, pasted or opened text is, and turns it into facts. Knows no view. */

import type { NewExchange } from '../../core/http/exchange.ts';
import { parseDamagedHar, parseHar } from '../../core/http/har.ts';
import { parseRawExchange } from '../../core/http/raw-exchange.ts';
import type { Key } from '../../core/jose/key.ts';
import { readKeys, recogniseKey } from '../../core/jose/key-reading.ts';

export type Imported =
  | {
      readonly kind: 'capture';
      readonly exchanges: readonly NewExchange[];
      readonly notes: readonly string[];
      /** A HAR file, or requests and answers as text. */
      readonly form: 'har' | 'raw';
    }
  | { readonly kind: 'keys'; readonly keys: readonly Key[] }
  /** To be searched for tokens. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly what: 'har' | 'key'; readonly why: string };

/** A HAR's first member is its log; a file that is cut off still begins like one. */
const looksLikeHar = (text: string) => /^\uFEFF?\s*\{\s*"log"\s*:/.test(text.slice(0, 2000));

/** Encodings that say "this is a key" by themselves. Plain text, hex and base64 might be anything. */
const isPlainlyKey = (encoding: string | null) => encoding !== null && /^(pem-|jwk)/.test(encoding);

/** A HAR, or requests and answers as text; null where the text is neither. A damaged HAR gives what is left of it. */
export function readCaptureText(
  text: string,
  now: number,
): Extract<Imported, { kind: 'capture' | 'failed' }> | null {
  const isHar = looksLikeHar(text);
  const raw = isHar ? null : parseRawExchange(text, now);
  if (raw !== null) return { kind: 'capture', form: 'raw', ...raw };
  if (!isHar && !/^\uFEFF?\s*[{[]/.test(text.slice(0, 200))) return null;
  const whole = parseHar(text);
  const har = 'error' in whole ? (parseDamagedHar(text) ?? whole) : whole;
  if (!('error' in har)) return { kind: 'capture', form: 'har', exchanges: har.exchanges, notes: har.notes };
  return isHar ? { kind: 'failed', what: 'har', why: har.error } : null;
}

/**
 * Never throws: what cannot be read comes back as `failed` with a sentence that quotes nothing of the text.
 * `now` in milliseconds since the epoch.
 */
export async function readImport(text: string, now: number): Promise<Imported> {
  const capture = readCaptureText(text, now);
  if (capture !== null) return capture;
  if (text.length < 1_000_000 && isPlainlyKey(recogniseKey(text).encoding)) {
    try {
      return { kind: 'keys', keys: await readKeys(text) };
    } catch (error) {
      return { kind: 'failed', what: 'key', why: error instanceof Error ? error.message : '' };
    }
  }
  return { kind: 'text', text };
}
