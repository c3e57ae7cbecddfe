/** at_hash, c_hash and s_hash: the left half of the hash that the ID token's alg names (OpenID Connect Core §3.1.3.6, §3.3.2.11). */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from '../jose/base64url.ts';
import { encodeUtf8 } from '../jose/utf8.ts';
import { tokenHashOf } from '../spec/algorithms.ts';

const hashes: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/** '' where no standard says which hash goes with the algorithm. */
export function leftHalfHash(text: string, alg: string): string {
  const hash = hashes[tokenHashOf(alg)];
  if (hash === undefined) return '';
  const digest = hash(encodeUtf8(text));
  return encodeBase64url(digest.subarray(0, digest.length / 2));
}
