/** Decoding of every serialization. */
import { encodeBase64url } from '../../src/core/jose/base64url.ts';
import { claimsOf, decodeToken, headerOf } from '../../src/core/jose/decode.ts';
import type { Token } from '../../src/core/jose/token.ts';
import { type EngineCase, expectSame } from './case.ts';

const utf8 = new TextEncoder();
export const encode = (value: unknown): string =>
  encodeBase64url(utf8.encode(typeof value === 'string' ? value : JSON.stringify(value)));

const header = encode({ alg: 'HS256', typ: 'JWT' });
const claims = { iss: 'https://id.example', sub: 'Łukasz “ü” 🔑', exp: 1768481600 };
export const compactJws = `${header}.${encode(claims)}.c2lnbmF0dXJlLXRleHQ`;
export const compactJwe = `${encode({ alg: 'dir', enc: 'A256GCM' })}..AAAAAAAAAAAAAAAA.${'B'.repeat(40)}.CCCCCCCCCCCCCCCCCCCCCQ`;
export const flattenedJws = JSON.stringify({
  payload: encode(claims),
  protected: header,
  header: { kid: 'a' },
  signature: 'c2ln',
});
const generalJws = JSON.stringify({
  payload: encode(claims),
  signatures: [
    { protected: header, signature: 'c2ln' },
    { protected: encode({ alg: 'ES256' }), signature: 'c2ln' },
  ],
});
const sealed = {
  protected: encode({ enc: 'A256GCM' }),
  iv: 'AAAAAAAAAAAAAAAA',
  ciphertext: 'AA',
  tag: 'CCCCCCCCCCCCCCCCCCCCCQ',
};
const flattenedJwe = JSON.stringify({ ...sealed, header: { alg: 'dir' } });
const generalJwe = JSON.stringify({
  ...sealed,
  recipients: [
    { header: { alg: 'A128KW' }, encrypted_key: 'AA' },
    { header: { alg: 'RSA-OAEP' }, encrypted_key: 'AQ' },
  ],
});
const disclosure = encode(['c2FsdA', 'given_name', 'Ada']);

const formOf = (token: Token) =>
  'serialization' in token ? `${token.format} ${token.serialization}` : token.format;

const forms: readonly (readonly [name: string, text: string, form: string, alg: string, code?: string])[] = [
  ['a compact JWS', compactJws, 'jws compact', 'HS256'],
  ['a detached JWS', `${header}..c2ln`, 'jws compact', 'HS256'],
  ['an unsecured JWS', `${encode({ alg: 'none' })}.${encode(claims)}.`, 'jws compact', 'none'],
  ['a flattened JWS', flattenedJws, 'jws flattened', 'HS256'],
  ['a general JWS', generalJws, 'jws general', 'HS256', 'many-signatures'],
  ['a compact JWE', compactJwe, 'jwe compact', 'dir'],
  ['a flattened JWE', flattenedJwe, 'jwe flattened', 'dir'],
  ['a general JWE', generalJwe, 'jwe general', 'A128KW', 'many-recipients'],
  ['an SD-JWT', `${compactJws}~${disclosure}~`, 'sd-jwt', 'HS256', 'disclosure-unmatched'],
];

/** Text that is wrong, and the codes that say so: the platform's own decoders differ from each other here. */
const wrong: readonly (readonly [text: string, codes: readonly string[]])[] = [
  [`${compactJws}=`, ['base64url-padding']],
  [`${compactJws.slice(0, -1)}R`, ['base64url-dirty']],
  [`${header}.${encode(claims).slice(0, 8)} ${encode(claims).slice(8)}.c2ln`, ['base64url-white-space']],
  [`${header}.${encode('{"sub":"a","sub":"b"}')}.c2ln`, ['duplicate-member']],
  [`${header}.${encode('\ufeff{"sub":"a"}')}.c2ln`, ['byte-order-mark']],
  [`${header}.${encode('{"id":9007199254740993}')}.c2ln`, ['inexact-number']],
  [`${header}.${encode({ exp: 1768478400000 })}.c2ln`, ['milliseconds']],
];

export const decodeCases: readonly EngineCase[] = [
  ...forms.map(
    ([name, text, form, alg, code]): EngineCase => ({
      name: `decode: ${name}`,
      run() {
        const token = decodeToken(text);
        expectSame(
          [formOf(token), headerOf(token)?.alg, token.text === text, token.problems.map(({ code }) => code)],
          [form, alg, true, code === undefined ? [] : [code]],
        );
      },
    }),
  ),
  {
    name: 'decode: claims are read letter by letter, in every serialization that has them',
    run() {
      for (const text of [compactJws, flattenedJws, generalJws])
        expectSame(claimsOf(decodeToken(text)), claims);
      expectSame(claimsOf(decodeToken(`${header}.${encode('{"__proto__":{"admin":true}}')}.c2ln`)), {
        ['__proto__']: { admin: true },
      });
      expectSame('admin' in {}, false, 'the prototype of every object');
    },
  },
  {
    name: 'decode: a disclosure stands in its place in the claims of an SD-JWT (RFC 9901 §4.2.3)',
    async run() {
      const digest = encodeBase64url(
        new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(disclosure))),
      );
      const text = `${header}.${encode({ _sd: [digest], _sd_alg: 'sha-256' })}.c2ln~${disclosure}~`;
      expectSame(claimsOf(decodeToken(text)), { given_name: 'Ada' });
    },
  },
  {
    name: 'decode: what is wrong with a text is told by the same codes everywhere',
    run() {
      for (const [text, codes] of wrong)
        expectSame(
          decodeToken(text).problems.map(({ code }) => code),
          codes,
        );
    },
  },
  {
    name: 'decode: bytes that are no UTF-8 are never taken for text',
    run() {
      const bytes = Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d);
      const token = decodeToken(`${header}.${encodeBase64url(bytes)}.c2ln`);
      expectSame(token.format === 'jws' && token.payloadText, null);
      expectSame(
        token.problems.map(({ part, code }) => [part, code]),
        [['payload', 'not-utf8']],
      );
    },
  },
];
