/** What a key may do and how it is described, told from its numbers and from what it says about itself. */
import { findCurve, findSignatureAlgorithm, signatureAlgorithms } from '../spec/algorithms.ts';
import { bitLength, bytesOf, curveOf, isPrivate, type Jwk, type JwkMetadata } from './jwk.ts';
import type { Key } from './key.ts';

export const roleOf = (jwk: Jwk): Key['role'] =>
  jwk.kty === 'oct' ? 'secret' : isPrivate(jwk) ? 'private' : 'public';

/** Length of the modulus, the curve or the secret in bits. */
export function bitsOf(jwk: Jwk): number {
  if (jwk.kty === 'oct') return bytesOf(jwk, 'k').length * 8;
  if (jwk.kty === 'RSA') return bitLength(bytesOf(jwk, 'n'));
  return findCurve(curveOf(jwk))?.bits ?? 0;
}

/** What writers of keys mean by a name that nobody registered: ES512 is on the curve P-521. */
const misspelt: ReadonlyMap<string, string> = new Map([['ES521', 'ES512']]);

/**
 * Signature algorithms that the key may be used with: its type decides (RFC 8725 §3.1), and what it says in `use`, `key_ops`
 * and `alg` (RFC 7517 §4.2-4.4) narrows that down: to nothing where its `alg` does not go with its type.
 */
export function allowedAlgorithms(jwk: Jwk, metadata: JwkMetadata, pssOnly = false): readonly string[] {
  const { use, keyOps } = metadata;
  const alg = misspelt.get(metadata.alg) ?? metadata.alg;
  if (use === 'enc') return [];
  if (keyOps !== null && !keyOps.includes('verify') && !keyOps.includes('sign')) return [];
  const byType = signatureAlgorithms.filter(
    (row) =>
      row.kty === jwk.kty &&
      (row.crvs.length === 0 || row.crvs.includes(curveOf(jwk))) &&
      (!pssOnly || row.family === 'RSA-PSS'),
  );
  // EdDSA and its fully-specified names mean the same signature (RFC 9864 §2.2)
  const family = findSignatureAlgorithm(alg)?.family;
  return byType
    .filter((row) => alg === '' || row.name === alg || (row.family === 'EdDSA' && family === 'EdDSA'))
    .map((row) => row.name);
}

/** "RSA public key, 2048 bits, for RS256, RS384…": one sentence for the person; never holds the key. */
export function describeKey(jwk: Jwk, algorithms: readonly string[]): string {
  const bits = bitsOf(jwk);
  const shown = algorithms.length > 3 ? `${algorithms.slice(0, 3).join(', ')}…` : algorithms.join(', ');
  const purpose = shown === '' ? 'not for signatures' : `for ${shown}`;
  const role = roleOf(jwk);
  if (role === 'secret') return `Secret, ${bits} bits, ${purpose}`;
  const name = jwk.kty === 'RSA' ? 'RSA' : curveOf(jwk);
  const size =
    jwk.kty === 'RSA' ? `, ${bits} bits${bits < 2048 ? ' (short: RFC 7518 §3.3 asks for 2048)' : ''}` : '';
  const hint = role === 'private' ? ' (private: keep it to yourself)' : '';
  return `${name} ${role} key${size}, ${purpose}${hint}`;
}

/** "the RSA public key “2024-01”": for sentences; `kid` comes from outside and is cut. */
export function nameKey(key: Key): string {
  if (key.role === 'secret') return key.kid === '' ? 'the secret' : `the secret “${cut(key.kid)}”`;
  const kind = key.kty === 'RSA' ? `the RSA ${key.role} key` : `the ${key.crv} ${key.role} key`;
  return key.kid === '' ? kind : `${kind} “${cut(key.kid)}”`;
}

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
