/**
 * HMAC-SHA-384 and HMAC-SHA-512 (RFC 2104, FIPS 180-4) of one message under very many keys, as `weak-secrets-sha256.ts`
 * does it for SHA-256. A word of 64 bits is two of 32: the high one, then the low one.
 */
import { layPad, padMessage, toBytes, toWords } from './hash-words.ts';

const mask = (1n << 64n) - 1n;

/** The first 64 bits of the fractional part of the root: of 2 for square roots, of 3 for cube roots. */
function rootFraction(of: number, degree: 2n | 3n): bigint {
  const scaled = BigInt(of) << (64n * degree);
  let root = 1n << 68n; // above the root of every prime below 2^12
  for (;;) {
    const next = ((degree - 1n) * root + scaled / root ** (degree - 1n)) / degree;
    if (next >= root) return root & mask;
    root = next;
  }
}

const primes: number[] = [];
for (let candidate = 2; primes.length < 80; candidate++) {
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
}
const toHalves = (words: readonly bigint[]) =>
  Int32Array.from(
    words.flatMap((word) => [Number(word >> 32n), Number(word & 0xffffffffn)]),
    (half) => half | 0,
  );

/** FIPS 180-4 §4.2.3. */
const roundConstants = toHalves(primes.map((prime) => rootFraction(prime, 3n)));

/** FIPS 180-4 §5.3.4 and §5.3.5, and how much of the state is the digest (§6.5). */
const variants = {
  'SHA-384': { initial: toHalves(primes.slice(8, 16).map((prime) => rootFraction(prime, 2n))), halves: 12 },
  'SHA-512': { initial: toHalves(primes.slice(0, 8).map((prime) => rootFraction(prime, 2n))), halves: 16 },
} as const;

const blockBytes = 128;

/** Whether a key makes the given HMAC of the data. */
export function makeLongHmacTest(
  hash: keyof typeof variants,
  data: Uint8Array,
  expected: Uint8Array,
): (key: Uint8Array) => boolean {
  const { initial, halves } = variants[hash];
  const schedule = new Int32Array(160);
  const inner = new Int32Array(16);
  const outer = new Int32Array(16);
  const pad = new Int32Array(32);
  const message = padMessage(data, blockBytes, blockBytes);
  const wanted = toWords(expected);
  // The second block of the outer hash: the inner digest, and the padding behind it
  const digest = new Int32Array(32);
  digest[halves] = 0x80000000;
  digest[31] = (blockBytes + halves * 4) * 8;

  const hashKey = (key: Uint8Array): Uint8Array => {
    const state = Int32Array.from(initial);
    const padded = padMessage(key, 0, blockBytes);
    for (let at = 0; at < padded.length; at += 32) compress(state, padded, at, schedule);
    return toBytes(state, halves * 4);
  };

  return (key) => {
    const short = key.length > blockBytes ? hashKey(key) : key;
    layPad(pad, short, 0x36);
    inner.set(initial);
    compress(inner, pad, 0, schedule);
    for (let at = 0; at < message.length; at += 32) compress(inner, message, at, schedule);
    layPad(pad, short, 0x5c);
    outer.set(initial);
    compress(outer, pad, 0, schedule);
    for (let at = 0; at < halves; at++) digest[at] = inner[at] as number;
    compress(outer, digest, 0, schedule);
    return wanted.every((half, at) => half === outer[at]);
  };
}

/** What low halves carry over, added up without a sign: four additions stay far below 2^53. */
const carryOf = (sum: number): number => (sum / 0x100000000) | 0;

/** One block of sixteen words into the state (FIPS 180-4 §6.4.2). */
function compress(state: Int32Array, words: Int32Array, from: number, schedule: Int32Array): void {
  const w = schedule;
  const k = roundConstants;
  for (let t = 0; t < 32; t++) w[t] = words[from + t] as number;
  for (let t = 32; t < 160; t += 2) {
    const xh = w[t - 30] as number;
    const xl = w[t - 29] as number;
    const yh = w[t - 4] as number;
    const yl = w[t - 3] as number;
    const s0h = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7);
    const s0l = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25));
    const s1h = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6);
    const s1l = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26));
    const low = (s0l >>> 0) + (s1l >>> 0) + ((w[t - 13] as number) >>> 0) + ((w[t - 31] as number) >>> 0);
    w[t] = s0h + s1h + (w[t - 14] as number) + (w[t - 32] as number) + carryOf(low);
    w[t + 1] = low | 0;
  }
  let ah = state[0] as number;
  let al = state[1] as number;
  let bh = state[2] as number;
  let bl = state[3] as number;
  let ch = state[4] as number;
  let cl = state[5] as number;
  let dh = state[6] as number;
  let dl = state[7] as number;
  let eh = state[8] as number;
  let el = state[9] as number;
  let fh = state[10] as number;
  let fl = state[11] as number;
  let gh = state[12] as number;
  let gl = state[13] as number;
  let hh = state[14] as number;
  let hl = state[15] as number;
  for (let t = 0; t < 160; t += 2) {
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
    const t1 =
      (hl >>> 0) +
      (s1l >>> 0) +
      (((el & fl) ^ (~el & gl)) >>> 0) +
      ((k[t + 1] as number) >>> 0) +
      ((w[t + 1] as number) >>> 0);
    const t1h = (hh + s1h + ((eh & fh) ^ (~eh & gh)) + (k[t] as number) + (w[t] as number) + carryOf(t1)) | 0;
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
    const t2 = (s0l >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
    const t2h = (s0h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + carryOf(t2)) | 0;
    hh = gh;
    hl = gl;
    gh = fh;
    gl = fl;
    fh = eh;
    fl = el;
    const e = (dl >>> 0) + (t1 >>> 0);
    eh = (dh + t1h + carryOf(e)) | 0;
    el = e | 0;
    dh = ch;
    dl = cl;
    ch = bh;
    cl = bl;
    bh = ah;
    bl = al;
    const a = (t1 >>> 0) + (t2 >>> 0);
    ah = (t1h + t2h + carryOf(a)) | 0;
    al = a | 0;
  }
  add(state, 0, ah, al);
  add(state, 2, bh, bl);
  add(state, 4, ch, cl);
  add(state, 6, dh, dl);
  add(state, 8, eh, el);
  add(state, 10, fh, fl);
  add(state, 12, gh, gl);
  add(state, 14, hh, hl);
}

function add(state: Int32Array, at: number, high: number, low: number): void {
  const sum = ((state[at + 1] as number) >>> 0) + (low >>> 0);
  state[at] = (state[at] as number) + high + carryOf(sum);
  state[at + 1] = sum | 0;
}
