import type { SignatureAlgorithm } from '../spec/algorithms.ts';
import type { Key } from './key.ts';

/** What is weak about a signature that holds; `kid` as the token's header says it, '' where it does not. */
export function listWarnings(alg: SignatureAlgorithm, key: Key, kid: string): readonly string[] {
  const warnings: string[] = [];
  if (key.bits < alg.minimumBits) {
    warnings.push(
      key.kty === 'oct'
        ? `The secret has ${key.bits} bits; ${alg.name} must have at least ${alg.minimumBits} (${alg.reference.label}).`
        : `The RSA key has ${key.bits} bits; at least ${alg.minimumBits} are a must (${alg.reference.label}).`,
    );
  }
  if (kid !== '' && key.kid !== '' && kid !== key.kid && kid !== key.thumbprint) {
    warnings.push('The token’s kid names another key than the one it is signed with.');
  }
  if (key.role === 'private') warnings.push('A private key was supplied where the public one is enough.');
  return warnings;
}
