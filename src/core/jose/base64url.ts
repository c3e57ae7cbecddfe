/**
 * base64url without padding, as JWS and JWE use it (RFC 7515 §2, RFC 4648 §5), read strictly:
 * what other decoders forgive in silence is told, and the bytes are yielded all the same.
 */

export type Base64urlProblem =
  | 'base64url-character' // outside of every base64 alphabet: left out of the bytes
  | 'base64url-length' // one character too many or three too few: no whole number of bytes
  | 'base64url-alphabet' // `+` or `/` of the other alphabet
  | 'base64url-white-space'
  | 'base64url-padding'
  | 'base64url-dirty'; // bits of the last character that no byte uses are not zero (RFC 4648 §3.5)

export interface DecodedBase64url {
  /** Everything that could be read; whole and exact where `problem` is ''. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The gravest problem; '' when there is none. */
  readonly problem: Base64urlProblem | '';
  /** All of them, gravest first. */
  readonly problems: readonly Base64urlProblem[];
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const outside = 64;
const sextets = new Uint8Array(128).fill(outside);
for (let index = 0; index < alphabet.length; index++) sextets[alphabet.charCodeAt(index)] = index;

const none: readonly Base64urlProblem[] = [];
/** Bits of the last character that must be zero, by the number of characters in the last group. */
const unusedBits = [0, 0, 0b1111, 0b11];

/**
 * Decodes base64url text. Never throws: text that is not clean base64url yields the bytes that can be made of it
 * and says what is wrong.
 */
export function decodeBase64url(text: string): DecodedBase64url {
  const bytes = decodeClean(text);
  return bytes === null ? decodeDirty(text) : { bytes, problem: '', problems: none };
}

/** Encodes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  let index = 0;
  for (; index + 2 < bytes.length; index += 3) {
    const group =
      ((bytes[index] as number) << 16) | ((bytes[index + 1] as number) << 8) | (bytes[index + 2] as number);
    text +=
      (alphabet[group >> 18] as string) +
      alphabet[(group >> 12) & 63] +
      alphabet[(group >> 6) & 63] +
      alphabet[group & 63];
  }
  const left = bytes.length - index;
  if (left === 0) return text;
  const group = ((bytes[index] as number) << 16) | ((bytes[index + 1] ?? 0) << 8);
  text += (alphabet[group >> 18] as string) + alphabet[(group >> 12) & 63];
  return left === 2 ? text + alphabet[(group >> 6) & 63] : text;
}

/** The bytes of clean base64url; null for anything else. */
function decodeClean(text: string): Uint8Array<ArrayBuffer> | null {
  const length = text.length;
  const tail = length % 4;
  if (tail === 1) return null;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  const whole = length - tail;
  let high = 0;
  let wrong = 0;
  let at = 0;
  for (let index = 0; index < whole; index += 4) {
    const c0 = text.charCodeAt(index);
    const c1 = text.charCodeAt(index + 1);
    const c2 = text.charCodeAt(index + 2);
    const c3 = text.charCodeAt(index + 3);
    high |= c0 | c1 | c2 | c3;
    const v0 = sextets[c0 & 127] as number;
    const v1 = sextets[c1 & 127] as number;
    const v2 = sextets[c2 & 127] as number;
    const v3 = sextets[c3 & 127] as number;
    wrong |= v0 | v1 | v2 | v3;
    bytes[at] = (v0 << 2) | (v1 >> 4);
    bytes[at + 1] = (v1 << 4) | (v2 >> 2);
    bytes[at + 2] = (v2 << 6) | v3;
    at += 3;
  }
  if (tail > 0) {
    let group = 0;
    let last = 0;
    for (let index = whole; index < length; index++) {
      const code = text.charCodeAt(index);
      high |= code;
      last = sextets[code & 127] as number;
      wrong |= last;
      group = (group << 6) | last;
    }
    if ((last & (unusedBits[tail] as number)) !== 0) return null;
    if (tail === 2) bytes[at] = group >> 4;
    else {
      bytes[at] = group >> 10;
      bytes[at + 1] = group >> 2;
    }
  }
  return high > 127 || wrong >= outside ? null : bytes;
}

const otherAlphabet: Readonly<Record<string, string>> = { '+': '-', '/': '_' };
const isWhiteSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);

function decodeDirty(text: string): DecodedBase64url {
  const found = new Set<Base64urlProblem>();
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  let characters = 0;
  let padded = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    let value = code < 128 ? (sextets[code] as number) : outside;
    if (value === outside) {
      const translated = otherAlphabet[text[index] as string];
      if (translated !== undefined) {
        found.add('base64url-alphabet');
        value = sextets[translated.charCodeAt(0)] as number;
      } else if (isWhiteSpace(code)) {
        found.add('base64url-white-space');
        continue;
      } else if (code === 61) {
        found.add('base64url-padding');
        padded = true;
        continue;
      } else {
        found.add('base64url-character');
        continue;
      }
    }
    // Padding ends the text (RFC 4648 §3.3): a character after it does not belong there.
    if (padded) found.add('base64url-character');
    characters++;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = held >> bits;
    }
  }
  if (characters % 4 === 1) found.add('base64url-length');
  else if ((held & ((1 << bits) - 1)) !== 0) found.add('base64url-dirty');
  const problems = byGravity.filter((problem) => found.has(problem));
  return { bytes: bytes.slice(0, length), problem: problems[0] ?? '', problems };
}

const byGravity: readonly Base64urlProblem[] = [
  'base64url-character',
  'base64url-length',
  'base64url-alphabet',
  'base64url-white-space',
  'base64url-padding',
  'base64url-dirty',
];
