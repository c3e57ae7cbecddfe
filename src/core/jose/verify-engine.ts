/** One signature against one key: WebCrypto where it can, @noble (loaded on demand) where it cannot. */
import { findCurve, hashLength, type SignatureAlgorithm } from '../spec/algorithms.ts';
import { bytesOf, type Jwk } from './jwk.ts';
import type { Key } from './key.ts';
import { importForSigning, importForVerifying, importSecret, materialOf } from './key-material.ts';
import { subtle } from './subtle.ts';

interface Fallback {
  verify(jwk: Jwk, signature: Uint8Array, data: Uint8Array): boolean;
  sign(jwk: Jwk, data: Uint8Array): Uint8Array;
}

/** Curves that no browser's WebCrypto has: not worth asking for, and the same code then runs everywhere. */
const inNoBrowser: readonly string[] = ['secp256k1', 'Ed448'];

/** WebCrypto's key; rejects where it lacks the algorithm, or where the key's numbers are impossible. */
function importFor(purpose: 'verify' | 'sign', key: Key, algorithm: SignatureAlgorithm): Promise<CryptoKey> {
  if (inNoBrowser.includes(key.crv)) return Promise.reject(new TypeError('no browser has the curve'));
  return purpose === 'verify' ? importForVerifying(key, algorithm) : importForSigning(key, algorithm);
}

/** What stands in where the browser has no such algorithm; null where every browser has it. */
async function loadFallback(algorithm: SignatureAlgorithm): Promise<Fallback | null> {
  if (algorithm.name === 'ES256K') return (await import('./key-elliptic.ts')).es256k;
  if (algorithm.family === 'EdDSA') return (await import('./key-elliptic.ts')).eddsa;
  if (algorithm.family === 'ML-DSA') return (await import('./key-mldsa.ts')).mlDsa;
  return null;
}

/** How long a signature by the key must be, in bytes (RFC 7518 §3; RFC 8032 §5; FIPS 204 table 2). */
export function signatureLength(algorithm: SignatureAlgorithm, key: Key): number {
  if (algorithm.family === 'HMAC') return hashLength(algorithm);
  if (algorithm.kty === 'RSA') return Math.ceil(key.bits / 8);
  return findCurve(key.crv)?.signatureBytes ?? 0;
}

/**
 * Whether the signature over the data is the key's. Rejects with WebCrypto's error where the key's numbers are impossible.
 */
export async function checkSignature(
  algorithm: SignatureAlgorithm,
  key: Key,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  if (signature.length !== signatureLength(algorithm, key)) return false;
  if (algorithm.family === 'ECDSA' && hasZeroHalf(signature)) return false;
  let imported: CryptoKey;
  try {
    imported = await importFor('verify', key, algorithm);
  } catch (error) {
    const fallback = await loadFallback(algorithm);
    if (fallback === null) throw error;
    return runFallback(() => fallback.verify(materialOf(key).jwk(), signature, data));
  }
  return subtle.verify(operationParameters(algorithm, key), imported, signature, data);
}

/** noble throws on a signature whose numbers are out of range; to the person that is a signature that does not match. */
function runFallback(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}

/** The signature over the data. Rejects where the key is not private or the primitive is missing. */
export async function makeSignature(
  algorithm: SignatureAlgorithm,
  key: Key,
  data: Uint8Array,
): Promise<Uint8Array> {
  if (algorithm.family === 'HMAC') return computeHmac(algorithm, key, data);
  let imported: CryptoKey;
  try {
    imported = await importFor('sign', key, algorithm);
  } catch (error) {
    const fallback = await loadFallback(algorithm);
    if (fallback === null) throw error;
    return fallback.sign(materialOf(key).jwk(), data);
  }
  return new Uint8Array(await subtle.sign(operationParameters(algorithm, key), imported, data));
}

/** HMAC (RFC 2104) of the data with the key's secret. */
export async function computeHmac(
  algorithm: SignatureAlgorithm,
  key: Key,
  data: Uint8Array,
): Promise<Uint8Array> {
  if (key.bits === 0) return computeHmacOf(bytesOf(materialOf(key).jwk(), 'k'), algorithm, data);
  return new Uint8Array(await subtle.sign('HMAC', await importForVerifying(key, algorithm), data));
}

/** HMAC of the data with the given bytes; also with none, which WebCrypto refuses. */
export async function computeHmacOf(
  secret: Uint8Array<ArrayBuffer>,
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
): Promise<Uint8Array> {
  if (secret.length > 0) {
    return new Uint8Array(await subtle.sign('HMAC', await importSecret(secret, algorithm), data));
  }
  const [{ hmac }, { sha256, sha384, sha512 }] = await Promise.all([
    import('@noble/hashes/hmac.js'),
    import('@noble/hashes/sha2.js'),
  ]);
  const hash = { 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512, '': null }[algorithm.hash];
  if (hash === null) throw new TypeError(`${algorithm.name} is no HMAC`);
  return hmac(hash, secret, data);
}

function operationParameters(algorithm: SignatureAlgorithm, key: Key): unknown {
  switch (algorithm.family) {
    case 'RSA-PSS':
      // RFC 7518 §3.5: the salt is as long as the hash
      return { name: 'RSA-PSS', saltLength: hashLength(algorithm) };
    case 'ECDSA':
      return { name: 'ECDSA', hash: algorithm.hash };
    case 'EdDSA':
      return { name: key.crv };
    case 'ML-DSA':
      return { name: algorithm.name };
    default:
      return { name: algorithm.family };
  }
}

/** r or s is zero: some libraries once took that for any message and key (CVE-2022-21449). */
export function hasZeroHalf(signature: Uint8Array): boolean {
  const middle = signature.length / 2;
  const isZero = (byte: number) => byte === 0;
  return signature.subarray(0, middle).every(isZero) || signature.subarray(middle).every(isZero);
}
