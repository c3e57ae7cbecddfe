/**
 * WWW-Authenticate and Proxy-Authenticate (RFC 9110 §11.6.1):
 * `#( auth-scheme [ 1*SP ( token68 / #auth-param ) ] )`, read leniently, with every departure kept.
 */

export interface Challenge {
  /** As sent. */
  readonly scheme: string;
  /** The token68 where one stands instead of parameters; else ''. */
  readonly token68: string;
  /** By name in lower case; quoted strings are unquoted. */
  readonly params: ReadonlyMap<string, string>;
}

export interface ChallengeProblem {
  readonly code:
    | 'scheme-missing'
    | 'quote-open'
    | 'parameter-repeated'
    | 'comma-missing'
    | 'value-missing'
    | 'character';
  /** One plain sentence. */
  readonly message: string;
}

export interface Challenges {
  readonly challenges: readonly Challenge[];
  readonly problems: readonly ChallengeProblem[];
}

/** More would be an attack, not a challenge. */
const mostChallenges = 64;
const longestField = 64 * 1024;
const longestName = 64;

/** By the grammar `error=` before a comma is a token68; nobody means it so. */
const parameterNames = new Set(['realm', 'scope', 'error', 'error_description', 'error_uri', 'algs']);

interface Reader {
  readonly text: string;
  at: number;
  readonly problems: ChallengeProblem[];
}

/** Reads the value of one field, or of several of the same name in their order. */
export function parseChallenges(value: string | readonly string[]): Challenges {
  const challenges: Challenge[] = [];
  const problems: ChallengeProblem[] = [];
  for (const field of typeof value === 'string' ? [value] : value) {
    const reader: Reader = { text: field.slice(0, longestField), at: 0, problems };
    while (challenges.length < mostChallenges && skipCommas(reader)) {
      const challenge = readChallenge(reader);
      if (challenge) challenges.push(challenge);
    }
  }
  return { challenges, problems };
}

function readChallenge(reader: Reader): Challenge | null {
  const { text } = reader;
  const start = reader.at;
  const scheme = readToken(reader);
  if (scheme === '') {
    note(reader, 'character', 'A character stands where a scheme should.');
    reader.at += 1;
    return null;
  }
  const params = new Map<string, string>();
  const afterScheme = reader.at;
  skipBlank(reader);
  if (text[reader.at] === '=') {
    note(reader, 'scheme-missing', 'A parameter stands before any auth-scheme.');
    reader.at = start;
    readParams(reader, params);
    return { scheme: '', token68: '', params };
  }
  if (reader.at === afterScheme || atEnd(reader)) return { scheme, token68: '', params };
  const token68 = readToken68(reader);
  if (token68 === '') readParams(reader, params);
  return { scheme, token68, params };
}

/** A token68 counts as one only if a comma or the end follows (else it is the name of a parameter). */
function readToken68(reader: Reader): string {
  const { text } = reader;
  let end = reader.at;
  while (end < text.length && isToken68(text.charCodeAt(end))) end += 1;
  const padding = end;
  while (text[end] === '=') end += 1;
  let next = end;
  while (text[next] === ' ' || text[next] === '\t') next += 1;
  if (padding === reader.at || (next < text.length && text[next] !== ',')) return '';
  if (parameterNames.has(text.slice(reader.at, padding).toLowerCase())) return '';
  const token = text.slice(reader.at, end);
  reader.at = end;
  return token;
}

/** Parameters up to the end or to the next scheme. */
function readParams(reader: Reader, params: Map<string, string>): void {
  const { text } = reader;
  for (let first = true; ; first = false) {
    const before = reader.at;
    const sawComma = skipCommas(reader) && text.slice(before, reader.at).includes(',');
    const start = reader.at;
    const name = readToken(reader).slice(0, longestName).toLowerCase();
    skipBlank(reader);
    if (name === '' || text[reader.at] !== '=') {
      reader.at = start;
      if (name === '' && !atEnd(reader)) {
        note(reader, 'character', 'A character stands where a parameter should.');
        skipToComma(reader);
        continue;
      }
      // A word without `=`: after a comma it is the next scheme; without one, text that ought to be quoted.
      if (sawComma || atEnd(reader)) return;
      note(
        reader,
        'comma-missing',
        'White space stands in a value that is not quoted, or a comma is missing.',
      );
      if (first) return;
      readToken(reader);
      continue;
    }
    if (!first && !sawComma) note(reader, 'comma-missing', `No comma stands before the parameter ${name}.`);
    reader.at += 1;
    skipBlank(reader);
    const value = text[reader.at] === '"' ? readQuoted(reader) : readBare(reader);
    if (value === '' && text[reader.at - 1] !== '"')
      note(reader, 'value-missing', `The parameter ${name} has no value.`);
    if (params.has(name)) note(reader, 'parameter-repeated', `The parameter ${name} comes more than once.`);
    else params.set(name, value);
  }
}

/** quoted-string with its quoted-pairs undone (RFC 9110 §5.6.4). */
function readQuoted(reader: Reader): string {
  const { text } = reader;
  const pieces: string[] = [];
  let from = reader.at + 1;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '\\' && index + 1 < text.length) {
      pieces.push(text.slice(from, index));
      from = index + 1;
      index += 1;
    } else if (text[index] === '"') {
      pieces.push(text.slice(from, index));
      reader.at = index + 1;
      return pieces.join('');
    }
  }
  note(reader, 'quote-open', 'A quoted value does not end.');
  pieces.push(text.slice(from));
  reader.at = text.length;
  return pieces.join('');
}

/** A value without quotes: wider than the grammar's token (URLs and scopes are often sent bare). */
function readBare(reader: Reader): string {
  const start = reader.at;
  const { text } = reader;
  while (reader.at < text.length && !/[\s,"]/.test(text[reader.at] as string)) reader.at += 1;
  return text.slice(start, reader.at);
}

function readToken(reader: Reader): string {
  const start = reader.at;
  while (reader.at < reader.text.length && isTchar(reader.text.charCodeAt(reader.at))) reader.at += 1;
  return reader.text.slice(start, reader.at);
}

/** Skips empty list elements; false at the end. */
function skipCommas(reader: Reader): boolean {
  while (!atEnd(reader) && /[\s,]/.test(reader.text[reader.at] as string)) reader.at += 1;
  return !atEnd(reader);
}

function skipBlank(reader: Reader): void {
  while (!atEnd(reader) && /\s/.test(reader.text[reader.at] as string)) reader.at += 1;
}

function skipToComma(reader: Reader): void {
  while (!atEnd(reader) && reader.text[reader.at] !== ',') reader.at += 1;
}

function atEnd(reader: Reader): boolean {
  return reader.at >= reader.text.length;
}

function note(reader: Reader, code: ChallengeProblem['code'], message: string): void {
  if (reader.problems.length < mostChallenges) reader.problems.push({ code, message });
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** tchar of RFC 9110 §5.6.2. */
function isTchar(code: number): boolean {
  return isAlphanumeric(code) || "!#$%&'*+-.^_`|~".includes(String.fromCharCode(code));
}

function isToken68(code: number): boolean {
  return isAlphanumeric(code) || '-._~+/'.includes(String.fromCharCode(code));
}
