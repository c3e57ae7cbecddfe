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
  return viewClean(text)?.slice() ?? null;
}

const encoder = new TextEncoder();

/** Room for a text's characters, one byte each, and the same read two at a time. */
interface Room {
  readonly bytes: Uint8Array;
  readonly twos: Uint16Array;
}

function makeRoom(length: number): Room {
  const bytes = new Uint8Array(length + (length % 2));
  return { bytes, twos: new Uint16Array(bytes.buffer) };
}

/** Enough for the parts of nearly every token; longer ones get room of their own. */
const shared = makeRoom(16_384);
const decoded = new Uint8Array(12_288);

/** The twelve bits of two characters, by the two bytes as a 16-bit number reads them; `outsidePair` for any other two. */
const pairs = new Uint16Array(0x10000).fill(0x8000);
const outsidePair = 0x8000;
const onePair = new Uint8Array(2);
const asNumber = new Uint16Array(onePair.buffer);
for (let first = 0; first < 64; first++) {
  for (let second = 0; second < 64; second++) {
    onePair[0] = alphabet.charCodeAt(first);
    onePair[1] = alphabet.charCodeAt(second);
    pairs[asNumber[0] as number] = (first << 6) | second;
  }
}

/** What newer engines bring along (ECMAScript 2026): several times as fast as a loop, and less strict. */
interface NativeDecoder extends Uint8Array<ArrayBuffer> {
  setFromBase64?(
    text: string,
    options: { alphabet: 'base64url'; lastChunkHandling: 'loose' },
  ): { read: number; written: number };
}
const asIs = { alphabet: 'base64url', lastChunkHandling: 'loose' } as const;
const hasNative = typeof (decoded as NativeDecoder).setFromBase64 === 'function';

/**
 * As {@link viewClean}, by the engine's own decoder. That one skips white space, takes padding and any last bits: text
 * with the first two gives fewer bytes than its length promises, and the last bits are looked at here.
 */
function viewNatively(text: string, size: number): Uint8Array<ArrayBuffer> | null {
  const tail = text.length % 4;
  if (tail > 1) {
    const last = sextets[text.charCodeAt(text.length - 1) & 127] as number;
    if ((last & (unusedBits[tail] as number)) !== 0) return null;
  }
  const into = (size <= decoded.length ? decoded : new Uint8Array(size)) as NativeDecoder;
  try {
    return into.setFromBase64?.(text, asIs).written === size ? into.subarray(0, size) : null;
  } catch {
    return null; // a character that is none of the alphabet
  }
}

/**
 * The bytes of clean base64url as a view on memory that the next call overwrites; null for text that is not clean.
 * For the decoder, which reads thousands of parts and keeps none of their bytes.
 */
export function viewClean(text: string): Uint8Array<ArrayBuffer> | null {
  const { length } = text;
  const tail = length % 4;
  if (tail === 1) return null;
  const groups = (length - tail) / 4;
  const size = groups * 3 + (tail === 0 ? 0 : tail - 1);
  if (hasNative) return viewNatively(text, size);
  const from = readCharacters(text);
  if (from === null) return null;
  const into = size <= decoded.length ? decoded : new Uint8Array(size);
  const { twos } = from;
  let wrong = 0;
  let at = 0;
  for (let index = 0; index < groups * 2; index += 2) {
    const high = pairs[twos[index] as number] as number;
    const low = pairs[twos[index + 1] as number] as number;
    wrong |= high | low;
    into[at] = high >> 4;
    into[at + 1] = (high << 4) | (low >> 8);
    into[at + 2] = low;
    at += 3;
  }
  if (wrong >= outsidePair) return null;
  if (tail > 0) {
    const last = readTail(from.bytes, groups * 4, tail);
    if (last < 0) return null;
    into[at] = last >> 8;
    if (tail === 3) into[at + 1] = last;
  }
  return into.subarray(0, size);
}

/** Whether the text is clean base64url: what {@link viewClean} says, without decoding it. */
export function isClean(text: string): boolean {
  if (hasNative) return viewClean(text) !== null;
  const { length } = text;
  const tail = length % 4;
  const from = tail === 1 ? null : readCharacters(text);
  if (from === null) return false;
  const { twos } = from;
  const end = (length - tail) / 2;
  let wrong = 0;
  for (let index = 0; index < end; index++) wrong |= pairs[twos[index] as number] as number;
  return wrong < outsidePair && (tail === 0 || readTail(from.bytes, length - tail, tail) >= 0);
}

/** The one or two bytes in the last two or three characters, as a 16-bit number; -1 where these are not clean. */
function readTail(from: Uint8Array, start: number, tail: number): number {
  const first = sextets[from[start] as number] as number;
  const second = sextets[from[start + 1] as number] as number;
  const third = tail === 3 ? (sextets[from[start + 2] as number] as number) : 0;
  const last = tail === 3 ? third : second;
  if ((first | second | third) >= outside || (last & (unusedBits[tail] as number)) !== 0) return -1;
  return (first << 10) | (second << 4) | (third >> 2);
}

/** The text's characters; null where one of them is not ASCII. */
function readCharacters(text: string): Room | null {
  const { length } = text;
  const room = length <= shared.bytes.length ? shared : makeRoom(length);
  const { read, written } = encoder.encodeInto(text, room.bytes);
  return read === length && written === length ? room : null;
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
