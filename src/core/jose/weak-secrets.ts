/**
 * Is the token's HMAC made with a secret that everyone knows? For a worker: synchronous, in steps, and free to be left at any
 * of them. With hashes of its own: WebCrypto, one promise a candidate, takes many times as long.
 */
import { findSignatureAlgorithm, hashLength, type SignatureAlgorithm } from '../spec/algorithms.ts';
import { decodeBase64url } from './base64url.ts';
import { ownString } from './json.ts';
import type { Token } from './token.ts';
import { encodeUtf8 } from './utf8.ts';
import { makeHmacTest } from './weak-secrets-sha256.ts';
import { makeLongHmacTest } from './weak-secrets-sha512.ts';

export interface WeakSecret {
  /** The candidate that was found. */
  readonly secret: string;
  /** How its text becomes the key. */
  readonly encoding: 'utf8' | 'base64' | 'hex';
}

/** Candidates between two reports of progress: a few milliseconds of work. */
const stepSize = 500;

/** Whether a key makes the signature. */
const makeTests: Readonly<
  Record<
    Exclude<SignatureAlgorithm['hash'], ''>,
    (data: Uint8Array, signature: Uint8Array) => (key: Uint8Array) => boolean
  >
> = {
  'SHA-256': makeHmacTest,
  'SHA-384': (data, signature) => makeLongHmacTest('SHA-384', data, signature),
  'SHA-512': (data, signature) => makeLongHmacTest('SHA-512', data, signature),
};

/** Whether the token is one that the search can be tried on: an HMAC with a whole signature. */
export function canSearchSecret(token: Token): boolean {
  return readTarget(token) !== null;
}

/**
 * Tries the candidates on the token, each as text and, where it looks like it, as base64 and hex. Yields how many were tried
 * after every few hundred; returns the one that was found, or null. Stop iterating to cancel. Never throws.
 */
export function* searchSecret(
  token: Token,
  candidates: Iterable<string>,
): Generator<number, WeakSecret | null, void> {
  const holds = readTarget(token);
  if (holds === null) return null;
  let tried = 0;
  for (const secret of candidates) {
    for (const [encoding, bytes] of readCandidate(secret)) {
      if (holds(bytes)) return { secret, encoding };
    }
    tried++;
    if (tried % stepSize === 0) yield tried;
  }
  return null;
}

/** The test of a key; null for a token that has none. */
function readTarget(token: Token): ((key: Uint8Array) => boolean) | null {
  const jws = token.format === 'sd-jwt' ? token.issuerJwt : token;
  if (jws.format !== 'jws' || jws.detached) return null;
  const algorithm = findSignatureAlgorithm(ownString(jws.header, 'alg'));
  if (algorithm === undefined || algorithm.family !== 'HMAC' || algorithm.hash === '') return null;
  const { bytes: signature, problem } = decodeBase64url(jws.signatureText);
  if (problem !== '' || signature.length !== hashLength(algorithm)) return null;
  return makeTests[algorithm.hash](encodeUtf8(jws.signingInput), signature);
}

/** Shorter texts that decode are words, and what they decode to is no key that anybody made. */
const shortestDecoded = 16;
const hexText = /^(?:[0-9a-fA-F]{2})+$/;
const base64Text = /^(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}$/;

function readCandidate(secret: string): [WeakSecret['encoding'], Uint8Array][] {
  const readings: [WeakSecret['encoding'], Uint8Array][] = [['utf8', encodeUtf8(secret)]];
  if (secret.length < shortestDecoded) return readings;
  if (hexText.test(secret)) {
    readings.push(['hex', Uint8Array.from(secret.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))]);
  }
  if (base64Text.test(secret)) readings.push(['base64', decodeBase64url(secret).bytes]);
  return readings;
}
