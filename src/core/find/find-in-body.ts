import type { HttpBody } from '../http/exchange.ts';
import { essenceOf } from '../http/media-type.ts';
import { findInValue, toOccurrence } from './find-in-value.ts';
import { jsonPointersAt } from './json-pointer.ts';
import type { Carrier, Occurrence } from './occurrence.ts';
import { type Hit, scanText } from './scan.ts';

/** A body with more is a test page; what lies beyond is not listed. */
const mostOfBody = 500;

/** Tokens in a body: form fields by their names, JSON members by their pointers, anything else by place. */
export function findInBody(body: HttpBody, carrier: Carrier): Occurrence[] {
  if (body.state !== 'text') return [];
  if (essenceOf(body.mediaType) === 'application/x-www-form-urlencoded')
    return findInPairs(body.text, 0, carrier);
  const hits = scanText(body.text).slice(0, mostOfBody);
  if (hits.length === 0) return [];
  const names = namesOf(body.text, body.mediaType, hits);
  return hits.map((hit, index) => toOccurrence(hit, carrier, names.at(index) ?? '', []));
}

/** `name=value&…` of a form, a query or a fragment; `offset` is where the text begins in its carrier's. */
export function findInPairs(text: string, offset: number, carrier: Carrier): Occurrence[] {
  const found: Occurrence[] = [];
  let equals = -1;
  for (let start = 0; start <= text.length; ) {
    const ampersand = text.indexOf('&', start);
    const end = ampersand < 0 ? text.length : ampersand;
    // Looked for once, not once a pair: a text of nothing but `&` must not take quadratic time.
    if (equals < start) equals = indexOrEnd(text, '=', start);
    const isPair = equals < end;
    const from = isPair ? equals + 1 : start;
    if (end - from >= 12) {
      const name = isPair ? safeName(text.slice(start, equals)) : '';
      found.push(...findInValue(text.slice(from, end), { carrier, name, offset: offset + from }));
    }
    start = end + 1;
  }
  return found;
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}

function namesOf(text: string, mediaType: string, hits: readonly Hit[]): string[] {
  const essence = essenceOf(mediaType);
  if (essence.startsWith('multipart/')) return hits.map((hit) => fieldNameBefore(text, hit.start));
  const first = text.trimStart()[0];
  if (essence.includes('json') || first === '{' || first === '[')
    return jsonPointersAt(
      text,
      hits.map((hit) => (hit.format === 'json' ? Math.max(0, hit.start - 1) : hit.start)),
    );
  return [];
}

/** The `name` of the part's Content-Disposition (RFC 7578 §4.2). */
function fieldNameBefore(text: string, at: number): string {
  const head = text.slice(Math.max(0, at - 4096), at);
  const names = [...head.matchAll(/[; ]name="([^"\r\n]{0,200})"/g)];
  return names.at(-1)?.[1] ?? '';
}

function safeName(text: string): string {
  try {
    return decodeURIComponent(text.slice(0, 200));
  } catch {
    return text.slice(0, 200);
  }
}
