import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import { verifyToken } from '../../../src/core/jose/verify.ts';
import { signatureAlgorithms } from '../../../src/core/spec/algorithms.ts';

describe('sign and verify', () => {
  it.each(signatureAlgorithms.map(({ name }) => name))(
    '%s: what is signed verifies, and changed content does not',
    async (alg) => {
      const { privateKey, publicKey } = await generateSigningKey(alg);
      const token = await signToken({ header: { alg }, claims: { sub: 'ada' }, key: privateKey });
      const verified = await verifyToken(decodeToken(token), [publicKey]);
      expect(verified).toMatchObject({ outcome: 'verified', alg, key: publicKey.id });
      const [header, , signature] = token.split('.');
      const forged = `${header}.${Buffer.from('{"sub":"eve"}').toString('base64url')}.${signature}`;
      expect(await verifyToken(decodeToken(forged), [publicKey])).toMatchObject({
        outcome: 'failed',
        code: 'signature-mismatch',
      });
    },
  );
});

describe('the secret', () => {
  it('is told when it was meant in another encoding', async () => {
    const text = 'c2VjcmV0IG9mIHNvbWUgbGVuZ3RoIHRvIGJlIHVzZWQ=';
    const [right] = await readKeys(text, { encoding: 'base64' });
    const [wrong] = await readKeys(text);
    const token = decodeToken(await signToken({ header: { alg: 'HS256' }, claims: {}, key: right ?? null }));
    expect(await verifyToken(token, right ? [right] : [])).toMatchObject({ outcome: 'verified' });
    const failed = await verifyToken(token, wrong ? [wrong] : []);
    expect(failed).toMatchObject({ outcome: 'failed', code: 'signature-mismatch' });
    expect(failed.reason).toContain('as base64');
  });
});
