/** ML-DSA (FIPS 204) where WebCrypto lacks it. Loaded only when a key or a token needs it. */
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { bytesOf, type Jwk } from './jwk.ts';
import { KeyError } from './key-error.ts';

const parameterSets: Readonly<Record<string, typeof ml_dsa44>> = {
  'ML-DSA-44': ml_dsa44,
  'ML-DSA-65': ml_dsa65,
  'ML-DSA-87': ml_dsa87,
};

function pick(jwk: Jwk): typeof ml_dsa44 {
  const found = parameterSets[jwk.alg ?? ''];
  if (found === undefined) throw new KeyError('unsupported', 'The ML-DSA parameter set is not known here.');
  return found;
}

/** The public key of a seed (FIPS 204 §6.1). Throws {@link KeyError} where the seed is not 32 bytes. */
export function mlDsaPublic(jwk: Jwk): Uint8Array {
  const seed = bytesOf(jwk, 'priv');
  if (seed.length !== 32) throw new KeyError('malformed', 'The seed of an ML-DSA key must be 32 bytes long.');
  return pick(jwk).keygen(seed).publicKey;
}

/** Pure ML-DSA with an empty context. */
export const mlDsa = {
  verify: (jwk: Jwk, signature: Uint8Array, data: Uint8Array): boolean =>
    pick(jwk).verify(signature, data, bytesOf(jwk, 'pub')),
  sign: (jwk: Jwk, data: Uint8Array): Uint8Array =>
    pick(jwk).sign(data, pick(jwk).keygen(bytesOf(jwk, 'priv')).secretKey),
};
