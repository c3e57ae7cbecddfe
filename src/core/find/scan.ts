/**
 * Finds serialized tokens in any text: no regular expression, time linear in the length.
 *
 * Every compact serialization has a dot behind its header, every JSON serialization a member called `protected`, and the
 * engine's own `indexOf` leaps from one to the next faster than any loop of ours. What stands there counts only if it
 * decodes to a JSON object with a JOSE member; so the naïve mark (`eyJ`) is neither needed nor enough.
 */
import { decodeRun, endOfRun, sextetOf, startOfRun } from './base64url-runs.ts';
import { readCompact } from './compact.ts';
import { beginsLikeJoseHeader, readJoseHeader, shortestHeader } from './jose-header.ts';
import { readJsonSerialization } from './json-serialization.ts';
import type { Wrapping } from './occurrence.ts';

export interface Hit {
  /** The serialization, wrappers undone. */
  readonly text: string;
  /** Place in the scanned text, in UTF-16 units, end exclusive. For a token inside of a wrapper: of the wrapper. */
  readonly start: number;
  readonly end: number;
  readonly format: 'jws' | 'jwe' | 'sd-jwt' | 'json';
  /** Outermost first. */
  readonly wrappings: readonly Wrapping[];
}

/** What may still be done on behalf of one text, so that hostile input cannot make the search slow. */
export interface WorkLeft {
  /** Headers that may still be decoded: one in 256 characters, where tokens take more, or share their headers. */
  decodings: number;
  /** The last run that was a JOSE header: most tokens of a text share theirs letter by letter, and it is decoded once. */
  lastHeader: string;
  /** Characters that may still be read in search of the object around a `protected` member. */
  characters: number;
}

/** How far into a run a header is looked for behind what is glued to it (`token_eyJ…`, `%22eyJ…`, `\neyJ…`). */
const longestGlue = 64;
/** A run that only pretends to be a header is decoded this often at most. */
const mostDecodingsOfRun = 2;
const deepestWrapper = 3;
const longestWrapper = 1024 * 1024;
const wrapper = 'base64-';
/** What is looked for first: up to six characters the engine's search leaps, beyond that it creeps. */
const wrapperMark = '64-';
const member = 'protected';
const memberMark = 'protec';

/** All tokens in `text`, in their order and without overlaps. */
export function scanText(text: string): Hit[] {
  return scanAt(text, 0);
}

function scanAt(text: string, depth: number): Hit[] {
  if (text.length < shortestHeader) return [];
  const work: WorkLeft = {
    decodings: 4096 + Math.floor(text.length / 256),
    characters: 64 * 1024 + 2 * text.length,
    lastHeader: '',
  };
  const wrapped = depth < deepestWrapper ? scanWrappers(text, depth) : [];
  const objects = scanObjects(text, work);
  const compact = scanCompact(text, work);
  return wrapped.length + objects.length === 0 ? compact : inOrder([...wrapped, ...objects, ...compact]);
}

function scanCompact(text: string, work: WorkLeft): Hit[] {
  const hits: Hit[] = [];
  const readToken: Reader = (whole, from, to) => readCompact(whole, from, to, work);
  let floor = 0; // all that lies before it has been judged
  for (let at = nextDot(text, floor); at >= 0; at = nextDot(text, floor)) {
    const end = startOfPadding(text, at);
    const start = isLongRun(text, end) ? startOfRun(text, end, floor) : end;
    const hit = end - start >= shortestHeader ? readRun(text, start, end, work, readToken) : null;
    if (hit) hits.push(hit);
    floor = hit?.end ?? at + 1;
    if (work.decodings <= 0) break;
  }
  return hits;
}

/** Three looks tell most words from a run of the length of a header. */
function isLongRun(text: string, end: number): boolean {
  return (
    sextetOf(text.charCodeAt(end - 4)) !== 255 &&
    sextetOf(text.charCodeAt(end - 8)) !== 255 &&
    sextetOf(text.charCodeAt(end - shortestHeader)) !== 255
  );
}

/** The next dot with room for a header between it and what has been judged. */
function nextDot(text: string, floor: number): number {
  return text.indexOf('.', floor + shortestHeader);
}

function scanObjects(text: string, work: WorkLeft): Hit[] {
  const hits: Hit[] = [];
  const readObject: Reader = (whole, from, to) => readJsonSerialization(whole, from, to, work);
  let floor = 0;
  for (let at = text.indexOf(memberMark); at >= 0; at = text.indexOf(memberMark, floor)) {
    floor = at + memberMark.length;
    if (!text.startsWith(member, at)) continue;
    const start = startOfValue(text, at + member.length);
    const end = start < 0 ? -1 : endOfRun(text, start);
    const hit = end - start >= shortestHeader ? readRun(text, start, end, work, readObject) : null;
    if (hit) hits.push(hit);
    floor = Math.max(floor, hit?.end ?? end);
    if (work.decodings <= 0 || work.characters <= 0) break;
  }
  return hits;
}

/** `base64-` before base64url text: how Supabase writes its session (JSON with tokens in it) into cookies. */
function scanWrappers(text: string, depth: number): Hit[] {
  const hits: Hit[] = [];
  let floor = 0;
  for (let mark = text.indexOf(wrapperMark); mark >= 0; mark = text.indexOf(wrapperMark, floor)) {
    const start = mark + wrapperMark.length - wrapper.length;
    floor = mark + wrapperMark.length;
    if (!text.startsWith(wrapper, start)) continue;
    const end = endOfRun(text, floor);
    if (end - floor >= shortestHeader && end - floor <= longestWrapper)
      for (const hit of unwrapBase64(text, start, end, depth)) hits.push(hit);
    floor = end;
  }
  return hits;
}

function unwrapBase64(text: string, start: number, end: number, depth: number): Hit[] {
  const inner = new TextDecoder().decode(decodeRun(text, start + wrapper.length, end));
  const isJson = inner.startsWith('{') || inner.startsWith('[');
  return scanAt(inner, depth + 1).map((hit) => ({
    ...hit,
    start,
    end,
    wrappings: [wrapper, ...(isJson ? (['json'] as const) : []), ...hit.wrappings],
  }));
}

type Reader = (text: string, start: number, end: number) => Hit | null;

/** The token whose header lies in the run [start, end), at its beginning or behind some glue. */
function readRun(text: string, start: number, end: number, work: WorkLeft, read: Reader): Hit | null {
  let decodings = 0;
  const last = Math.min(start + longestGlue, end - shortestHeader);
  for (let from = start; from <= last && decodings < mostDecodingsOfRun; from += 1) {
    if (from > start && text.charCodeAt(from) !== 0x65) continue;
    const isHeader = isJoseHeader(text, from, end, work, () => {
      decodings += 1;
      work.decodings -= 1;
    });
    if (!isHeader && !beginsLikeJoseHeader(text, from, end)) continue;
    const hit = read(text, from, end);
    if (hit !== null && (isHeader || hasObjectPayload(hit))) return hit;
    if (isHeader) return null;
  }
  return null;
}

function isJoseHeader(
  text: string,
  start: number,
  end: number,
  work: WorkLeft,
  onDecoding: () => void,
): boolean {
  const { lastHeader } = work;
  if (lastHeader.length === end - start && text.startsWith(lastHeader, start)) return true;
  if (readJoseHeader(text, start, end, onDecoding) === null) return false;
  work.lastHeader = text.slice(start, end);
  return true;
}

/** A damaged header counts only where what follows it is a token's second part beyond doubt: an encoded object. */
function hasObjectPayload(hit: Hit): boolean {
  const from = hit.text.indexOf('.') + 1;
  return from > 0 && hit.text.startsWith('ey', from) && hit.text.indexOf('.', from) >= from + shortestHeader;
}

function startOfPadding(text: string, end: number): number {
  let start = end;
  while (start > end - 2 && text.charCodeAt(start - 1) === 0x3d) start -= 1;
  return start;
}

/** Where the string value begins that a name, whose closing quote stands at `at`, is followed by; -1 where none is. */
function startOfValue(text: string, at: number): number {
  let quotes = 0;
  for (let index = at; index < at + 24; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) quotes += 1;
    else if (
      code !== 0x3a &&
      code !== 0x5c &&
      code !== 0x20 &&
      code !== 0x09 &&
      code !== 0x0a &&
      code !== 0x0d
    )
      return -1;
    if (quotes === 2) return index + 1;
  }
  return -1;
}

/** By place; where two overlap, the wider one. */
function inOrder(hits: Hit[]): Hit[] {
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  let start = -1;
  return hits.filter((hit) => {
    // Several tokens inside of one wrapper share its place.
    if (hit.start < end && !(hit.start === start && hit.end === end)) return false;
    ({ start, end } = hit);
    return true;
  });
}
