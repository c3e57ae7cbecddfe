/** One value (of a header, a cookie, a parameter, a storage entry): the tokens in it, wrappings undone. */
import { sextetOf } from './base64url-runs.ts';
import type { Carrier, Occurrence, Wrapping } from './occurrence.ts';
import { decodePercent, mapToEncoded } from './percent.ts';
import { type Hit, scanText } from './scan.ts';

export interface Place {
  readonly carrier: Carrier;
  readonly name: string;
  readonly scheme?: string;
  /** Where the value begins in the carrier's own text. */
  readonly offset?: number;
}

const nothing: readonly Occurrence[] = [];
/** A header of twelve characters and two dots. */
const shortestToken = 14;
const longestEncoded = 1024 * 1024;

/** Tokens of a value that may be percent-encoded, quoted or JSON. Spans lie in the carrier's text. */
export function findInValue(value: string, place: Place): readonly Occurrence[] {
  if (value.length < shortestToken) return nothing;
  const decoded = value.length <= longestEncoded ? decodePercent(value) : value;
  const hits = scanText(decoded);
  if (hits.length === 0) return nothing;
  const offset = place.offset ?? 0;
  const isEncoded = decoded !== value;
  const wrappings: Wrapping[] = [...(isEncoded ? (['percent'] as const) : []), ...wrapperOf(decoded, hits)];
  const starts = hits.map((hit) => hit.start);
  const ends = hits.map((hit) => hit.end);
  const encodedStarts = isEncoded ? mapToEncoded(value, starts) : starts;
  const encodedEnds = isEncoded ? mapToEncoded(value, ends) : ends;
  return hits.map((hit, index) => ({
    text: hit.text,
    carrier: place.carrier,
    name: place.name,
    scheme: place.scheme ?? '',
    span: [offset + (encodedStarts[index] ?? 0), offset + (encodedEnds[index] ?? 0)],
    wrappings: [...wrappings, ...hit.wrappings],
    missingChunks: [],
  }));
}

/** Tokens of a whole text (a body, a frame) that is not percent-encoded as such. */
export function toOccurrence(
  hit: Hit,
  carrier: Carrier,
  name: string,
  wrappings: readonly Wrapping[],
): Occurrence {
  return {
    text: hit.text,
    carrier,
    name,
    scheme: '',
    span: [hit.start, hit.end],
    wrappings: [...wrappings, ...hit.wrappings],
    missingChunks: [],
  };
}

/** Quotes around a single token, or JSON around whatever is in it. */
function wrapperOf(value: string, hits: readonly Hit[]): Wrapping[] {
  const text = value.trim();
  const quote = text[0];
  if ((quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote)) {
    const only = hits.length === 1 && (hits[0]?.end ?? 0) - (hits[0]?.start ?? 0) === text.length - 2;
    return only ? ['quotes'] : ['json'];
  }
  const isObject = text.startsWith('{') || text.startsWith('[');
  return isObject && !(hits.length === 1 && hits[0]?.text === text) ? ['json'] : [];
}

/**
 * Whether a text that holds no whole token was meant to be one: it begins like an encoded JSON object and has dots, or it
 * has a token's three parts. The decoder then lists what is wrong with it.
 */
export function looksLikeToken(text: string): boolean {
  if (text.length > longestEncoded || /\s/.test(text)) return false;
  const parts = text.split('.', 7);
  if (beginsLikeObject(text)) return parts.length > 1 || text.length >= 60;
  const [, payload = ''] = parts;
  return parts.length >= 3 && parts.length <= 5 && beginsLikeObject(payload);
}

function beginsLikeObject(text: string): boolean {
  return (
    text.startsWith('e') &&
    (sextetOf(text.charCodeAt(1)) & 0x30) === 0x30 &&
    sextetOf(text.charCodeAt(1)) !== 255
  );
}
