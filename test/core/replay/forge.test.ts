import { describe, expect, it } from 'vitest';
import { serializeSceneToken } from '../../../src/core/find/scene-building.ts';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import type { JsonObject } from '../../../src/core/jose/json.ts';
import type { Jws } from '../../../src/core/jose/token.ts';
import { tamperToken, unsignToken } from '../../../src/core/replay/forge.ts';

const header = { alg: 'ES256', kid: 'k1', typ: 'at+jwt' };
const read = (text: string) => decodeToken(text) as Jws;
const tamper = (token: string) => tamperToken(decodeToken(token));

describe('a tampered token', () => {
  const claims = { iss: 'https://id.example', sub: 'u-1', iat: 1768478000, exp: 1768482000 };
  const original = serializeSceneToken({ header, claims });

  it('keeps header and signature, and differs in one claim', () => {
    const forged = tamper(original);
    if (typeof forged === 'string') throw new Error(forged);
    const [before, after] = [read(original), read(forged.text)];
    expect(forged.claim).toBe('iat');
    expect(after.claims).toEqual({ ...claims, iat: 1768477999 });
    expect([after.parts[0], after.signatureText]).toEqual([before.parts[0], before.signatureText]);
  });

  it('gets a claim more where it has no iat that could change', () => {
    const payloads: JsonObject[] = [
      { sub: 'u-1' },
      {},
      { iat: 'soon' },
      { act: { iat: 1768478000 }, iat: 1768478000 },
    ];
    for (const some of payloads) {
      const forged = tamper(serializeSceneToken({ header, claims: some }));
      if (typeof forged === 'string') throw new Error(forged);
      expect(read(forged.text).claims).toEqual({ ...some, [forged.claim]: 1 });
    }
  });

  it('leaves numbers as they were written that JavaScript cannot hold', () => {
    const payload = Buffer.from('{"sub":12345678901234567890}').toString('base64url');
    const forged = tamper(`${original.split('.')[0]}.${payload}.c2ln`);
    if (typeof forged === 'string') throw new Error(forged);
    expect(read(forged.text).payloadText).toContain('12345678901234567890');
  });

  it('keeps the disclosures of an SD-JWT', () => {
    const sdJwt = serializeSceneToken({
      header: { alg: 'ES256', typ: 'dc+sd-jwt' },
      claims: { _sd_alg: 'sha-256' },
    });
    const forged = tamper(`${sdJwt}~WyJzYWx0IiwibmFtZSIsImEiXQ~`);
    if (typeof forged === 'string') throw new Error(forged);
    expect(forged.text.endsWith('~WyJzYWx0IiwibmFtZSIsImEiXQ~')).toBe(true);
    expect(decodeToken(forged.text).format).toBe('sd-jwt');
  });
});

describe('an unsigned token', () => {
  it('says alg none, keeps the payload and the other header parameters, and ends with a dot', () => {
    const original = serializeSceneToken({ header, claims: { sub: 'u-1' } });
    const forged = unsignToken(decodeToken(original));
    if (typeof forged === 'string') throw new Error(forged);
    expect(forged.text.endsWith('.')).toBe(true);
    expect(read(forged.text).header).toEqual({ ...header, alg: 'none' });
    expect(read(forged.text).parts[1]).toBe(read(original).parts[1]);
  });
});

describe('what cannot be forged', () => {
  const jwe = `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..aXY.Y2lwaGVy.dGFn`;
  const unsigned = serializeSceneToken({ header: { alg: 'none' }, claims: {}, signature: '' });
  it.each([
    ['encrypted', jwe],
    ['already-unsigned', unsigned],
    ['not-a-jwt', 'eyJhbGciOiJIUzI1NiJ9.%%'],
  ])('says %s', (reason, text) => {
    expect(tamper(text)).toBe(reason);
    expect(unsignToken(decodeToken(text))).toBe(reason);
  });
});
