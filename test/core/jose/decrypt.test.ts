import { createCipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { CompactEncrypt, generateKeyPair, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { type DecryptOptions, decryptToken } from '../../../src/core/jose/decrypt.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { signToken } from '../../../src/core/jose/sign.ts';
import { contentEncryptionAlgorithms, keyManagementAlgorithms } from '../../../src/core/spec/algorithms.ts';

const encs = contentEncryptionAlgorithms.map(({ name }) => name);

/** A fresh key for the algorithm, as JWK text. */
async function makeJwk(alg: string, enc: string, crv: string): Promise<object> {
  if (alg.startsWith('RSA') || alg.startsWith('ECDH')) {
    const { privateKey } = await generateKeyPair(alg, { crv, extractable: true });
    return crypto.subtle.exportKey('jwk', privateKey as CryptoKey);
  }
  const row = keyManagementAlgorithms.find(({ name }) => name === alg);
  const cek = contentEncryptionAlgorithms.find(({ name }) => name === enc);
  const bytes = alg === 'dir' ? cek?.keyBytes : alg.startsWith('PBES2') ? 12 : (row?.wrapBits ?? 0) / 8;
  return { kty: 'oct', k: randomBytes(bytes ?? 0).toString('base64url') };
}

async function encrypt(alg: string, enc: string, jwk: object, text: string): Promise<string> {
  const { d, p, q, dp, dq, qi, ext, key_ops, ...half } = jwk as Record<string, string>;
  const key = await importJWK(half.kty === 'oct' ? half : { ...half, alg }, alg);
  return new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ alg, enc }).encrypt(key);
}

async function decrypt(text: string, jwk: object, options?: DecryptOptions) {
  return decryptToken(decodeToken(text), await readKeys(JSON.stringify(jwk)), options);
}

/** Everything that the peer can make; what it cannot (RSA1_5) is in the vectors. */
const managements = keyManagementAlgorithms
  .filter(({ family }) => family !== 'RSA1_5')
  .flatMap(({ name, family }) =>
    family === 'ECDH-ES' ? ['P-256', 'P-384', 'P-521', 'X25519'].map((crv) => [name, crv]) : [[name, '']],
  ) as [string, string][];

describe('decryptToken opens what jose encrypts', { timeout: 60_000 }, () => {
  it.each(managements)('%s %s', async (alg, crv) => {
    const enc = alg.includes('192') ? 'A192CBC-HS384' : 'A256GCM';
    const jwk = await makeJwk(alg, enc, crv);
    const text = await encrypt(alg, enc, jwk, '{"sub":"ada"}');
    const opened = await decrypt(text, jwk);
    expect(opened).toMatchObject({ outcome: 'decrypted', claims: { sub: 'ada' } });
    const other = await makeJwk(alg, enc, crv);
    expect(await decrypt(text, other)).toMatchObject({ outcome: 'not-decrypted' });
  });

  it.each(encs)('dir with %s; one changed byte is told', async (enc) => {
    const jwk = await makeJwk('dir', enc, '');
    const text = await encrypt('dir', enc, jwk, 'some text');
    expect(await decrypt(text, jwk)).toMatchObject({ outcome: 'decrypted', text: 'some text', nested: null });
    const parts = text.split('.');
    for (const index of [2, 3, 4]) {
      const bytes = Buffer.from(parts[index] as string, 'base64url');
      bytes[0] = (bytes[0] as number) ^ 1;
      const changed = parts.with(index, bytes.toString('base64url')).join('.');
      expect(await decrypt(changed, jwk)).toMatchObject({
        outcome: 'not-decrypted',
        code: 'content-changed',
      });
    }
  });
});

describe('what stays closed', () => {
  it('a token without a key that fits, and one that is not encrypted', async () => {
    const jwk = await makeJwk('A256KW', 'A256GCM', '');
    const text = await encrypt('A256KW', 'A256GCM', jwk, 'x');
    expect(await decryptToken(decodeToken(text), [])).toMatchObject({ code: 'no-key' });
    expect(await decrypt(text, { ...jwk, alg: 'A256GCMKW' })).toMatchObject({ code: 'no-key' });
    expect(await decrypt(text, { ...jwk, use: 'sig' })).toMatchObject({ code: 'no-key' });
    const [key] = await readKeys('secret');
    const signed = await signToken({ header: { alg: 'HS256' }, claims: {}, key: key ?? null });
    expect(await decryptToken(decodeToken(signed), [])).toMatchObject({ code: 'not-encrypted' });
  });

  it('a secret that was pasted as text and meant as base64', async () => {
    const key = randomBytes(32);
    const [asText] = await readKeys(key.toString('base64'));
    const closed = await decryptToken(decodeToken(seal(key, Buffer.from('x'), {})), asText ? [asText] : []);
    expect(closed).toMatchObject({ outcome: 'not-decrypted', code: 'key-does-not-open' });
    expect(closed.reason).toContain('Read as base64 it has the right length');
  });

  it('PBES2 with a count above the cap, until it is allowed', async () => {
    const jwk = await makeJwk('PBES2-HS256+A128KW', 'A256GCM', '');
    const key = await importJWK(jwk as never, 'PBES2-HS256+A128KW');
    const text = await new CompactEncrypt(new TextEncoder().encode('x'))
      .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' })
      .setKeyManagementParameters({ p2c: 20_000 })
      .encrypt(key);
    expect(await decrypt(text, jwk)).toMatchObject({ outcome: 'not-decrypted', code: 'count-too-high' });
    expect(await decrypt(text, jwk, { mostIterations: 20_000 })).toMatchObject({ outcome: 'decrypted' });
  });

  it('an unknown alg, enc, zip or crit', async () => {
    const key = randomBytes(32);
    const jwk = { kty: 'oct', k: key.toString('base64url') };
    const codes = [];
    for (const more of [{ alg: 'XX' }, { enc: 'XX' }, { zip: 'XX' }, { crit: ['exp'], exp: 1 }]) {
      codes.push((await decrypt(seal(key, Buffer.from('x'), more), jwk)).code);
    }
    expect(codes).toEqual(['unsupported', 'unsupported', 'unsupported', 'crit-unknown']);
  });

  it('a compressed plaintext beyond its cap', async () => {
    const key = randomBytes(32);
    const jwk = { kty: 'oct', k: key.toString('base64url') };
    const small = seal(key, deflateRawSync(Buffer.from('{"a":1}')), { zip: 'DEF' });
    expect(await decrypt(small, jwk)).toMatchObject({ outcome: 'decrypted', claims: { a: 1 } });
    const bomb = seal(key, deflateRawSync(Buffer.alloc(50_000_000)), { zip: 'DEF' });
    expect(await decrypt(bomb, jwk)).toMatchObject({ outcome: 'not-decrypted', code: 'too-large' });
    const broken = seal(key, Buffer.from('not compressed at all'), { zip: 'DEF' });
    expect(await decrypt(broken, jwk)).toMatchObject({ outcome: 'not-decrypted', code: 'malformed' });
  });
});

/** A JWE with dir and A256GCM, made by hand. */
function seal(key: Buffer, plaintext: Buffer, more: object): string {
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', ...more })).toString('base64url');
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const tail = [iv, ciphertext, cipher.getAuthTag()].map((bytes) => bytes.toString('base64url'));
  return [header, '', ...tail].join('.');
}
