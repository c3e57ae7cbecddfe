/** Wycheproof (C2SP) below whole tokens: HMAC tags, and JWKs that agree on a key. Cases do nothing where the files are absent. */
import { encodeBase64url } from '../../src/core/jose/base64url.ts';
import { decodeToken } from '../../src/core/jose/decode.ts';
import { decryptToken } from '../../src/core/jose/decrypt.ts';
import { readKeys } from '../../src/core/jose/key-reading.ts';
import { computeHmac } from '../../src/core/jose/verify-engine.ts';
import { findSignatureAlgorithm } from '../../src/core/spec/algorithms.ts';
import { type EngineCase, expectSame, type Fixtures, some } from './case.ts';

interface MacGroup {
  readonly tagSize: number;
  readonly tests: readonly {
    readonly tcId: number;
    readonly key: string;
    readonly msg: string;
    readonly tag: string;
    readonly result: string;
  }[];
}

interface AgreementGroup {
  readonly tests: readonly AgreementTest[];
}

interface AgreementTest {
  readonly tcId: number;
  readonly public: object;
  readonly private: object;
  readonly shared: string;
  readonly result: string;
}

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const { subtle } = globalThis.crypto;

function groupsOf<T>({ wycheproof }: Fixtures, file: string): readonly T[] {
  const found = wycheproof[file] as { testGroups: readonly T[] } | undefined;
  return found?.testGroups ?? [];
}

const macFiles: Readonly<Record<string, string>> = { hmac_sha256_test: 'HS256' };
const agreementFiles = ['x25519_jwk_test', 'x448_jwk_test'];

export const primitiveFiles: readonly string[] = [...Object.keys(macFiles), ...agreementFiles];

/**
 * A token that only the shared secret opens: `alg` is ECDH-ES, the content key the first round of the Concat KDF
 * (RFC 7518 §4.6.2), the ephemeral key the public one of the test.
 */
async function seal({ public: epk, shared }: AgreementTest): Promise<string> {
  const header = encodeBase64url(
    new TextEncoder().encode(JSON.stringify({ alg: 'ECDH-ES', enc: 'A128GCM', epk })),
  );
  const count = (value: number) => [0, 0, 0, value];
  const purpose = [...new TextEncoder().encode('A128GCM')];
  const input = [...count(1), ...fromHex(shared), ...count(purpose.length), ...purpose];
  const digest = await subtle.digest(
    'SHA-256',
    Uint8Array.from([...input, ...count(0), ...count(0), ...count(128)]),
  );
  const key = await subtle.importKey('raw', digest.slice(0, 16), 'AES-GCM', false, ['encrypt']);
  const iv = new Uint8Array(12);
  const sealed = new Uint8Array(
    await subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(header) },
      key,
      new TextEncoder().encode('opened'),
    ),
  );
  const [content, tag] = [sealed.subarray(0, -16), sealed.subarray(-16)];
  return [header, '', encodeBase64url(iv), encodeBase64url(content), encodeBase64url(tag)].join('.');
}

async function opens(test: AgreementTest): Promise<boolean> {
  const keys = await readKeys(JSON.stringify(test.private));
  return (await decryptToken(decodeToken(await seal(test)), keys)).outcome === 'decrypted';
}

/** A shared secret of zeros is refused, as RFC 7748 §6 allows; whatever else the file leaves open, we agree on. */
const isExpected = ({ result, shared }: AgreementTest) => result !== 'invalid' && !/^0+$/.test(shared);

export const wycheproofPrimitiveCases: readonly EngineCase[] = [
  ...Object.entries(macFiles).map(
    ([file, alg]): EngineCase => ({
      name: `Wycheproof ${file}: every whole tag of ${alg}`,
      async run(fixtures) {
        const algorithm = some(findSignatureAlgorithm(alg), alg);
        const otherwise: number[] = [];
        // JWS knows no shortened tags (RFC 7518 §3.2).
        for (const { tests } of groupsOf<MacGroup>(fixtures, file).filter(({ tagSize }) => tagSize === 256)) {
          for (const { tcId, key: secret, msg, tag, result } of tests) {
            const [key] = await readKeys(secret, { encoding: 'hex' });
            const mac = await computeHmac(algorithm, some(key, 'a secret'), fromHex(msg));
            if ((encodeBase64url(mac) === encodeBase64url(fromHex(tag))) !== (result === 'valid'))
              otherwise.push(tcId);
          }
        }
        expectSame(otherwise, []);
      },
    }),
  ),
  ...agreementFiles.map(
    (file): EngineCase => ({
      name: `Wycheproof ${file}: what is sealed for the shared secret opens, and nothing else`,
      async run(fixtures) {
        const otherwise: number[] = [];
        for (const { tests } of groupsOf<AgreementGroup>(fixtures, file))
          for (const test of tests) if ((await opens(test)) !== isExpected(test)) otherwise.push(test.tcId);
        expectSame(otherwise, []);
      },
    }),
  ),
];
