/**
 * The imported side of a key. The numbers stay behind functions, so that neither JSON, nor a log, nor a message to another
 * page carries them off; each CryptoKey is imported once, non-extractable.
 */
import type { SignatureAlgorithm } from '../spec/algorithms.ts';
import { bytesOf, type Jwk, publicHalf } from './jwk.ts';
import type { Key, KeyMaterial } from './key.ts';
import { subtle } from './subtle.ts';

export interface SecretReading {
  /** How the text would have been read: "as base64". */
  readonly label: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ImportedMaterial extends KeyMaterial {
  readonly jwk: () => Jwk;
  /** The key's text as it was supplied, for the check whether a token was signed with a public key's text; '' where it was not kept. */
  readonly suppliedText: () => string;
  /** A secret's text read in the other ways that people mean. */
  readonly otherReadings: () => readonly SecretReading[];
  /** A secret that is the text or the DER of a public key: never to be trusted (RFC 8725 §2.1). */
  readonly isPublicKeyText: boolean;
  /** Imports once for each name. */
  readonly importOnce: (name: string, importKey: (jwk: Jwk) => Promise<CryptoKey>) => Promise<CryptoKey>;
}

export interface MaterialExtras {
  readonly suppliedText?: string;
  readonly otherReadings?: () => readonly SecretReading[];
  readonly isPublicKeyText?: boolean;
}

export function makeMaterial(jwk: Jwk, extras: MaterialExtras = {}): ImportedMaterial {
  const imported = new Map<string, Promise<CryptoKey>>();
  const { suppliedText = '', otherReadings = () => [], isPublicKeyText = false } = extras;
  return {
    brand: 'key-material',
    jwk: () => jwk,
    suppliedText: () => suppliedText,
    otherReadings,
    isPublicKeyText,
    importOnce(name, importKey) {
      let key = imported.get(name);
      if (key === undefined) {
        key = importKey(jwk);
        imported.set(name, key);
      }
      return key;
    },
  };
}

/** The only way to a key's material; `jose/` alone makes keys, so the brand tells what lies within. */
export function materialOf(key: Key): ImportedMaterial {
  return key.material as ImportedMaterial;
}

/** The key as WebCrypto's key for verifying with the algorithm. Rejects where the browser lacks it. */
export function importForVerifying(key: Key, algorithm: SignatureAlgorithm): Promise<CryptoKey> {
  return materialOf(key).importOnce(`verify ${algorithm.name}`, (jwk) =>
    algorithm.kty === 'oct'
      ? importSecret(bytesOf(jwk, 'k'), algorithm)
      : subtle.importKey('jwk', publicHalf(jwk), importParameters(jwk, algorithm), false, ['verify']),
  );
}

/** The key as WebCrypto's key for signing with the algorithm. Rejects where the browser lacks it. */
export function importForSigning(key: Key, algorithm: SignatureAlgorithm): Promise<CryptoKey> {
  return algorithm.kty === 'oct'
    ? importForVerifying(key, algorithm)
    : materialOf(key).importOnce(`sign ${algorithm.name}`, (jwk) =>
        subtle.importKey('jwk', jwk, importParameters(jwk, algorithm), false, ['sign']),
      );
}

/** An HMAC key; WebCrypto takes any length but zero. */
export function importSecret(
  bytes: Uint8Array<ArrayBuffer>,
  algorithm: SignatureAlgorithm,
): Promise<CryptoKey> {
  return subtle.importKey('raw', bytes, { name: 'HMAC', hash: algorithm.hash }, false, ['sign']);
}

function importParameters(jwk: Jwk, algorithm: SignatureAlgorithm): unknown {
  switch (algorithm.family) {
    case 'ECDSA':
      return { name: 'ECDSA', namedCurve: jwk.crv };
    case 'EdDSA':
      return { name: jwk.crv };
    case 'ML-DSA':
      return { name: algorithm.name };
    default:
      return { name: algorithm.family, hash: algorithm.hash };
  }
}
