/** Wycheproof (C2SP): whole tokens, and the signatures below them. Cases do nothing where the files are absent. */
import { decodeToken } from '../../src/core/jose/decode.ts';
import { decryptToken } from '../../src/core/jose/decrypt.ts';
import type { Key } from '../../src/core/jose/key.ts';
import { KeyError, readKeys } from '../../src/core/jose/key-reading.ts';
import { verifyToken } from '../../src/core/jose/verify.ts';
import { checkSignature } from '../../src/core/jose/verify-engine.ts';
import { findSignatureAlgorithm } from '../../src/core/spec/algorithms.ts';
import { type EngineCase, expectSame, type Fixtures, some } from './case.ts';

interface TokenTest {
  readonly tcId: number;
  readonly result: 'valid' | 'invalid';
  readonly jws?: unknown;
  readonly jwe?: unknown;
}
interface TokenGroup {
  readonly private: unknown;
  readonly public?: unknown;
  readonly tests: readonly TokenTest[];
}
interface SignatureTest {
  readonly tcId: number;
  readonly result: string;
  readonly msg: string;
  readonly sig: string;
  readonly ctx?: string;
}
interface SignatureGroup {
  readonly publicKeyPem?: string;
  readonly publicKeyDer?: string;
  readonly tests: readonly SignatureTest[];
}

const groupsIn = <T>({ wycheproof }: Fixtures, file: string): readonly T[] | null => {
  const found = wycheproof[file];
  return found === undefined ? null : (found as { testGroups: readonly T[] }).testGroups;
};

const noKeyIfRefused = (error: unknown): Key[] => {
  if (error instanceof KeyError) return [];
  throw error;
};

async function judgeToken(group: TokenGroup, { jws, jwe }: TokenTest): Promise<'valid' | 'invalid'> {
  const serialized = jws ?? jwe;
  const token = decodeToken(typeof serialized === 'string' ? serialized : JSON.stringify(serialized));
  const supplied = jws === undefined ? group.private : (group.public ?? group.private);
  const keys = await readKeys(JSON.stringify(supplied)).catch(noKeyIfRefused);
  const { outcome } = jws === undefined ? await decryptToken(token, keys) : await verifyToken(token, keys);
  return outcome === 'verified' || outcome === 'decrypted' ? 'valid' : 'invalid';
}

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toBase64 = (hex: string) => btoa(String.fromCharCode(...fromHex(hex)));

async function holds(alg: string, key: Key | undefined, { sig, msg }: SignatureTest): Promise<boolean> {
  if (!key?.algorithms.includes(alg)) return false;
  const algorithm = some(findSignatureAlgorithm(alg), alg);
  return checkSignature(algorithm, key, fromHex(sig), fromHex(msg)).catch(() => false);
}

const tokenFiles = [
  'json_web_signature_test',
  'json_web_encryption_test',
  'json_web_key_test',
  'json_web_crypto_test',
];

const signatureFiles: Readonly<Record<string, string>> = {
  ecdsa_secp256r1_sha256_p1363_test: 'ES256',
  ecdsa_secp384r1_sha384_p1363_test: 'ES384',
  ecdsa_secp521r1_sha512_p1363_test: 'ES512',
  ecdsa_secp256k1_sha256_p1363_test: 'ES256K',
  ed25519_test: 'Ed25519',
  ed448_test: 'Ed448',
  rsa_signature_2048_sha256_test: 'RS256',
  rsa_pss_2048_sha256_mgf1_32_test: 'PS256',
  mldsa_44_verify_test: 'ML-DSA-44',
  mldsa_65_verify_test: 'ML-DSA-65',
  mldsa_87_verify_test: 'ML-DSA-87',
};

export const wycheproofFiles: readonly string[] = [...tokenFiles, ...Object.keys(signatureFiles)];

export const wycheproofCases: readonly EngineCase[] = [
  ...tokenFiles.map(
    (file): EngineCase => ({
      name: `Wycheproof ${file}: every verdict, but for the listed deviations`,
      async run(fixtures) {
        const groups = groupsIn<TokenGroup>(fixtures, file);
        if (groups === null) return;
        const otherwise: string[] = [];
        for (const group of groups)
          for (const one of group.tests)
            if ((await judgeToken(group, one)) !== one.result) otherwise.push(String(one.tcId));
        expectSame(otherwise, Object.keys(fixtures.deviations[file] ?? {}));
      },
    }),
  ),
  ...Object.entries(signatureFiles).map(
    ([file, alg]): EngineCase => ({
      name: `Wycheproof ${file}: every verdict of ${alg}`,
      async run(fixtures) {
        const otherwise: number[] = [];
        for (const group of groupsIn<SignatureGroup>(fixtures, file) ?? []) {
          const text = group.publicKeyPem ?? toBase64(group.publicKeyDer ?? '');
          // A public key of the wrong length is refused when it is read.
          const [key] = await readKeys(text).catch(noKeyIfRefused);
          for (const one of group.tests) {
            // JWS signs with an empty context.
            const expected = one.result !== 'invalid' && (one.ctx ?? '') === '';
            if ((await holds(alg, key, one)) !== expected) otherwise.push(one.tcId);
          }
        }
        expectSame(otherwise, []);
      },
    }),
  ),
];
