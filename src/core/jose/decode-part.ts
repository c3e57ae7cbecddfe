/** One part of a serialization: base64url → bytes → text → JSON, with everything that is wrong on the way. */
import { decodeBase64url } from './base64url.ts';
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

/** Notes what is wrong with a part that holds bytes (a signature, a tag…); false where it is broken. */
export function checkBytes(encoded: string, part: Part, problems: Problem[]): boolean {
  const { problem, problems: found } = decodeBase64url(encoded);
  for (const code of found) problems.push(makeProblem(code, part));
  return problem !== 'base64url-character' && problem !== 'base64url-length';
}

/** What a part has to be: a header an object, a disclosure an array; a payload may be any bytes (RFC 7515 §2). */
export type Wanted = 'object' | 'array' | 'anything';

/** Decodes a base64url part that may hold JSON. */
export function decodePart(encoded: string, part: Part, wanted: Wanted, problems: Problem[]): DecodedPart {
  const { bytes, problem, problems: found } = decodeBase64url(encoded);
  for (const code of found) problems.push(makeProblem(code, part));
  const whole = problem !== 'base64url-character' && problem !== 'base64url-length';
  const text = decodeUtf8(bytes);
  if (text === null && (wanted !== 'anything' || looksLikeObject(bytes))) {
    problems.push(makeProblem('not-utf8', part));
  }
  return { whole, ...readJson(text ?? decodeBrokenUtf8(bytes), part, wanted, problems), text };
}

/** Reads the text of a part that was not encoded, or is decoded already. */
export function readJson(
  written: string,
  part: Part,
  wanted: Wanted,
  problems: Problem[],
): Omit<DecodedPart, 'whole'> {
  const marked = written.charCodeAt(0) === 0xfeff;
  const text = marked ? written.slice(1) : written;
  const { value, problems: found, exactNumbers } = parseJson(text);
  const object = isJsonObject(value) ? value : null;
  // A payload that was never meant to be JSON (RFC 7515 allows any bytes) is not told that it is none.
  const meant = wanted !== 'anything' || object !== null || text.trimStart().startsWith('{');
  if (meant) {
    if (marked) problems.push(makeProblem('byte-order-mark', part));
    for (const { code, pointer, data } of found) problems.push(makeProblem(code, part, pointer, data));
    if (wanted === 'object' && object === null && value !== undefined)
      problems.push(makeProblem('not-object', part));
  }
  return { text: written, value, object, exactNumbers };
}

const looksLikeObject = (bytes: Uint8Array) => bytes[0] === 0x7b;
