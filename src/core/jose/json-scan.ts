/**
 * One pass over JSON text by the grammar of RFC 8259, without recursion: where it stops being JSON, and what a parser
 * passes over in silence. It builds no value; `JSON.parse` does that.
 */

export interface ScannedJson {
  /** Where the text stops being JSON, as an offset in UTF-16 units; -1 when it is JSON, or too deep to tell. */
  readonly errorAt: number;
  /** What was wrong there, as a few plain words. */
  readonly error: string;
  /** Pointers of members whose name stands more than once in their object (RFC 8259 §4). */
  readonly duplicates: readonly string[];
  /** Pointers of members named as something that every JavaScript object inherits. */
  readonly inheritedNames: readonly string[];
  /** Pointers of strings or member names with a lone surrogate (RFC 8259 §8.2). */
  readonly loneSurrogates: readonly string[];
  /** Numbers that a double cannot hold, as written, by pointer. */
  readonly exactNumbers: ReadonlyMap<string, string>;
  /** Pointer of the first value that lies deeper than the limit; null when none does. */
  readonly tooDeep: string | null;
  readonly deepest: number;
}

/** Nesting at which the scan gives up: nobody means that, and to follow it costs memory for each level. */
const hopeless = 500_000;

/** How many oddities of one sort are kept with their place. */
const listed = 100;
const inherited = new Set(['__proto__', 'constructor', 'prototype']);
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

interface Level {
  readonly isObject: boolean;
  /** Names seen so far; null for an array, and where nobody will look. */
  names: Set<string> | null;
  /** The member or index that is being read. */
  step: string;
  index: number;
}

/** Scans JSON text; `depthLimit` counts arrays and objects around a value. Never throws, never recurses. */
export function scanJson(text: string, depthLimit: number): ScannedJson {
  const duplicates: string[] = [];
  const inheritedNames: string[] = [];
  const loneSurrogates: string[] = [];
  const exactNumbers = new Map<string, string>();
  const levels: Level[] = [];
  let tooDeep: string | null = null;
  let deepest = 0;
  let at = 0;

  const result = (errorAt: number, error: string): ScannedJson => ({
    errorAt,
    error,
    duplicates,
    inheritedNames,
    loneSurrogates,
    exactNumbers,
    tooDeep,
    deepest,
  });
  const stop = (error: string) => result(at, at >= text.length ? 'the text ends too early' : error);
  const pointer = () => pointerTo(levels);
  const note = (list: string[], place: string) => {
    if (list.length < listed) list.push(place);
  };
  const skipSpace = () => {
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    }
  };
  /** Steps over a string literal; returns its value, or null where it is broken (with `at` on the place). */
  const readString = (): string | null => {
    const start = at;
    const end = endOfString(text, start);
    if (end < 0) {
      at = -end - 1;
      return null;
    }
    at = end;
    const raw = text.slice(start + 1, end - 1);
    return raw.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : raw;
  };

  let expectValue = true;
  for (;;) {
    skipSpace();
    if (expectValue) {
      const character = text[at];
      if (character === '{' || character === '[') {
        const isObject = character === '{';
        if (levels.length >= depthLimit) tooDeep ??= pointer();
        // What lies too deep is cut: to remember its names would only cost.
        const names = isObject && levels.length < depthLimit ? new Set<string>() : null;
        levels.push({ isObject, names, step: '', index: 0 });
        deepest = Math.max(deepest, levels.length);
        if (deepest >= hopeless) return result(-1, '');
        at++;
        skipSpace();
        if (text[at] === (isObject ? '}' : ']')) expectValue = false;
        else if (isObject) {
          const failure = readName();
          if (failure !== '') return stop(failure);
        }
        continue;
      }
      if (character === '"') {
        const value = readString();
        if (value === null) return stop('a string is broken here');
        if (!value.isWellFormed()) note(loneSurrogates, pointer());
      } else if (character !== undefined && character in literals) {
        const literal = literals[character] as string;
        if (!text.startsWith(literal, at)) return stop('this is no JSON value');
        at += literal.length;
      } else {
        number.lastIndex = at;
        const written = number.exec(text)?.[0];
        if (written === undefined) return stop('a value is missing here');
        if (!isExact(written) && exactNumbers.size < listed) exactNumbers.set(pointer(), written);
        at += written.length;
      }
      expectValue = false;
      continue;
    }
    const level = levels.at(-1);
    if (level === undefined) return at < text.length ? stop('something follows the value') : result(-1, '');
    const character = text[at];
    if (character === (level.isObject ? '}' : ']')) {
      levels.pop();
      at++;
    } else if (character === ',') {
      at++;
      level.index++;
      if (level.isObject) {
        skipSpace();
        const failure = readName();
        if (failure !== '') return stop(failure);
      }
      expectValue = true;
    } else return stop(level.isObject ? 'a comma or } is missing here' : 'a comma or ] is missing here');
  }

  /** Reads `"name":` of the object on top; returns what is wrong, or ''. */
  function readName(): string {
    if (text[at] !== '"') return 'a member name in double quotes is missing here';
    const name = readString();
    if (name === null) return 'a member name is broken here';
    const level = levels.at(-1) as Level;
    level.step = name;
    if (level.names?.has(name)) note(duplicates, pointer());
    level.names?.add(name);
    if (inherited.has(name)) note(inheritedNames, pointer());
    if (!name.isWellFormed()) note(loneSurrogates, pointer());
    skipSpace();
    if (text[at] !== ':') return 'a colon is missing here';
    at++;
    return '';
  }
}

/**
 * Whether the text opens more objects and arrays within each other than the scan would follow. Native parsers do follow, for
 * seconds: so this is asked before they are. Costs nothing for a text too short for it.
 */
export function isHopelesslyDeep(text: string): boolean {
  if (text.length < hopeless) return false;
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) isString = !isString;
    else if (isString) at += Number(code === 92);
    else if (code === 91 || code === 123) {
      depth++;
      if (depth >= hopeless) return true;
    } else if (code === 93 || code === 125) depth--;
  }
  return false;
}

/** The offset after the closing quote; for a broken string -(offset of the fault) - 1. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return -at - 1;
    if (code !== 92) continue;
    at++;
    const escaped = text[at];
    if (escaped === 'u') {
      for (let digit = 1; digit <= 4; digit++) {
        if (!isHex(text.charCodeAt(at + digit))) return -(at + digit) - 1;
      }
      at += 4;
    } else if (escaped === undefined || !'"\\/bfnrt'.includes(escaped)) return -at - 1;
  }
  return -text.length - 1;
}

const isHex = (code: number) =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);

function pointerTo(levels: readonly Level[]): string {
  // A pointer into the deep is cut: it is for a person, and a hundred thousand steps help nobody.
  const shown = levels.slice(0, 64);
  const path = shown.map((level) => `/${level.isObject ? escapeStep(level.step) : level.index}`).join('');
  return shown.length < levels.length ? `${path}/…` : path;
}

/** A member name as a step of a JSON Pointer (RFC 6901 §3). */
export function escapeStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Whether a double holds the number exactly as it is written, give or take trailing zeros and the way of writing it. */
function isExact(written: string): boolean {
  if (written.length <= 15) return !/[eE]/.test(written) || Number.isFinite(Number(written));
  const value = Number(written);
  return Number.isFinite(value) && significant(written) === significant(String(value));
}

/** Significant digits and the power of ten of the first of them: equal for equal numbers. */
function significant(written: string): string {
  const [mantissa = '', exponent = '0'] = written.toLowerCase().replace('-', '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const first = digits.search(/[1-9]/);
  if (first < 0) return '0';
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return `${digits.slice(first, end)}e${whole.length - first + Number(exponent)}`;
}
