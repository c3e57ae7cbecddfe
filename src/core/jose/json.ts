/** JSON as a token carries it: parsed natively, and looked at for what native parsers pass over in silence. */
import { isPlainJson } from './json-plain.ts';
import { isHopelesslyDeep, type ScannedJson, scanJson } from './json-scan.ts';
import type { ProblemCode } from './problems.ts';

/** JSON values as decoded from a token. Objects are plain and may own members called `__proto__` or `constructor`. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** What is wrong with JSON text; a token's decoder adds the part that it stands in. */
export interface JsonProblem {
  readonly code: ProblemCode;
  /** JSON Pointer (RFC 6901); '' for the text as a whole. */
  readonly pointer: string;
  /** What fills the message of the code: names and places, never values. */
  readonly data: Readonly<Record<string, string | number>>;
}

export interface ParsedJson {
  /** undefined where the text is not JSON. Of duplicate members the last counts (RFC 7515 §4, RFC 7519 §4). */
  readonly value: JsonValue | undefined;
  readonly problems: readonly JsonProblem[];
  /** Numbers that a double cannot hold, as they were written, by JSON Pointer. */
  readonly exactNumbers: ReadonlyMap<string, string>;
}

/** Objects and arrays around a value beyond which a token's JSON is cut: what shows or walks it may recurse. */
export const depthLimit = 128;

const noProblems: readonly JsonProblem[] = [];
const noNumbers: ReadonlyMap<string, string> = new Map();

/**
 * Parses JSON text (RFC 8259). Never throws. A value deeper than {@link depthLimit} is cut there (null in its place)
 * and said to be; one half a million deep is not built at all. `fromUtf8` says that the text was decoded strictly from UTF-8: then no half of a surrogate pair stands in it,
 * and it is not looked for.
 */
export function parseJson(text: string, fromUtf8 = false): ParsedJson {
  const value = isHopelesslyDeep(text) ? undefined : parseNatively(text);
  if (value !== undefined && isPlainJson(text, value, depthLimit) && (fromUtf8 || text.isWellFormed())) {
    return { value, problems: noProblems, exactNumbers: noNumbers };
  }
  const scanned = scanJson(text, depthLimit);
  if (scanned.tooDeep !== null && value !== undefined) cutDeep(value);
  return { value, problems: describe(scanned), exactNumbers: scanned.exactNumbers };
}

function parseNatively(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The object's own member of that name; undefined where it has none, whatever objects inherit. */
export function ownMember(object: JsonObject | null | undefined, name: string): JsonValue | undefined {
  return object !== null && object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object's own member of that name where it is a string; else ''. */
export function ownString(object: JsonObject | null | undefined, name: string): string {
  const value = ownMember(object, name);
  return typeof value === 'string' ? value : '';
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts null in place of what lies deeper than the limit. The value was made here, and nobody else holds it yet. */
function cutDeep(root: JsonValue): void {
  let level: JsonValue[] = [root];
  for (let depth = 1; level.length > 0; depth++) {
    const next: JsonValue[] = [];
    for (const container of level) {
      for (const [name, item] of Object.entries(container as JsonObject)) {
        if (typeof item !== 'object' || item === null) continue;
        if (depth < depthLimit) next.push(item);
        else Object.defineProperty(container, name, { value: null, enumerable: true });
      }
    }
    level = next;
  }
}

function describe(scanned: ScannedJson): JsonProblem[] {
  const problems: JsonProblem[] = [];
  const add = (code: ProblemCode, pointer: string, data: JsonProblem['data'] = {}) =>
    problems.push({ code, pointer, data });
  if (scanned.errorAt >= 0) add('not-json', '', { at: scanned.errorAt, error: scanned.error });
  for (const pointer of scanned.duplicates) add('duplicate-member', pointer);
  for (const pointer of scanned.inheritedNames) add('inherited-name', pointer);
  for (const pointer of scanned.loneSurrogates) add('lone-surrogate', pointer);
  for (const pointer of scanned.exactNumbers.keys()) add('inexact-number', pointer);
  if (scanned.tooDeep !== null)
    add('too-deep', scanned.tooDeep, { limit: depthLimit, depth: scanned.deepest });
  return problems;
}
