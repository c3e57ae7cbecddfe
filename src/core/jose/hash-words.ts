/** What the hashes of the SHA-2 family share: messages as big-endian words of 32 bits (FIPS 180-4 §3.1, §5.1). */

/**
 * The words of the message with its padding (FIPS 180-4 §5.1), where `before` bytes were hashed ahead of it. The length
 * stands in the last eighth of a block: 8 bytes of 64, or 16 of 128.
 */
export function padMessage(bytes: Uint8Array, before: number, blockBytes: 64 | 128): Int32Array {
  const blocks = Math.ceil((bytes.length + 1 + blockBytes / 8) / blockBytes);
  const padded = new Uint8Array(blocks * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const bits = (before + bytes.length) * 8;
  new DataView(padded.buffer).setUint32(padded.length - 8, Math.floor(bits / 2 ** 32));
  new DataView(padded.buffer).setUint32(padded.length - 4, bits >>> 0);
  return toWords(padded);
}

export function toWords(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: bytes.length / 4 }, (_, index) => view.getInt32(4 * index));
}

/** The first `length` bytes of words. */
export function toBytes(words: Int32Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (words[at >> 2] as number) >>> (24 - 8 * (at & 3)));
}

/** Lays the key, no longer than a block, over the byte that HMAC repeats in the block `pad` (RFC 2104 §2). */
export function layPad(pad: Int32Array, key: Uint8Array, byte: 0x36 | 0x5c): void {
  pad.fill(byte * 0x01010101);
  for (let at = 0; at < key.length; at++) {
    pad[at >> 2] = (pad[at >> 2] as number) ^ ((key[at] as number) << (24 - 8 * (at & 3)));
  }
}
