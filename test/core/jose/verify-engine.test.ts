import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../../src/core/jose/base64url.ts';
import { eddsa, okpShared } from '../../../src/core/jose/key-elliptic.ts';
import { materialOf } from '../../../src/core/jose/key-material.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { computeHmac } from '../../../src/core/jose/verify-engine.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../../../src/core/spec/algorithms.ts';
import { hasShared, readShared } from '../../shared.ts';

interface Case {
  readonly tcId: number;
  readonly result: string;
  readonly msg: string;
  readonly sig: string;
  readonly key: string;
  readonly tag: string;
  readonly public: { readonly crv: string; readonly x: string };
  readonly private: { readonly d: string };
  readonly shared: string;
}
interface Group {
  readonly publicKeyPem?: string;
  readonly tagSize: number;
  readonly tests: readonly Case[];
}

const readGroups = (file: string) =>
  (JSON.parse(readShared(`vectors/wycheproof/${file}.json`)) as { testGroups: Group[] }).testGroups;
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const algorithmOf = (name: string) => findSignatureAlgorithm(name) as SignatureAlgorithm;

describe.runIf(hasShared('vectors/wycheproof'))('signatures of Wycheproof', () => {
  it.each(['ed25519_test', 'ed448_test'])(
    '%s without WebCrypto',
    async (file) => {
      const otherwise: number[] = [];
      for (const { publicKeyPem = '', tests } of readGroups(file)) {
        const [key] = await readKeys(publicKeyPem);
        if (key === undefined) throw new Error('no key');
        for (const one of tests) {
          let holds = false;
          try {
            holds = eddsa.verify(materialOf(key).jwk(), fromHex(one.sig), fromHex(one.msg));
          } catch {
            holds = false;
          }
          if (holds !== (one.result === 'valid')) otherwise.push(one.tcId);
        }
      }
      expect(otherwise).toEqual([]);
    },
    30_000,
  );

  it('HS256: hmac_sha256_test, an empty secret too', async () => {
    for (const { tests, tagSize } of readGroups('hmac_sha256_test')) {
      for (const one of tests) {
        const [key] = await readKeys(one.key, { encoding: 'hex' });
        if (key === undefined) throw new Error('no key');
        const mac = await computeHmac(algorithmOf('HS256'), key, fromHex(one.msg));
        const tag = Buffer.from(mac.subarray(0, tagSize / 8)).toString('hex');
        expect([one.tcId, tag === one.tag]).toEqual([one.tcId, one.result === 'valid']);
      }
    }
  });
});

describe.runIf(hasShared('vectors/wycheproof'))('key agreement of Wycheproof', () => {
  it.each(['x25519_jwk_test', 'x448_jwk_test'])(
    '%s',
    async (file) => {
      const otherwise: number[] = [];
      const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));
      for (const { tests } of readGroups(file)) {
        for (const one of tests) {
          let shared = '';
          try {
            const { crv } = one.public;
            shared = Buffer.from(okpShared(crv, bytes(one.private.d), bytes(one.public.x))).toString('hex');
          } catch {
            shared = '';
          }
          // RFC 8037 security considerations: an all-zero secret is refused
          const zero = /^0*$/.test(one.shared);
          if (one.result === 'valid' && shared !== one.shared) otherwise.push(one.tcId);
          if (one.result === 'acceptable' && shared !== (zero ? '' : one.shared)) otherwise.push(one.tcId);
        }
      }
      expect(otherwise).toEqual([]);
    },
    30_000,
  );
});

describe('an empty secret', () => {
  it('signs, though WebCrypto refuses it', async () => {
    const [key] = await readKeys('', { encoding: 'utf8' });
    if (key === undefined) throw new Error('no key');
    const mac = await computeHmac(algorithmOf('HS256'), key, new Uint8Array());
    // HMAC-SHA-256 of nothing under no key
    expect(encodeBase64url(mac)).toBe('thNnmggU2ex3L5XXeMNfxf8Wl8STcVZTxscSFEKSxa0');
  });
});
