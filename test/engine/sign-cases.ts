/** Signing and verifying with every algorithm; keys of every form. */
import { decodeBase64url, encodeBase64url } from '../../src/core/jose/base64url.ts';
import { decodeToken } from '../../src/core/jose/decode.ts';
import type { Key } from '../../src/core/jose/key.ts';
import { KeyError, readKeys } from '../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../src/core/jose/sign.ts';
import { verifyToken } from '../../src/core/jose/verify.ts';
import { signatureAlgorithms } from '../../src/core/spec/algorithms.ts';
import { type EngineCase, expectNone, expectSame, some } from './case.ts';

const outcomeOf = async (token: string, keys: readonly Key[]) =>
  (await verifyToken(decodeToken(token), keys)).outcome;

/** The token with one bit of the bytes of a part flipped. */
function flipBit(token: string, part: number, bit: number): string {
  const parts = token.split('.');
  const { bytes } = decodeBase64url(parts[part] ?? '');
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  parts[part] = encodeBase64url(bytes);
  return parts.join('.');
}

/** Places all over the bytes, the first and the last bit among them. */
function bitsOf(token: string, part: number): number[] {
  const bits = decodeBase64url(token.split('.')[part] ?? '').bytes.length * 8;
  return [0, 7, Math.floor(bits / 3), Math.floor(bits / 2), bits - 8, bits - 1];
}

const algorithmCases = signatureAlgorithms.flatMap(({ name: alg }): EngineCase[] => [
  {
    name: `${alg}: what is signed here verifies, and with one bit flipped it never does`,
    async run() {
      const { privateKey, publicKey } = await generateSigningKey(alg, 'k');
      const token = await signToken({
        header: { alg, kid: 'k' },
        claims: { sub: 'ada', n: 1 },
        key: privateKey,
      });
      expectSame(await outcomeOf(token, [publicKey]), 'verified');
      const changed = [1, 2].flatMap((part) => bitsOf(token, part).map((bit) => flipBit(token, part, bit)));
      const holds: string[] = [];
      for (const text of changed) if ((await outcomeOf(text, [publicKey])) === 'verified') holds.push(text);
      expectNone(holds, 'changed tokens verify');
      const { publicKey: other } = await generateSigningKey(alg, 'k');
      expectSame(await outcomeOf(token, [other]), 'failed', 'another key');
    },
  },
  {
    name: `${alg}: what Node signed verifies`,
    async run({ signed }) {
      const own = signed.filter((one) => one.alg === alg);
      expectSame(own.length > 0, true, 'a token of the algorithm');
      for (const { key, token } of own) expectSame(await outcomeOf(token, await readKeys(key)), 'verified');
    },
  },
]);

export const signCases: readonly EngineCase[] = [
  ...algorithmCases,
  {
    name: 'key: every form of a key is recognised for what it is',
    async run({ keys: forms }) {
      expectSame(forms.length > 10, true, 'forms');
      for (const { form, text, expected } of forms) {
        const keys = await readKeys(text);
        const rows = keys.map((key) => [key.encoding, key.role, key.kty, key.crv, key.bits, key.kid]);
        expectSame(rows, expected, form);
      }
    },
  },
  {
    name: 'key: a private key signs, whatever its form, and the other half verifies in whatever form',
    async run({ keys: forms }) {
      const ofCurve = forms.filter(({ expected }) => expected.length === 1 && expected[0]?.[3] === 'P-256');
      const halves = ofCurve.filter(({ expected }) => expected[0]?.[1] === 'public');
      expectSame([ofCurve.length - halves.length > 1, halves.length > 2], [true, true], 'forms');
      for (const { expected, text } of ofCurve) {
        if (expected[0]?.[1] !== 'private') continue;
        const key = some((await readKeys(text))[0], 'the key');
        const token = await signToken({ header: { alg: 'ES256' }, claims: { sub: 'ada' }, key });
        for (const half of halves)
          expectSame(await outcomeOf(token, await readKeys(half.text)), 'verified', half.form);
      }
    },
  },
  {
    name: 'key: none is extractable once it is imported',
    async run() {
      const imported: CryptoKey[] = [];
      const { importKey } = crypto.subtle;
      crypto.subtle.importKey = async (...parameters: unknown[]) => {
        const key: CryptoKey = await Reflect.apply(importKey, crypto.subtle, parameters);
        imported.push(key);
        return key;
      };
      try {
        for (const alg of ['HS256', 'RS256', 'ES256']) {
          const { privateKey, publicKey } = await generateSigningKey(alg);
          const token = await signToken({ header: { alg }, claims: {}, key: privateKey });
          await outcomeOf(token, [publicKey]);
        }
      } finally {
        crypto.subtle.importKey = importKey;
      }
      expectSame(imported.length >= 5, true, 'imports seen');
      expectNone(
        imported.filter(({ extractable }) => extractable).map(({ type }) => type),
        'extractable keys',
      );
    },
  },
  {
    name: 'key: text that is no usable key is refused with a code, and without its text',
    async run({ keys: forms }) {
      const pem = some(
        forms.find(({ text }) => text.startsWith('-----BEGIN PRIVATE KEY')),
        'a PEM',
      ).text;
      const texts = [
        pem.slice(0, 80),
        pem.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'),
        '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}',
        '',
      ];
      for (const text of texts) {
        const error = await readKeys(text).then(
          () => null,
          (refused: unknown) => refused,
        );
        if (!(error instanceof KeyError)) throw new Error(`not refused: ${text.slice(0, 30)}`);
        const body = text.slice(40, 70);
        expectSame(body !== '' && error.message.includes(body), false, 'text in the message');
      }
    },
  },
];
