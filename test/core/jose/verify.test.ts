import { createHash, createHmac, generateKeyPairSync, sign as signWithNode } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import type { JsonObject } from '../../../src/core/jose/json.ts';
import type { Key } from '../../../src/core/jose/key.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey, type SigningKeys, signToken } from '../../../src/core/jose/sign.ts';
import { type VerifyOptions, verifyToken } from '../../../src/core/jose/verify.ts';
import { signatureAlgorithms } from '../../../src/core/spec/algorithms.ts';

const base64url = (text: string | object) =>
  Buffer.from(typeof text === 'string' ? text : JSON.stringify(text)).toString('base64url');
const verify = (text: string, keys: readonly Key[], options?: VerifyOptions) =>
  verifyToken(decodeToken(text), keys, options);
const readOne = async (text: string, options?: Parameters<typeof readKeys>[1]) =>
  (await readKeys(text, options))[0] as Key;

const names = signatureAlgorithms.map(({ name }) => name);

describe('sign and verify', { timeout: 60_000 }, () => {
  it.each(names)('%s: what is signed verifies, and changed content does not', async (alg) => {
    const { privateKey, publicKey } = await generateSigningKey(alg);
    const token = await signToken({ header: { alg }, claims: { sub: 'ada' }, key: privateKey });
    expect(await verify(token, [publicKey])).toMatchObject({ outcome: 'verified', alg, key: publicKey.id });
    const [header, , signature] = token.split('.');
    expect(await verify(`${header}.${base64url({ sub: 'eve' })}.${signature}`, [publicKey])).toMatchObject({
      outcome: 'failed',
      code: 'signature-mismatch',
    });
  });

  it('holds for any claims, and never with one bit flipped', async () => {
    const keys = new Map<string, SigningKeys>();
    for (const alg of names) keys.set(alg, await generateSigningKey(alg));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.nat(),
        async (alg, claims, at) => {
          const { privateKey, publicKey } = keys.get(alg) as SigningKeys;
          const token = await signToken({ header: { alg }, claims: claims as JsonObject, key: privateKey });
          expect((await verify(token, [publicKey])).outcome).toBe('verified');
          expect((await verify(flipBit(token, at), [publicKey])).outcome).not.toBe('verified');
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** The token with one bit of the bytes of its payload or its signature flipped. */
function flipBit(token: string, at: number): string {
  const parts = token.split('.');
  const index = at % 2 === 0 ? 1 : 2;
  const bytes = Buffer.from(parts[index] as string, 'base64url');
  const bit = Math.floor(at / 2) % (bytes.length * 8);
  bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
  return parts.with(index, bytes.toString('base64url')).join('.');
}

describe('what nothing verifies', () => {
  it.each(['none', 'None', 'nOnE'])('alg %s', async (alg) => {
    const key = await readOne('secret');
    const text = `${base64url({ alg })}.${base64url({})}.`;
    expect(await verify(text, [key])).toMatchObject({ outcome: 'failed', code: 'alg-none' });
    expect(await verify(text, [])).toMatchObject({ outcome: 'failed', code: 'alg-none' });
  });

  it('an unknown crit, an empty one, and one that names what is not there', async () => {
    const key = await readOne('secret');
    for (const more of [
      { crit: ['exp'], exp: 1 },
      { crit: [] },
      { crit: ['b64'] },
      { crit: 'exp' },
    ] as JsonObject[]) {
      const token = await signToken({ header: { alg: 'HS256', ...more }, claims: {}, key });
      expect(await verify(token, [key])).toMatchObject({ outcome: 'failed', code: 'crit-unknown' });
    }
  });

  it('a public key’s text taken as secret', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const input = `${base64url({ alg: 'HS256' })}.${base64url({ admin: true })}`;
    const forged = `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
    const expected = { outcome: 'failed', code: 'public-key-as-secret' };
    // supplied as what it is; as its JWK; and as a secret's text
    expect(await verify(forged, [await readOne(pem)])).toMatchObject(expected);
    const jwk = JSON.stringify(publicKey.export({ format: 'jwk' }));
    expect(await verify(forged, [await readOne(jwk)])).toMatchObject(expected);
    expect(await verify(forged, [await readOne(pem, { encoding: 'utf8' })])).toMatchObject(expected);
    expect(await verify(forged, [await readOne('other secret'), await readOne(pem)])).toMatchObject(expected);
  });

  it('a key that the token brings itself', async () => {
    const { privateKey, publicJwk } = await generateSigningKey('ES256');
    const token = await signToken({
      header: { alg: 'ES256', jwk: publicJwk as JsonObject },
      claims: {},
      key: privateKey,
    });
    expect(await verify(token, [])).toMatchObject({
      outcome: 'failed',
      code: 'key-in-token',
      tried: [{ source: { kind: 'token', parameter: 'jwk' } }],
    });
    const other = await generateSigningKey('ES256');
    expect(await verify(token, [other.publicKey])).toMatchObject({
      outcome: 'failed',
      code: 'key-in-token',
      tried: [{ key: other.publicKey.id }, { source: { kind: 'token' } }],
    });
  });

  it('a DPoP proof is held against its own key, whatever keys of the API are at hand', async () => {
    const { privateKey, publicJwk } = await generateSigningKey('ES256');
    const other = await generateSigningKey('ES256');
    const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: publicJwk as JsonObject };
    const proof = await signToken({ header, claims: { htm: 'GET' }, key: privateKey });
    const judged = await verify(proof, [other.publicKey]);
    expect(judged).toMatchObject({ outcome: 'not-checked', code: 'no-key' });
    expect(judged.reason).toContain('holds with the key in its own header');
    const foreign = await signToken({ header, claims: { htm: 'GET' }, key: other.privateKey });
    expect((await verify(foreign, [])).outcome).toBe('failed');
  });

  it('a public key’s text taken as secret, however it is written', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = (type: 'spki' | 'pkcs1') => publicKey.export({ type, format: 'pem' }) as string;
    const key = await readOne(pem('spki'));
    const input = `${base64url({ alg: 'HS256' })}.${base64url({})}`;
    for (const text of [pem('spki'), pem('pkcs1')]) {
      const dos = text.replaceAll('\n', '\r\n');
      for (const secret of [text, text.trim(), dos, dos.trim(), text.split('\n').slice(1, -2).join('')]) {
        const token = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
        expect(await verify(token, [key])).toMatchObject({ outcome: 'failed', code: 'public-key-as-secret' });
      }
    }
  });

  it('ECDSA with r or s of zero, and signatures of another length', async () => {
    const { publicKey } = await generateSigningKey('ES256');
    const input = `${base64url({ alg: 'ES256' })}.${base64url({})}`;
    for (const signature of [
      Buffer.alloc(64),
      Buffer.alloc(64, 1).fill(0, 32),
      Buffer.alloc(63, 1),
      Buffer.alloc(70, 0x30),
    ]) {
      const text = `${input}.${signature.toString('base64url')}`;
      expect(await verify(text, [publicKey])).toMatchObject({
        outcome: 'failed',
        code: 'signature-malformed',
      });
    }
  });

  it('a signature as long as another key makes it is that key’s, not a broken one', async () => {
    const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
    const pem = rsa(2048).publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const input = `${base64url({ alg: 'RS256' })}.${base64url({})}`;
    const signature = (bytes: number) => Buffer.alloc(bytes, 1).toString('base64url');
    const judge = async (bytes: number) => verify(`${input}.${signature(bytes)}`, [await readOne(pem)]);
    for (const bytes of [128, 384, 512]) {
      const failed = await judge(bytes);
      expect(failed).toMatchObject({ outcome: 'failed', code: 'signature-mismatch' });
      expect(failed.reason).toContain('another key');
    }
    expect(await judge(255)).toMatchObject({ outcome: 'failed', code: 'signature-malformed' });
    const { publicKey } = await generateSigningKey('Ed25519');
    const ed448 = `${base64url({ alg: 'EdDSA' })}.${base64url({})}.${signature(114)}`;
    expect(await verify(ed448, [publicKey])).toMatchObject({ outcome: 'failed', code: 'signature-mismatch' });
  });

  it('a JSON serialization that says two things at once', async () => {
    const { privateKey, publicKey } = await generateSigningKey('ES256');
    const token = await signToken({ header: { alg: 'ES256' }, claims: { sub: 'ada' }, key: privateKey });
    const [header, payload, signature] = token.split('.');
    const flattened = { protected: header, payload, signature };
    const check = (value: object) => verify(JSON.stringify(value), [publicKey]);
    expect((await check(flattened)).outcome).toBe('verified');
    expect((await verify(` ${JSON.stringify(flattened)}\n`, [publicKey])).outcome).toBe('verified');
    for (const mixed of [
      { ...flattened, signatures: [{ protected: header, signature }] },
      { ...flattened, header: { alg: 'ES256' } },
    ]) {
      const refused = await check(mixed);
      expect(refused).toMatchObject({ outcome: 'not-checked', code: 'malformed' });
      expect(refused.reason).toContain('depends on who reads it');
    }
  });

  it('a text that cannot be taken apart, and it says where', async () => {
    const key = await readOne('secret');
    const reasonFor = async (text: string) => {
      const refused = await verify(text, [key]);
      expect(refused).toMatchObject({ outcome: 'not-checked', code: 'malformed' });
      return refused.reason;
    };
    expect(await reasonFor('')).toContain('There is no text');
    expect(await reasonFor(`${base64url({ alg: 'HS256' })}.e30`)).toContain('2 parts');
    expect(await reasonFor('e30=.e30.c2ln!')).toContain('the signature cannot be taken apart');
    expect(await reasonFor(`${base64url('{"alg":')}.e30.c2ln`)).toContain('the header cannot be taken apart');
    expect(await reasonFor('{"payload":"e30","signatures":[]}')).toContain('list of signatures is empty');
  });

  it('padding or other letters in the signature, and a signature that was left out', async () => {
    const key = await readOne('secret');
    const token = await signToken({ header: { alg: 'HS256' }, claims: {}, key });
    for (const text of [`${token}=`, token.slice(0, token.lastIndexOf('.') + 1)]) {
      expect((await verify(text, [key])).outcome).not.toBe('verified');
    }
  });
});

describe('which key is used', () => {
  it('the one that kid names comes first, and the wrong kid is told', async () => {
    const right = await generateSigningKey('RS256', 'right');
    const wrong = await generateSigningKey('RS256', 'wrong');
    const sign = (kid: string) =>
      signToken({ header: { alg: 'RS256', kid }, claims: {}, key: right.privateKey });
    const keys = [wrong.publicKey, right.publicKey];
    expect(await verify(await sign('right'), keys)).toMatchObject({ kid: 'right', warnings: [] });
    const misnamed = await verify(await sign('wrong'), keys);
    expect(misnamed).toMatchObject({ outcome: 'verified', kid: 'right' });
    expect(misnamed.outcome === 'verified' && misnamed.warnings.join()).toContain('kid');
    expect(await verify(await sign('gone'), [wrong.publicKey])).toMatchObject({ code: 'unknown-kid' });
    const same = await verify(await sign('wrong'), [wrong.publicKey]);
    expect(same).toMatchObject({ code: 'signature-mismatch' });
    expect(same.reason).toContain('has the kid');
  });

  it('thumbprint as kid counts as named', async () => {
    const { privateKey, publicKey } = await generateSigningKey('Ed25519');
    const kid = publicKey.thumbprint;
    const token = await signToken({ header: { alg: 'EdDSA', kid }, claims: {}, key: privateKey });
    expect(await verify(token, [publicKey])).toMatchObject({ outcome: 'verified', warnings: [] });
  });

  it('none that does not fit: that is not checked, not failed', async () => {
    const secret = await readOne('secret');
    const { privateKey, publicKey } = await generateSigningKey('RS256');
    const rs = await signToken({ header: { alg: 'RS256' }, claims: {}, key: privateKey });
    const hs = await signToken({ header: { alg: 'HS256' }, claims: {}, key: secret });
    expect(await verify(rs, [])).toMatchObject({ outcome: 'not-checked', code: 'no-key' });
    expect(await verify(rs, [secret])).toMatchObject({ outcome: 'not-checked', code: 'no-key' });
    expect(await verify(hs, [publicKey])).toMatchObject({ outcome: 'not-checked', code: 'no-key' });
  });

  it('the named key of another type fails', async () => {
    const { publicKey } = await generateSigningKey('RS256', 'k');
    const token = await signToken({
      header: { alg: 'HS256', kid: 'k' },
      claims: {},
      key: await readOne('secret'),
    });
    expect(await verify(token, [publicKey])).toMatchObject({ outcome: 'failed', code: 'key-type-mismatch' });
  });

  it('an RSASSA-PSS key from a PEM text is for PS alone, and says why', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    const key = await readOne(publicKey.export({ type: 'spki', format: 'pem' }) as string);
    expect(key.algorithms).toEqual(['PS256', 'PS384', 'PS512']);
    const input = `${base64url({ alg: 'RS256' })}.${base64url({})}`;
    const signature = signWithNode('sha256', Buffer.from(input), privateKey).toString('base64url');
    const refused = await verify(`${input}.${signature}`, [key]);
    expect(refused.outcome).not.toBe('verified');
    expect(refused.reason).toContain('RFC 4055');
  });

  it('an algorithm that the API does not expect fails', async () => {
    const key = await readOne('secret');
    const token = await signToken({ header: { alg: 'HS256' }, claims: {}, key });
    const expectation = { issuer: '', audiences: [], algorithms: ['RS256'], leewaySeconds: 0 };
    expect(await verify(token, [key], { expectation })).toMatchObject({
      outcome: 'failed',
      code: 'alg-not-allowed',
    });
  });

  it('its source is told', async () => {
    const { privateKey, publicJwk } = await generateSigningKey('ES384');
    const source = { kind: 'traffic', url: 'https://id.example/keys' } as const;
    const key = await readOne(JSON.stringify({ keys: [publicJwk] }), { source });
    const token = await signToken({ header: { alg: 'ES384' }, claims: {}, key: privateKey });
    expect(await verify(token, [key])).toMatchObject({ outcome: 'verified', source });
  });
});

describe('why it failed', () => {
  it.each([
    ['base64', 'c2VjcmV0IG9mIHNvbWUgbGVuZ3RoIHRvIGJlIHVzZWQ=', 'read as base64'],
    ['hex', '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'read as hex'],
  ] as const)('the secret was meant as %s', async (encoding, text, told) => {
    const key = await readOne(text, { encoding });
    const token = await signToken({ header: { alg: 'HS256' }, claims: {}, key });
    expect((await verify(token, [await readOne(text)])).reason).toContain(told);
  });

  it('the secret was pasted with a line end', async () => {
    const token = await signToken({ header: { alg: 'HS256' }, claims: {}, key: await readOne('secret') });
    const failed = await verify(token, [await readOne('secret\n')]);
    expect(failed).toMatchObject({ outcome: 'failed', code: 'signature-mismatch' });
    expect(failed.reason).toContain('white space');
  });

  it('the payload was edited since an earlier sighting', async () => {
    const key = await readOne('secret');
    const token = await signToken({ header: { alg: 'HS256' }, claims: { role: 'user' }, key });
    const [header, payload, signature] = token.split('.');
    const edited = `${header}.${base64url({ role: 'admin' })}.${signature}`;
    const known = (text: string) => (text === signature ? `${header}.${payload}` : null);
    expect((await verify(edited, [key], { knownSigningInput: known })).reason).toContain(
      'The payload was changed after signing',
    );
  });

  it('a Microsoft Graph token is signed over the hash of its nonce', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const header = (nonce: string) => base64url({ typ: 'JWT', nonce, alg: 'RS256', kid: 'k' });
    const payload = base64url({ aud: '00000003-0000-0000-c000-000000000000' });
    const hashed = createHash('sha256').update('n0nce').digest('base64url');
    const signature = signWithNode('sha256', Buffer.from(`${header(hashed)}.${payload}`), privateKey);
    const text = `${header('n0nce')}.${payload}.${signature.toString('base64url')}`;
    const key = await readOne(JSON.stringify({ ...publicKey.export({ format: 'jwk' }), kid: 'k' }));
    const failed = await verify(text, [key]);
    expect(failed).toMatchObject({ outcome: 'failed', code: 'signature-mismatch' });
    expect(failed.reason).toContain('Microsoft Graph');
  });

  it('shows the HMAC that was recomputed', async () => {
    const [right, wrong] = [await readOne('right'), await readOne('wrong')];
    const token = await signToken({ header: { alg: 'HS256' }, claims: {}, key: right });
    const failed = await verify(token, [wrong]);
    const input = token.slice(0, token.lastIndexOf('.'));
    expect(failed.outcome === 'failed' && failed.steps).toEqual({
      signingInput: input,
      carried: token.split('.')[2],
      recomputed: createHmac('sha256', 'wrong').update(input).digest('base64url'),
    });
  });
});

describe('weak but right', () => {
  it('RSA under 2048 bits and a short secret verify with a warning', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const input = `${base64url({ alg: 'RS256' })}.${base64url({})}`;
    const text = `${input}.${signWithNode('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
    const key = await readOne(publicKey.export({ type: 'spki', format: 'pem' }) as string);
    const rsa = await verify(text, [key]);
    expect(rsa.outcome === 'verified' && rsa.warnings.join()).toContain('1024 bits');
    const secret = await readOne('short');
    const hs = await verify(await signToken({ header: { alg: 'HS256' }, claims: {}, key: secret }), [secret]);
    expect(hs.outcome === 'verified' && hs.warnings.join()).toContain('40 bits');
  });
});

describe('right but open to more than one reading', () => {
  it('a member that stands there twice is warned of', async () => {
    const key = await readOne('a secret of these tests, long enough');
    const sign = (header: string, payload: string) => {
      const input = `${base64url(header)}.${base64url(payload)}`;
      const mac = createHmac('sha256', 'a secret of these tests, long enough').update(input);
      return `${input}.${mac.digest('base64url')}`;
    };
    const warnings = async (token: string) => {
      const result = await verify(token, [key]);
      return result.outcome === 'verified' ? result.warnings.join() : result.outcome;
    };
    expect(await warnings(sign('{"alg":"HS256"}', '{"a":1}'))).toBe('');
    expect(await warnings(sign('{"alg":"none","alg":"HS256"}', '{}'))).toContain('header');
    expect(await warnings(sign('{"alg":"HS256"}', '{"sub":"a","sub":"b"}'))).toContain('payload');
    expect(await warnings(sign('{"alg":"HS256","alg":"none"}', '{}'))).toBe('failed');
  });
});

describe('an SD-JWT', async () => {
  const { privateKey, publicKey } = await generateSigningKey('ES256');
  const disclosure = base64url(JSON.stringify(['salt', 'given_name', 'Ada']));
  const digest = createHash('sha256').update(disclosure).digest('base64url');
  const issue = async (claims: JsonObject, ...disclosures: string[]) => {
    const jwt = await signToken({
      header: { alg: 'ES256', typ: 'dc+sd-jwt' },
      claims,
      key: privateKey,
    });
    return verify([jwt, ...disclosures, ''].join('~'), [publicKey]);
  };

  it('verifies by its issuer’s signature', async () => {
    expect(await issue({ _sd: [digest] }, disclosure)).toMatchObject({ outcome: 'verified' });
    expect(await issue({ _sd: [digest] })).toMatchObject({ outcome: 'verified' });
  });

  it('is not taken as verified with a disclosure that nobody signed, or digests that are ambiguous', async () => {
    const refusals = [
      await issue({ _sd: [] }, disclosure),
      await issue({ _sd: [digest, digest] }, disclosure),
      await issue({ _sd: [digest], given_name: 'Eve' }, disclosure),
      await issue({ _sd: [digest], _sd_alg: 'md5' }, disclosure),
    ];
    for (const refused of refusals) {
      expect(refused).toMatchObject({ outcome: 'not-checked', code: 'malformed' });
      expect(refused.reason).toContain('RFC 9901 §7.1');
    }
  });
});

describe('a JSON serialization with more signatures than anybody means', () => {
  it('is checked with a hundred of them', async () => {
    const key = await readOne('a secret of these tests, long enough');
    const token = await signToken({ header: { alg: 'HS256' }, claims: {}, key });
    const [header, payload, signature] = token.split('.');
    const right = { protected: header, signature };
    const wrong = { protected: header, signature: base64url('another one') };
    const judge = (at: number) => {
      const signatures = Array.from({ length: 20_000 }, (_, index) => (index === at ? right : wrong));
      return verify(JSON.stringify({ payload, signatures }), [key]);
    };
    expect((await judge(99)).outcome).toBe('verified');
    expect((await judge(100)).outcome).toBe('failed');
  });
});

describe('any text', () => {
  it('never makes the check throw', async () => {
    const keys = [await readOne('secret'), (await generateSigningKey('ES256')).publicKey];
    const header = fc.dictionary(
      fc.constantFrom('alg', 'kid', 'crit', 'b64', 'jwk', 'x5c', 'nonce'),
      fc.jsonValue(),
    );
    const alg = fc.constantFrom(...names, 'none', 'XX1', '__proto__');
    await fc.assert(
      fc.asyncProperty(
        header,
        alg,
        fc.string(),
        fc.base64String(),
        async (members, name, payload, signature) => {
          const text = `${base64url({ ...members, alg: name })}.${base64url(payload)}.${base64url(signature)}`;
          expect((await verify(text, keys)).outcome).not.toBe('verified');
        },
      ),
      { numRuns: 200 },
    );
  });
});
