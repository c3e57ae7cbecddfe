/**
 * HMAC-SHA-256 (RFC 2104, FIPS 180-4) of one message under very many keys: the message is laid out once, and no memory is asked
 * for in between. Several times as fast as making a hash object for each key, and good for nothing else: verifying uses
 * WebCrypto.
 */
import { layPad, padMessage, toBytes, toWords } from './hash-words.ts';

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2), and square roots. */
const [roundConstants, initialState] = (() => {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  return [
    Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  ] as const;
})();

const blockBytes = 64;

/** Whether a key makes the given HMAC-SHA-256 of the data. */
export function makeHmacTest(data: Uint8Array, expected: Uint8Array): (key: Uint8Array) => boolean {
  const schedule = new Int32Array(64);
  const inner = new Int32Array(8);
  const outer = new Int32Array(8);
  const pad = new Int32Array(16);
  const message = padMessage(data, blockBytes, blockBytes);
  const wanted = toWords(expected);
  // The second block of the outer hash: the inner digest, and the padding of a message of 96 bytes
  const digest = new Int32Array(16);
  digest[8] = 0x80000000;
  digest[15] = (blockBytes + 32) * 8;

  return (key) => {
    const short = key.length > blockBytes ? hash(key, schedule) : key;
    layPad(pad, short, 0x36);
    inner.set(initialState);
    compress(inner, pad, 0, schedule);
    for (let at = 0; at < message.length; at += 16) compress(inner, message, at, schedule);
    layPad(pad, short, 0x5c);
    outer.set(initialState);
    compress(outer, pad, 0, schedule);
    digest.set(inner);
    compress(outer, digest, 0, schedule);
    return outer.every((word, index) => word === wanted[index]);
  };
}

function hash(bytes: Uint8Array, schedule: Int32Array): Uint8Array {
  const state = Int32Array.from(initialState);
  const message = padMessage(bytes, 0, blockBytes);
  for (let at = 0; at < message.length; at += 16) compress(state, message, at, schedule);
  return toBytes(state, 32);
}

/** One block of sixteen words into the state (FIPS 180-4 §6.2.2). */
function compress(state: Int32Array, words: Int32Array, from: number, schedule: Int32Array): void {
  for (let t = 0; t < 16; t++) schedule[t] = words[from + t] as number;
  for (let t = 16; t < 64; t++) {
    const x = schedule[t - 15] as number;
    const y = schedule[t - 2] as number;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[t] = (schedule[t - 16] as number) + s0 + (schedule[t - 7] as number) + s1;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + (roundConstants[t] as number) + (schedule[t] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}
