import { publicHalf } from './jwk.ts';
import type { Key } from './key.ts';
import { materialOf } from './key-material.ts';

/**
 * The public half of a key as a JWK (RFC 7517 §4), with `kid`, `use` and `alg` where it has them. Of a private key nothing
 * private is in it; null for a secret, which has no public half.
 */
export function publicJwk(key: Key): Readonly<Record<string, string>> | null {
  if (key.kty === 'oct') return null;
  const { kid, use, alg } = key;
  const said = Object.entries({ kid, use, alg }).filter(([, value]) => value !== '');
  return { ...publicHalf(materialOf(key).jwk()), ...Object.fromEntries(said) };
}
