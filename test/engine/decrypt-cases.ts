/** Opening a JWE by every key management with every content encryption. */
import { decodeBase64url, encodeBase64url } from '../../src/core/jose/base64url.ts';
import { decodeToken } from '../../src/core/jose/decode.ts';
import { decryptToken } from '../../src/core/jose/decrypt.ts';
import { readKeys } from '../../src/core/jose/key-reading.ts';
import { contentEncryptionAlgorithms, keyManagementAlgorithms } from '../../src/core/spec/algorithms.ts';
import { type EncryptedFixture, type EngineCase, expectSame, some } from './case.ts';

export const plaintext = '{"sub":"ada","note":"“ü”"}';

async function opens({ key, token }: Pick<EncryptedFixture, 'key' | 'token'>) {
  return decryptToken(decodeToken(token), await readKeys(key));
}

async function openAll(tokens: readonly EncryptedFixture[]): Promise<void> {
  expectSame(tokens.length > 0, true, 'a token to open');
  for (const one of tokens) {
    const result = await opens(one);
    const text = result.outcome === 'decrypted' ? result.text : result.reason;
    expectSame(text, plaintext, `${one.alg} ${one.crv} with ${one.enc}`);
  }
}

export const decryptCases: readonly EngineCase[] = [
  ...keyManagementAlgorithms.map(
    ({ name }): EngineCase => ({
      name: `decrypt: ${name} opens what Node sealed`,
      run: ({ encrypted }) => openAll(encrypted.filter(({ alg }) => alg === name)),
    }),
  ),
  ...contentEncryptionAlgorithms.map(
    ({ name }): EngineCase => ({
      name: `decrypt: ${name} opens what Node sealed, and with one bit flipped it never does`,
      async run({ encrypted }) {
        const own = encrypted.filter(({ enc }) => enc === name);
        await openAll(own);
        const direct = some(
          own.find(({ alg }) => alg === 'dir'),
          'a token with dir',
        );
        for (const index of [2, 3, 4]) {
          const parts = direct.token.split('.');
          const { bytes } = decodeBase64url(parts[index] ?? '');
          bytes[0] = (bytes[0] ?? 0) ^ 1;
          parts[index] = encodeBase64url(bytes);
          const { code } = await opens({ key: direct.key, token: parts.join('.') });
          expectSame(code, 'content-changed');
        }
      },
    }),
  ),
  {
    name: 'decrypt: what cannot be opened says why',
    async run({ encrypted }) {
      const [first] = encrypted;
      const { token } = some(first, 'a token');
      const header = (value: object) =>
        encodeBase64url(new TextEncoder().encode(JSON.stringify({ ...value })));
      const withHeader = (value: object) => [header(value), ...token.split('.').slice(1)].join('.');
      const codes = [];
      for (const text of [
        withHeader({ alg: 'XX', enc: 'A128GCM' }),
        withHeader({ alg: 'dir', enc: 'XX' }),
        withHeader({ alg: 'A128KW', enc: 'A128GCM' }),
      ])
        codes.push((await decryptToken(decodeToken(text), [])).code);
      expectSame(codes, ['unsupported', 'unsupported', 'no-key']);
    },
  },
];
