import { randomBytes } from 'node:crypto';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, importJWK, type JWK } from 'jose';

/** The algorithms that sign with a key pair; the public keys are published. */
export const publicAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
export type PublicAlgorithm = (typeof publicAlgorithms)[number];
export const labAlgorithms = [...publicAlgorithms, 'HS256'] as const;
export type LabAlgorithm = (typeof labAlgorithms)[number];

/** The page's name at the provider: one client for each algorithm, for that is where an algorithm is chosen. */
export const clientIdOf = (alg: LabAlgorithm) => `practice-${alg.toLowerCase()}`;

interface KeyPair {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Keys of one run: made at the start, forgotten at the end, and good for nothing but this site. */
export interface LabKeys {
  /** The HMAC secret as text; the page shows it, so that it can be pasted into the panel. */
  readonly secret: string;
  readonly pairs: Readonly<Record<PublicAlgorithm, KeyPair>>;
  /** A key that was rotated away: good signatures, and no longer published. */
  readonly retired: KeyPair;
  /** The RS256 key once more, for an algorithm that it fits and that the API does not allow. */
  readonly rs512: CryptoKey;
  /** The RS256 public key as PEM (SPKI). */
  readonly rsaPublicPem: string;
  /** 256 bits for the encrypted session cookie, which stays at the server. */
  readonly sessionKey: Uint8Array;
}

export async function makeKeys(): Promise<LabKeys> {
  const entries = await Promise.all(publicAlgorithms.map(async (alg) => [alg, await makePair(alg)] as const));
  const pairs = Object.fromEntries(entries) as Record<PublicAlgorithm, KeyPair>;
  return {
    secret: `practice-${randomBytes(24).toString('hex')}`,
    pairs,
    retired: await makePair('RS256'),
    rs512: (await importJWK(await exportJWK(pairs.RS256.privateKey), 'RS512')) as CryptoKey,
    rsaPublicPem: await exportSPKI(pairs.RS256.publicKey),
    sessionKey: new Uint8Array(randomBytes(32)),
  };
}

/** The JWK Set as it is published (RFC 7517 §5). */
export function publicJwks(keys: LabKeys): { keys: JWK[] } {
  return { keys: publicAlgorithms.map((alg) => keys.pairs[alg].publicJwk) };
}

/** The same keys with their private members, for the provider alone. */
export async function privateJwks(keys: LabKeys): Promise<{ keys: JWK[] }> {
  const pairs = publicAlgorithms.map((alg) => keys.pairs[alg]);
  return {
    keys: await Promise.all(
      pairs.map(async ({ privateKey, publicJwk }) => ({ ...publicJwk, ...(await exportJWK(privateKey)) })),
    ),
  };
}

async function makePair(alg: PublicAlgorithm): Promise<KeyPair> {
  const kid = `lab-${alg.toLowerCase()}-${randomBytes(3).toString('hex')}`;
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, privateKey, publicKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}
