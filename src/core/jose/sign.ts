/** Signing: for the practice site, the lessons and "edit and see". */
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../spec/algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import type { JsonObject } from './json.ts';
import { type Jwk, noMetadata, publicHalf, readJwk } from './jwk.ts';
import type { Key } from './key.ts';
import { KeyError } from './key-error.ts';
import { bare } from './key-parsing.ts';
import { makeKey } from './key-reading.ts';
import { subtle } from './subtle.ts';
import { encodeUtf8 } from './utf8.ts';
import { makeSignature } from './verify-engine.ts';

export interface SigningRequest {
  /** The protected header; its `alg` is the algorithm. */
  readonly header: JsonObject;
  /** The claims set; or `payload`, text that is signed as it stands. */
  readonly claims?: JsonObject;
  readonly payload?: string;
  /** null only for `alg: none`. */
  readonly key: Key | null;
}

/**
 * Makes a compact JWS (RFC 7515 §5.1). Throws `KeyError` where the key does not fit the header's `alg`, or is a public key.
 * What the header claims is written as given: a header that a server must refuse can be made, for the server to refuse.
 */
export async function signToken(request: SigningRequest): Promise<string> {
  const { header, key } = request;
  const payload = request.payload ?? JSON.stringify(request.claims ?? {});
  const signingInput = `${encodeText(JSON.stringify(header))}.${encodeText(payload)}`;
  if (key === null) {
    if (String(header.alg).toLowerCase() === 'none') return `${signingInput}.`;
    throw new KeyError('no-key', 'A key is needed to sign, but for alg none.');
  }
  const algorithm = typeof header.alg === 'string' ? findSignatureAlgorithm(header.alg) : undefined;
  if (algorithm === undefined)
    throw new KeyError('unsupported', 'The header’s alg is no known signature algorithm.');
  if (!key.algorithms.includes(algorithm.name)) {
    throw new KeyError(
      'unsupported',
      `The key cannot sign with ${algorithm.name}: its type decides (RFC 8725 §3.1).`,
    );
  }
  if (key.role === 'public')
    throw new KeyError('no-key', 'A public key cannot sign: the private one is needed.');
  const signature = await makeSignature(algorithm, key, encodeUtf8(signingInput)).catch(() => {
    throw new KeyError(
      'malformed',
      'The browser refuses the private key: it is incomplete, or its numbers do not go together.',
    );
  });
  return `${signingInput}.${encodeBase64url(signature)}`;
}

const encodeText = (text: string) => encodeBase64url(encodeUtf8(text));

export interface SigningKeys {
  /** The secret itself for an HMAC algorithm, in both places. */
  readonly privateKey: Key;
  readonly publicKey: Key;
  /** As a JWK Set would publish it; null for a secret. */
  readonly publicJwk: JsonObject | null;
  /** The whole key as JWK, for whoever must write it down. */
  readonly privateJwk: JsonObject;
}

/**
 * A fresh key for the algorithm: RSA of 2048 bits, secrets as long as the hash (RFC 7518 §3.2, §3.3). Throws `KeyError` for an
 * algorithm that is not in the table.
 */
export async function generateSigningKey(alg: string, kid = ''): Promise<SigningKeys> {
  const algorithm = findSignatureAlgorithm(alg);
  if (algorithm === undefined) throw new KeyError('unsupported', 'It is no known signature algorithm.');
  const metadata = { ...noMetadata, kid, alg, use: 'sig' };
  const build = (jwk: Jwk) =>
    makeKey({ ...bare, encoding: 'jwk', jwk, metadata }, { kind: 'supplied' }, JSON.stringify(jwk));
  const jwk = await generateJwk(algorithm);
  const named = { ...(kid === '' ? {} : { kid }), alg, use: 'sig' };
  const privateKey = await build(jwk);
  if (algorithm.kty === 'oct') {
    return { privateKey, publicKey: privateKey, publicJwk: null, privateJwk: { ...jwk, ...named } };
  }
  const half = publicHalf(jwk);
  return {
    privateKey,
    publicKey: await build(half),
    publicJwk: { ...half, ...named },
    privateJwk: { ...jwk, ...named },
  };
}

async function generateJwk(algorithm: SignatureAlgorithm): Promise<Jwk> {
  const random = (length: number) => encodeBase64url(crypto.getRandomValues(new Uint8Array(length)));
  const crv = algorithm.crvs[0] ?? '';
  switch (algorithm.family) {
    case 'HMAC':
      return { kty: 'oct', k: random(algorithm.minimumBits / 8) };
    case 'ML-DSA': {
      const { mlDsaPublic } = await import('./key-mldsa.ts');
      const seed: Jwk = { kty: 'AKP', alg: algorithm.name, priv: random(32) };
      return { ...seed, pub: encodeBase64url(mlDsaPublic(seed)) };
    }
    case 'EdDSA': {
      const { okpPublic } = await import('./key-elliptic.ts');
      const d = crypto.getRandomValues(new Uint8Array(crv === 'Ed448' ? 57 : 32));
      return { kty: 'OKP', crv, d: encodeBase64url(d), x: encodeBase64url(okpPublic(crv, d)) };
    }
    default:
      return algorithm.name === 'ES256K' ? generateSecp256k1() : generateInBrowser(algorithm, crv);
  }
}

async function generateSecp256k1(): Promise<Jwk> {
  const { ecPoint, es256k } = await import('./key-elliptic.ts');
  const d = es256k.randomSecret();
  const [x, y] = ecPoint('secp256k1', null, d);
  return { kty: 'EC', crv: 'secp256k1', d: encodeBase64url(d), x: encodeBase64url(x), y: encodeBase64url(y) };
}

/** RSA and the NIST curves, which every browser makes. */
async function generateInBrowser(algorithm: SignatureAlgorithm, namedCurve: string): Promise<Jwk> {
  const parameters =
    algorithm.kty === 'RSA'
      ? {
          name: algorithm.family,
          hash: algorithm.hash,
          modulusLength: algorithm.minimumBits,
          publicExponent: Uint8Array.of(1, 0, 1),
        }
      : { name: 'ECDSA', namedCurve };
  const pair = (await subtle.generateKey(parameters, true, ['sign', 'verify'])) as {
    privateKey: CryptoKey;
  };
  return readJwk((await subtle.exportKey('jwk', pair.privateKey)) as JsonObject).jwk;
}
