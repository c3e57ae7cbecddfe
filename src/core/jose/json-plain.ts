/**
 * A quick look at JSON that a native parser took: is there anything in it that such parsers pass over in silence?
 *
 * White space, escapes, duplicate members, zeros at the end and digits that were rounded away have one thing in common:
 * they make the text longer than its value needs. A text exactly as long as its value holds none of them, and to add up
 * that length costs a fraction of parsing.
 */
import type { JsonObject, JsonValue } from './json.ts';

/**
 * Whether the text of a parsed value is surely plain: no duplicate member, no escape, no number that was rounded, no
 * name that JavaScript objects inherit, nothing deeper than `depthLimit`. Says no when unsure.
 */
export function isPlainJson(text: string, value: JsonValue, depthLimit: number): boolean {
  return shortestLength(value, depthLimit) === text.length;
}

/** Length of the shortest text of a value, in UTF-16 units; NaN where it could be plain and odd at once. */
function shortestLength(value: JsonValue, levels: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return lengthOfNumber(value);
  if (value === null || value === true) return 4;
  if (value === false) return 5;
  if (levels === 0) return Number.NaN;
  let length = 1;
  if (Array.isArray(value)) {
    for (const item of value) length += shortestLength(item, levels - 1) + 1;
    return Math.max(length, 2);
  }
  const object = value as JsonObject;
  // All members of a parsed object are its own: `for in` meets each of them, and makes no list of names.
  for (const name in object) {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype') return Number.NaN;
    length += name.length + 4 + shortestLength(object[name] as JsonValue, levels - 1);
  }
  return Math.max(length, 2);
}

/**
 * Length of a whole number that a double holds exactly. Any other, and one that an exponent would make shorter (`1e3`),
 * is not surely plain.
 */
function lengthOfNumber(value: number): number {
  const small = value > -1000 && value < 1000;
  if (!Number.isSafeInteger(value) || (!small && value % 1000 === 0)) return Number.NaN;
  // The seconds of our days, without making a text of them.
  return value >= 1e9 && value < 1e10 ? 10 : String(value).length;
}
