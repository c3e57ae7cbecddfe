/**
 * A quick look at JSON that a native parser took: is there anything in it that such parsers pass over in silence?
 * It reads bytes, not characters, and builds nothing: what is plain costs a fraction of parsing it, and whatever is
 * not surely plain is left to the full scan.
 */
import type { JsonObject, JsonValue } from './json.ts';

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const dot = 0x2e;

/** What ends the plain run of a string: its closing quote, or an escape. */
const stops = new Uint8Array(256);
stops[quote] = 1;
stops[backslash] = 1;

/** A number of at most so many digits is held exactly by a double, if it has no exponent. */
const exactDigits = 15;

/**
 * Whether the UTF-8 text of a parsed value holds no escape (and so no lone surrogate), no number that was rounded, no
 * name that JavaScript objects inherit, no duplicate member, and nothing deeper than `depthLimit`. Says no when unsure.
 */
export function isPlainJson(bytes: Uint8Array, value: JsonValue, depthLimit: number): boolean {
  const members = countMembers(bytes, depthLimit);
  // A duplicate member is one that the text has and the value has not.
  return members >= 0 && members === countOwn(value);
}

/** How many members all objects of the text have; -1 where it is not surely plain. */
function countMembers(bytes: Uint8Array, depthLimit: number): number {
  const end = bytes.length;
  let members = 0;
  let depth = 0;
  let nameStart = 0;
  let nameEnd = 0;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      nameStart = ++at;
      while (stops[bytes[at] as number] === 0) at++;
      if (bytes[at] !== quote) return -1;
      nameEnd = at;
    } else if (isDigit(byte)) {
      const start = at;
      while (isDigit(bytes[at + 1] as number) || bytes[at + 1] === dot) at++;
      const next = (bytes[at + 1] as number) | 0x20;
      if (at - start >= exactDigits || next === 0x65) return -1;
    } else if (byte === colon) {
      members++;
      if (mayBeInherited(bytes, nameStart, nameEnd)) return -1;
    } else if (byte === openBrace || byte === openBracket) {
      if (++depth > depthLimit) return -1;
    } else if (byte === closeBrace || byte === closeBracket) depth--;
  }
  return members;
}

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** First letter, last letter and length of `__proto__`, `prototype` and `constructor`: enough to have it looked at. */
function mayBeInherited(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length !== 9 && length !== 11) return false;
  const edges = ((bytes[start] as number) << 8) | (bytes[end - 1] as number);
  return edges === 0x5f5f || edges === 0x7065 || edges === 0x6372;
}

function countOwn(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return sum(value);
  const members = Object.values(value as JsonObject);
  return members.length + sum(members);
}

function sum(values: readonly JsonValue[]): number {
  let count = 0;
  for (const value of values) if (typeof value === 'object') count += countOwn(value);
  return count;
}
