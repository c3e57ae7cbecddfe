/** One part of a serialization: base64url → bytes → text → JSON, with everything that is wrong on the way. */
import { type DecodedBase64url, decodeBase64url, isClean, viewClean } from './base64url.ts';
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from './json.ts';
import { makeProblem } from './problems.ts';
import type { Part, Problem } from './token.ts';
import { decodeBrokenUtf8, decodeUtf8 } from './utf8.ts';

export interface DecodedPart {
  /** False where the base64url text is broken: something is missing or does not belong there. */
  readonly whole: boolean;
  /** Strictly decoded UTF-8; null where the bytes are no text. */
  readonly text: string | null;
  readonly value: JsonValue | undefined;
  readonly object: JsonObject | null;
  readonly exactNumbers: ReadonlyMap<string, string>;
}

/** What a part has to be: a header an object, a disclosure an array; a payload may be any bytes (RFC 7515 §2). */
export type Wanted = 'object' | 'array' | 'anything';

/** Notes what is wrong with a part that holds bytes (a signature, a tag…); false where it is broken. */
export function checkBytes(encoded: string, part: Part, problems: Problem[]): boolean {
  if (isClean(encoded)) return true;
  return tellBase64url(decodeBase64url(encoded), part, problems);
}

/** Notes what is wrong with base64url text; false where its bytes are not whole. */
function tellBase64url({ problems: codes }: DecodedBase64url, part: Part, problems: Problem[]): boolean {
  for (const code of codes) problems.push(makeProblem(code, part));
  return !codes.includes('base64url-character') && !codes.includes('base64url-length');
}

/** Decodes a base64url part that may hold JSON. */
export function decodePart(encoded: string, part: Part, wanted: Wanted, problems: Problem[]): DecodedPart {
  const clean = viewClean(encoded);
  if (clean !== null) return readBytes(clean, true, part, wanted, problems);
  const decoded = decodeBase64url(encoded);
  return readBytes(decoded.bytes, tellBase64url(decoded, part, problems), part, wanted, problems);
}

function readBytes(
  bytes: Uint8Array,
  whole: boolean,
  part: Part,
  wanted: Wanted,
  problems: Problem[],
): DecodedPart {
  const text = decodeUtf8(bytes);
  if (text !== null) return readJson(text, whole, part, wanted, problems, true);
  if (wanted !== 'anything' || bytes[0] === openBrace) problems.push(makeProblem('not-utf8', part));
  return { ...readJson(decodeBrokenUtf8(bytes), whole, part, wanted, problems), text };
}

const openBrace = 0x7b;
const byteOrderMark = 0xfeff;

/** Reads the text of a part. */
export function readJson(
  written: string,
  whole: boolean,
  part: Part,
  wanted: Wanted,
  problems: Problem[],
  fromUtf8 = false,
): DecodedPart {
  const marked = written.charCodeAt(0) === byteOrderMark;
  const text = marked ? written.slice(1) : written;
  const { value, problems: found, exactNumbers } = parseJson(text, fromUtf8);
  const object = isJsonObject(value) ? value : null;
  // A payload that was never meant to be JSON (RFC 7515 allows any bytes) is not told that it is none.
  const meant = wanted !== 'anything' || object !== null || text.trimStart().startsWith('{');
  if (meant) {
    if (marked) problems.push(makeProblem('byte-order-mark', part));
    for (const { code, pointer, data } of found) problems.push(makeProblem(code, part, pointer, data));
    if (wanted === 'object' && object === null && value !== undefined) {
      problems.push(makeProblem('not-object', part));
    }
  }
  return { whole, text: written, value, object, exactNumbers };
}
