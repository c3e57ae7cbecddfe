/**
 * RSAES-PKCS1-v1_5 (RFC 8017 §7.2.2), which WebCrypto lacks. Padding that is wrong is never told: a random key takes the place
 * of the decrypted one (RFC 7516 §11.5), and all that shows is that the content does not open.
 */
import { Closed } from './decrypt-closed.ts';
import { bytesOf, type Jwk } from './jwk.ts';

/** A content encryption key of `length` bytes: the one that was encrypted, or a random one. */
export function decryptRsa15(jwk: Jwk, encrypted: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const modulus = bytesOf(jwk, 'n');
  if (encrypted.length !== modulus.length) {
    throw new Closed('key-does-not-open', 'The encrypted key is not as long as the modulus of the RSA key.');
  }
  const random = crypto.getRandomValues(new Uint8Array(length));
  const padded = raise(encrypted, bytesOf(jwk, 'd'), modulus);
  const start = padded.length - length;
  // 00 02, at least eight bytes that are not zero, 00, and then exactly the key
  const filler = padded.subarray(2, start - 1);
  const right =
    padded[0] === 0 &&
    padded[1] === 2 &&
    filler.length >= 8 &&
    filler.every((byte) => byte !== 0) &&
    padded[start - 1] === 0;
  return right ? padded.slice(start) : random;
}

/** base ^ exponent mod modulus, as long as the modulus. */
function raise(base: Uint8Array, exponent: Uint8Array, modulus: Uint8Array): Uint8Array<ArrayBuffer> {
  const n = toBigInt(modulus);
  let square = toBigInt(base) % n;
  let result = 1n;
  for (let at = exponent.length - 1; at >= 0; at--) {
    for (let bit = 1; bit < 256; bit <<= 1) {
      if (((exponent[at] as number) & bit) !== 0) result = (result * square) % n;
      square = (square * square) % n;
    }
  }
  const bytes = new Uint8Array(modulus.length);
  for (let at = bytes.length - 1; at >= 0; at--, result >>= 8n) bytes[at] = Number(result & 0xffn);
  return bytes;
}

function toBigInt(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}
