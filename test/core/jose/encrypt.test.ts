import { compactDecrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { decryptToken } from '../../../src/core/jose/decrypt.ts';
import { encryptDirectly, generateContentKey } from '../../../src/core/jose/encrypt.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey } from '../../../src/core/jose/sign.ts';

const claims = '{"sub":"ada","note":"grüße 🌊"}';

describe('an encrypted text', () => {
  it('is one that jose opens', async () => {
    const k = new Uint8Array(32).fill(7);
    const jwk = { kty: 'oct', k: Buffer.from(k).toString('base64url') };
    const [key] = await readKeys(JSON.stringify(jwk));
    if (key === undefined) throw new Error('no key');
    const { plaintext, protectedHeader } = await compactDecrypt(
      await encryptDirectly(claims, key, { cty: 'json' }),
      k,
    );
    expect(new TextDecoder().decode(plaintext)).toBe(claims);
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', cty: 'json' });
  });

  it('opens with its key, and with no other', async () => {
    const [key, other] = await Promise.all([generateContentKey(), generateContentKey()]);
    const token = decodeToken(await encryptDirectly(claims, key));
    expect(token).toMatchObject({ format: 'jwe', problems: [] });
    expect(await decryptToken(token, [key])).toMatchObject({ outcome: 'decrypted', text: claims });
    expect(await decryptToken(token, [other])).toMatchObject({
      outcome: 'not-decrypted',
      code: 'content-changed',
    });
    expect(await decryptToken(token, [])).toMatchObject({ outcome: 'not-decrypted', code: 'no-key' });
  });

  it('is never written the same way twice', async () => {
    const key = await generateContentKey();
    expect(await encryptDirectly(claims, key)).not.toBe(await encryptDirectly(claims, key));
  });

  it('is not made with a key of another kind', async () => {
    const { privateKey } = await generateSigningKey('ES256');
    const [short] = await readKeys('short', { encoding: 'utf8' });
    await expect(encryptDirectly(claims, privateKey)).rejects.toThrow(/256 bits/);
    await expect(encryptDirectly(claims, short ?? privateKey)).rejects.toThrow(/256 bits/);
  });
});
