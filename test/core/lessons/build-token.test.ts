import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey } from '../../../src/core/jose/sign.ts';
import {
  buildToken,
  changedParts,
  type WrittenPart,
  writePart,
} from '../../../src/core/lessons/build-token.ts';

const part = (text: string) => {
  const written = writePart(text);
  if ('fault' in written) throw new Error(written.fault);
  return written;
};
const secretKey = async (secret: string) =>
  (await readKeys(secret, { encoding: 'utf8' }))[0] ?? Promise.reject();

describe('a part of a token', () => {
  it('is encoded without the white space of editing, as Node encodes it', () => {
    const { json, encoded } = part('{\n  "sub": "ada",\n  "name": "Ada Löwe"\n}');
    expect(json).toBe('{"sub":"ada","name":"Ada Löwe"}');
    expect(encoded).toBe(Buffer.from(json).toString('base64url'));
  });

  it.each([
    ['{"sub":"ada"', /not JSON/],
    ['', /not JSON/],
    ['["sub"]', /not an object/],
    ['"ada"', /not an object/],
    ['{"sub":"ada","sub":"bob"}', /more than once/],
  ])('is none where the text is %s, and says why', (text, why) => {
    expect(writePart(text)).toEqual({ fault: expect.stringMatching(why) });
  });
});

describe('a built token', () => {
  const header = part('{"alg":"HS256","typ":"JWT"}');
  const claims = part('{"sub":"ada","role":"user"}');

  it('is the one that Node signs', async () => {
    const { token, signature } = await buildToken(header, claims, await secretKey('tidewater-demo'));
    const signingInput = `${header.encoded}.${claims.encoded}`;
    expect(signature).toBe(createHmac('sha256', 'tidewater-demo').update(signingInput).digest('base64url'));
    expect(token).toBe(`${signingInput}.${signature}`);
  });

  it('is made with an empty secret too, as a person may leave the field', async () => {
    const { signature } = await buildToken(header, claims, await secretKey(''));
    expect(signature).toBe(
      createHmac('sha256', '').update(`${header.encoded}.${claims.encoded}`).digest('base64url'),
    );
  });

  it('has no signature with alg none', async () => {
    const built = await buildToken(part('{"alg":"none"}'), claims, await secretKey('x'));
    expect(built).toMatchObject({ signature: '', fault: '' });
    expect(built.token.endsWith('.')).toBe(true);
  });

  it.each<[string, WrittenPart]>([
    ['an alg of another kind of key', part('{"alg":"RS256"}')],
    ['an alg that nobody knows', part('{"alg":"FOO"}')],
    ['no alg', part('{}')],
  ])('is not made with %s, and the reason is told', async (_, other) => {
    const { token, fault } = await buildToken(other, claims, await secretKey('tidewater-demo'));
    expect(token).toBe('');
    expect(fault).not.toBe('');
  });

  it('changes in its payload and its signature when one claim changes', async () => {
    const key = await secretKey('tidewater-demo');
    const before = await buildToken(header, claims, key);
    const after = await buildToken(header, part('{"sub":"ada","role":"admin"}'), key);
    expect(changedParts(before.token, after.token)).toEqual(['payload', 'signature']);
    expect(changedParts(before.token, before.token)).toEqual([]);
  });

  it('is signed by a private key too', async () => {
    const { privateKey } = await generateSigningKey('ES256');
    const { signature } = await buildToken(part('{"alg":"ES256"}'), claims, privateKey);
    expect(Buffer.from(signature, 'base64url')).toHaveLength(64);
  });
});
