/** Fingerprints of texts: HMAC with SHA-256 (RFC 2104), and how far two of them lie apart. */

import { encodeUtf8 } from '../jose/utf8.ts';
import { computeHmacOf } from '../jose/verify-engine.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../spec/algorithms.ts';

const hs256 = findSignatureAlgorithm('HS256') as SignatureAlgorithm;

/** HMAC-SHA-256 of the text with the secret, both as UTF-8: 32 bytes. */
export function hmacSha256(text: string, secret: string): Promise<Uint8Array> {
  return computeHmacOf(encodeUtf8(secret), hs256, encodeUtf8(text));
}

/** Two hex digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface DigestComparison {
  /** For each hex digit whether it differs. */
  readonly changed: readonly boolean[];
  /** How many hex digits differ, and how many bits. */
  readonly digits: number;
  readonly bits: number;
  /** Bits in all. */
  readonly of: number;
}

/** Compares two digests of the same length, digit by digit and bit by bit. */
export function compareDigests(a: Uint8Array, b: Uint8Array): DigestComparison {
  const other = toHex(b);
  const changed = [...toHex(a)].map((digit, index) => digit !== other[index]);
  return {
    changed,
    digits: changed.filter(Boolean).length,
    bits: a.reduce((sum, byte, index) => sum + countBits(byte ^ (b[index] ?? 0)), 0),
    of: a.length * 8,
  };
}

function countBits(byte: number): number {
  let count = 0;
  for (let left = byte; left > 0; left >>= 1) count += left & 1;
  return count;
}

/** The text with its last letter or digit made another one; a text without any gets one. */
export function changeOneLetter(text: string): string {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const next = nextOf(text.charAt(at));
    if (next !== null) return text.slice(0, at) + next + text.slice(at + 1);
  }
  return `${text}a`;
}

/** Within its own kind, so that the text stays what it was: a letter a letter, a digit a digit. */
function nextOf(character: string): string | null {
  const [run] = ['abcdefghijklmnopqrstuvwxyza', 'ABCDEFGHIJKLMNOPQRSTUVWXYZA', '01234567890'].filter((kind) =>
    kind.includes(character),
  );
  return run === undefined ? null : run.charAt(run.indexOf(character) + 1);
}

/** So many random bytes, in hex: what nobody guesses. */
export function randomSecret(bytes = 32): string {
  return toHex(crypto.getRandomValues(new Uint8Array(bytes)));
}
