/** What WebCrypto lacks of elliptic curves. Loaded only when a key or a token needs it. */

import { ed448, x448 } from '@noble/curves/ed448.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesOf, type Jwk } from './jwk.ts';
import { joinBytes } from './key-bytes.ts';
import { KeyError } from './key-error.ts';

const weierstrass = { 'P-256': p256, 'P-384': p384, 'P-521': p521, secp256k1 };
const okp = { Ed25519: ed25519, Ed448: ed448, X25519: x25519, X448: x448 };
const montgomery = { X25519: x25519, X448: x448 };
const edwards = { Ed25519: ed25519, Ed448: ed448 };

function pick<T>(table: Readonly<Record<string, T>>, curve: string): T {
  const found = Object.hasOwn(table, curve) ? table[curve] : undefined;
  if (found === undefined) throw new KeyError('unsupported', 'The curve is not known here.');
  return found;
}

/**
 * The affine coordinates of a compressed point (SEC 1 §2.3.4), or of the public key of `d` where `point` is null.
 * Throws {@link KeyError} where there is no such point.
 */
export function ecPoint(
  curve: string,
  point: Uint8Array | null,
  d: Uint8Array,
): [x: Uint8Array, y: Uint8Array] {
  const { Point, getPublicKey } = pick(weierstrass, curve);
  try {
    const bytes = point === null ? getPublicKey(d, false) : Point.fromBytes(point).toBytes(false);
    const length = (bytes.length - 1) / 2;
    return [bytes.subarray(1, 1 + length), bytes.subarray(1 + length)];
  } catch {
    throw new KeyError('malformed', `The ${curve} key holds no point of its curve.`);
  }
}

/** The public key of an OKP private key (RFC 8032 §5.1.5, RFC 7748 §6). Throws {@link KeyError}. */
export function okpPublic(curve: string, d: Uint8Array): Uint8Array {
  try {
    return pick(okp, curve).getPublicKey(d);
  } catch {
    throw new KeyError('malformed', `The private key has the wrong length for ${curve}.`);
  }
}

/** The shared secret of X25519 or X448 (RFC 7748 §6); throws where it is zero, as it is with a point of low order. */
export function okpShared(curve: string, d: Uint8Array, x: Uint8Array): Uint8Array {
  return pick(montgomery, curve).getSharedSecret(d, x);
}

/** ECDSA over secp256k1 with SHA-256, r and s side by side (RFC 8812 §3.2); either of the two values of s is right. */
export const es256k = {
  verify: (jwk: Jwk, signature: Uint8Array, data: Uint8Array): boolean =>
    secp256k1.verify(signature, data, uncompressed(jwk), { lowS: false }),
  sign: (jwk: Jwk, data: Uint8Array): Uint8Array => secp256k1.sign(data, bytesOf(jwk, 'd')),
  randomSecret: (): Uint8Array => secp256k1.utils.randomSecretKey(),
};

/** EdDSA as RFC 8032 §5.1.7 and §5.2.7 check it: encodings strict. */
export const eddsa = {
  verify: (jwk: Jwk, signature: Uint8Array, data: Uint8Array): boolean =>
    pick(edwards, jwk.crv ?? '').verify(signature, data, bytesOf(jwk, 'x'), { zip215: false }),
  sign: (jwk: Jwk, data: Uint8Array): Uint8Array =>
    pick(edwards, jwk.crv ?? '').sign(data, bytesOf(jwk, 'd')),
};

const uncompressed = (jwk: Jwk) => joinBytes(Uint8Array.of(4), bytesOf(jwk, 'x'), bytesOf(jwk, 'y'));
