import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpuUsage } from 'node:process';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import type { Key } from '../../../src/core/jose/key.ts';
import { KeyError, readKeys, recogniseKey } from '../../../src/core/jose/key-reading.ts';
import { signToken } from '../../../src/core/jose/sign.ts';
import { verifyToken } from '../../../src/core/jose/verify.ts';
import { hasShared, readShared } from '../../shared.ts';

async function readOne(text: string, options?: Parameters<typeof readKeys>[1]): Promise<Key> {
  const keys = await readKeys(text, options);
  expect(keys).toHaveLength(1);
  return keys[0] as Key;
}

const refusal = (text: string, options?: Parameters<typeof readKeys>[1]): Promise<KeyError> =>
  readKeys(text, options).then(
    () => Promise.reject(new Error('was accepted')),
    (error: unknown) => (error instanceof KeyError ? error : Promise.reject(error)),
  );

describe('PEM keys made by OpenSSL', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const pem = (key: KeyObject, type: string) =>
    key.export({ format: 'pem', type } as never) as unknown as string;

  it.each([
    ['pem-pkcs8', 'RS256', pem(rsa.privateKey, 'pkcs8'), pem(rsa.publicKey, 'spki')],
    ['pem-pkcs1', 'PS384', pem(rsa.privateKey, 'pkcs1'), pem(rsa.publicKey, 'pkcs1')],
    ['pem-sec1', 'ES384', pem(ec.privateKey, 'sec1'), pem(ec.publicKey, 'spki')],
  ])('%s signs with %s and its public key verifies', async (encoding, alg, privatePem, publicPem) => {
    const privateKey = await readOne(privatePem);
    const publicKey = await readOne(publicPem);
    expect(privateKey).toMatchObject({ encoding, role: 'private', thumbprint: publicKey.thumbprint });
    const token = await signToken({ header: { alg }, claims: { sub: 'ada' }, key: privateKey });
    expect(await verifyToken(decodeToken(token), [publicKey])).toMatchObject({ outcome: 'verified' });
  });

  it('finds the public half of a private key that comes without it', async () => {
    const jwk = ec.privateKey.export({ format: 'jwk' });
    const d = Buffer.from(jwk.d as string, 'base64url');
    // ECPrivateKey { 1, d, [0] secp384r1 }: no [1]
    const body = Buffer.concat([
      Buffer.from('020101', 'hex'),
      Buffer.from([4, 48]),
      d,
      Buffer.from('a00706052b81040022', 'hex'),
    ]);
    const der = Buffer.concat([Buffer.from([0x30, body.length]), body]);
    const text = `-----BEGIN EC PRIVATE KEY-----\n${der.toString('base64')}\n-----END EC PRIVATE KEY-----`;
    const publicKey = await readOne(pem(ec.publicKey, 'spki'));
    expect((await readOne(text)).thumbprint).toBe(publicKey.thumbprint);
  });

  it('reads a compressed point', async () => {
    const jwk = ec.publicKey.export({ format: 'jwk' });
    const x = Buffer.from(jwk.x as string, 'base64url');
    const odd = (Buffer.from(jwk.y as string, 'base64url').at(-1) as number) & 1;
    const der = Buffer.concat([
      Buffer.from('3046301006072a8648ce3d020106052b81040022033200', 'hex'),
      Buffer.from([2 + odd]),
      x,
    ]);
    const compressed = await readOne(der.toString('base64'));
    expect(compressed.thumbprint).toBe((await readOne(pem(ec.publicKey, 'spki'))).thumbprint);
  });

  it('recognises a curve that is written out, by all of its numbers', async () => {
    const encoding = { namedCurve: 'P-256', paramEncoding: 'explicit' } as const;
    const { publicKey, privateKey } = generateKeyPairSync('ec', encoding);
    const own = await readOne(pem(publicKey, 'spki'));
    expect(own).toMatchObject({ crv: 'P-256', role: 'public' });
    const secret = await readOne(pem(privateKey, 'sec1'));
    expect(secret).toMatchObject({ crv: 'P-256', role: 'private', thumbprint: own.thumbprint });
    expect(await readOne(pem(privateKey, 'pkcs8'))).toMatchObject({ thumbprint: own.thumbprint });
    for (const namedCurve of ['P-384', 'P-521', 'secp256k1']) {
      const other = generateKeyPairSync('ec', { ...encoding, namedCurve }).publicKey;
      expect((await readOne(pem(other, 'spki'))).crv).toBe(namedCurve);
    }
    // A generator of the forger's own, on the right curve: here, the key itself (CVE-2020-0601).
    const der = publicKey.export({ format: 'der', type: 'spki' });
    const point = der.subarray(-65);
    const base = der.indexOf(Buffer.from('046b17d1f2', 'hex'));
    expect(base).toBeGreaterThan(0);
    der.set(point, base);
    const forged = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----`;
    expect(await refusal(forged)).toMatchObject({ code: 'unsupported' });
  });

  it('takes a key from an environment variable, and one without its PEM lines', async () => {
    const text = pem(rsa.publicKey, 'spki');
    const expected = await readOne(text);
    const escaped = await readOne(text.replaceAll('\n', '\\n'));
    const bare = await readOne(text.split('\n').slice(1, -2).join(''));
    expect([escaped.thumbprint, bare.thumbprint]).toEqual([expected.thumbprint, expected.thumbprint]);
  });

  it('reads certificates by kid, as Firebase answers them', async () => {
    const text = JSON.stringify({ a: pem(rsa.publicKey, 'spki'), b: pem(ec.publicKey, 'spki') });
    expect((await readKeys(text)).map(({ kid, kty }) => [kid, kty])).toEqual([
      ['a', 'RSA'],
      ['b', 'EC'],
    ]);
  });

  it('keeps the numbers of a private key out of JSON, logs and messages', async () => {
    const key = await readOne(pem(rsa.privateKey, 'pkcs8'));
    const d = rsa.privateKey.export({ format: 'jwk' }).d as string;
    expect(JSON.stringify(key) + inspect(key, { depth: 9 })).not.toContain(d.slice(0, 12));
    expect(() => structuredClone(key)).toThrow();
  });

  it('has the thumbprint that its JWK has', async () => {
    const jwk = createPublicKey(pem(rsa.publicKey, 'spki')).export({ format: 'jwk' });
    expect((await readOne(JSON.stringify(jwk))).thumbprint).toBe(
      (await readOne(pem(rsa.publicKey, 'spki'))).thumbprint,
    );
  });
});

describe('secrets', () => {
  it('are text unless said otherwise', async () => {
    expect(await readOne('correct horse')).toMatchObject({
      encoding: 'utf8',
      role: 'secret',
      bits: 104,
      thumbprint: '',
    });
    expect(await readOne('AAAA', { encoding: 'base64' })).toMatchObject({ encoding: 'base64', bits: 24 });
    expect(await readOne('00 ff:10', { encoding: 'hex' })).toMatchObject({ bits: 24 });
  });

  it('get an id that tells nothing of them', async () => {
    const [first, second] = [await readOne('same'), await readOne('same')];
    expect(first.id).not.toBe(second.id);
  });

  it('are refused where they do not decode as asked', async () => {
    expect(await refusal('not hex!', { encoding: 'hex' })).toMatchObject({ code: 'not-this-encoding' });
    expect(await refusal('abcde', { encoding: 'base64' })).toMatchObject({ code: 'not-this-encoding' });
  });
});

describe('JWK Sets', () => {
  it('leave out what cannot be used and say so', async () => {
    const text = JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'one' }, { kty: 'NEW' }, 7] });
    expect((await readKeys(text)).map(({ kid }) => kid)).toEqual(['one']);
    expect(recogniseKey(text).sentence).toContain('Key 2');
  });

  it('respect use, key_ops and alg', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
    const algorithms = async (more: object) =>
      (await readOne(JSON.stringify({ ...rsa, ...more }))).algorithms;
    expect(await algorithms({})).toEqual(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']);
    expect(await algorithms({ alg: 'PS256' })).toEqual(['PS256']);
    expect(await algorithms({ alg: 'ES256' })).toEqual([]);
    expect(await algorithms({ use: 'enc' })).toEqual([]);
    const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey.export({ format: 'jwk' });
    expect((await readOne(JSON.stringify({ ...p521, alg: 'ES521' }))).algorithms).toEqual(['ES512']);
    expect((await readOne(JSON.stringify({ ...rsa, alg: 'ES521' }))).algorithms).toEqual([]);
    expect(await algorithms({ key_ops: ['encrypt'] })).toEqual([]);
  });

  it('survive hostile members', async () => {
    const text =
      '{"keys":[{"kty":"__proto__"},{"kty":"constructor","k":"AA"},{"kty":"oct","k":"AA","__proto__":{"use":"enc"}}]}';
    expect(await readKeys(text)).toHaveLength(1);
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'empty'],
    ['{"issuer":"https://id.example","jwks_uri":"https://id.example/keys"}', 'discovery-document'],
    ['{"keys":[]}', 'no-key'],
    ['{"kty":"RSA","n":"AQAB","e":"AQAB"}', 'malformed'],
    ['{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}', 'malformed'],
    ['{"kty":"EC","crv":"P-192","x":"AAAA","y":"AAAA"}', 'unsupported'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----', 'encrypted'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\nAAAA\n-----END RSA PRIVATE KEY-----',
      'encrypted',
    ],
    ['-----BEGIN PUBLIC KEY-----\nAAAA', 'malformed'],
    ['-----BEGIN PUBLIC KEY-----\nMAsGCSqGSIb3DQEBAQ==\n-----END PUBLIC KEY-----', 'malformed'],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH ada@example', 'unsupported'],
    ['{"kty":"RSA","n":"AQAB","e":"AQ', 'malformed'],
    ['{"hello":"world"}', 'no-key'],
    ['[1,2]', 'no-key'],
    ['0\u0082\u0001\n\u0000\ufffd', 'malformed'],
  ])('%j: %s', async (text, code) => {
    const error = await refusal(text);
    expect(error.code).toBe(code);
    expect(recogniseKey(text).encoding).toBe(code === 'discovery-document' ? 'discovery' : null);
  });

  it('names where a discovery document keeps its keys', async () => {
    const { message } = await refusal('{"issuer":"https://id.example","jwks_uri":"https://id.example/keys"}');
    expect(message).toContain('https://id.example/keys');
  });

  it('does not send anybody to a tool that cannot do it', async () => {
    // ssh-keygen answers "unsupported key type ED25519"
    const ed25519 = await refusal('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH ada@example');
    expect(ed25519.message).not.toContain('ssh-keygen -e');
    expect((await refusal('ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB ada@example')).message).toContain(
      'ssh-keygen -e -m PKCS8',
    );
  });

  it('says how JSON or DER is brought into a form that can be read', async () => {
    expect((await refusal('{"kty":"oct","k":"AAAA"')).message).toMatch(/not JSON.*character 23/);
    expect((await refusal('{"hello":"world"}')).message).toContain('choose utf8');
    expect((await refusal('0\u0000\ufffd')).message).toContain('openssl pkey -inform DER');
    expect(await readOne('{"hello":"world"}', { encoding: 'utf8' })).toMatchObject({ role: 'secret' });
  });

  it('never repeats the text', async () => {
    const text = '{"kty":"oct","k":"top secret, not base64url!"}';
    expect((await refusal(text)).message).not.toContain('top secret');
  });
});

describe.runIf(hasShared('vectors/pyjwt-keys'))('key files of other libraries', () => {
  it.each([
    ['authlib-keys/tests/clients/keys/rsa_private.pem', 'pem-pkcs1', 'private', 2048],
    ['authlib-keys/tests/files/secp256k1-pub.pem', 'pem-spki', 'public', 256],
    ['authlib-keys/tests/files/secp521r1-public.json', 'jwk', 'public', 521],
    ['golang-jwt-keys/test/ec256-private.pem', 'pem-sec1', 'private', 256],
    ['golang-jwt-keys/test/ed25519-private.pem', 'pem-pkcs8', 'private', 256],
    ['golang-jwt-keys/test/examplePaddedKey-public.pem', 'pem-spki', 'public', 256],
    ['node-jsonwebtoken-keys/test/pub.pem', 'pem-x509', 'public', 2048],
    ['node-jsonwebtoken-keys/test/ecdsa-public-x509.pem', 'pem-x509', 'public', 256],
    ['node-jsonwebtoken-keys/test/secp521r1-private.pem', 'pem-sec1', 'private', 521],
    ['pyjwt-keys/tests/keys/jwk_okp_key_Ed448.json', 'jwk', 'private', 456],
    ['pyjwt-keys/tests/keys/testkey_ed25519', 'pem-pkcs8', 'private', 256],
    ['pyjwt-keys/tests/keys/testkey_pkcs1.pub.pem', 'pem-pkcs1', 'public', 1024],
  ])('%s: %s, %s', async (file, encoding, role, bits) => {
    expect(await readOne(readShared(`vectors/${file}`))).toMatchObject({ encoding, role, bits });
  });

  it.each([
    ['golang-jwt-keys/test/privateSecure.pem', 'encrypted'],
    ['node-jsonwebtoken-keys/test/dsa-public.pem', 'unsupported'],
    ['authlib-keys/tests/files/ssh_private.pem', 'unsupported'],
    ['pyjwt-keys/tests/keys/testkey_ec_ssh.pub', 'unsupported'],
  ])('%s is refused: %s', async (file, code) => {
    expect((await refusal(readShared(`vectors/${file}`))).code).toBe(code);
  });

  it('shows subject, issuer and dates of a certificate', async () => {
    const { certificate } = await readOne(readShared('vectors/pyjwt-keys/tests/keys/testkey_rsa.cer'));
    expect(certificate).toEqual({
      subject: 'OU=Test Certificate,O=PyJWT,L=Austin,ST=Texas,C=US',
      issuer: 'OU=Test Certificate,O=PyJWT,L=Austin,ST=Texas,C=US',
      notBefore: Date.UTC(2015, 2, 18, 1, 16, 14),
      notAfter: Date.UTC(2018, 2, 17, 1, 16, 14),
    });
  });

  it('computes the thumbprint of RFC 7638 §3.1', async () => {
    const key = await readOne(readShared('vectors/authlib-keys/tests/files/thumbprint_example.json'));
    expect(key.thumbprint).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });
});

describe('any text', () => {
  it('is read or refused with a KeyError, whatever the DER in it', async () => {
    const label = fc.constantFrom(
      'PUBLIC KEY',
      'PRIVATE KEY',
      'RSA PUBLIC KEY',
      'RSA PRIVATE KEY',
      'EC PRIVATE KEY',
      'CERTIFICATE',
    );
    // Bytes that begin as a SEQUENCE get further into the reader than random ones
    const der = fc.uint8Array({ maxLength: 120 }).map((bytes) => Buffer.from([0x30, bytes.length, ...bytes]));
    const pem = fc
      .tuple(label, der)
      .map(([name, bytes]) => `-----BEGIN ${name}-----\n${bytes.toString('base64')}\n-----END ${name}-----`);
    const jwk = fc
      .dictionary(
        fc.constantFrom('kty', 'crv', 'n', 'e', 'x', 'y', 'd', 'k', 'alg', 'pub', 'keys'),
        fc.jsonValue(),
      )
      .map((value) => JSON.stringify({ kty: 'RSA', ...value }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), pem, jwk), async (text) => {
        const keys = await readKeys(text).catch((error: unknown) => error);
        expect(Array.isArray(keys) || keys instanceof KeyError).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a real key with a few bytes changed is read or refused with a KeyError', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const whole = privateKey.export({ format: 'der', type: 'pkcs8' });
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(whole);
        bytes[at % bytes.length] = value;
        const text = `-----BEGIN PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END PRIVATE KEY-----`;
        const keys = await readKeys(text).catch((error: unknown) => error);
        expect(Array.isArray(keys) || keys instanceof KeyError).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('recogniseKey', () => {
  it.each([
    ['sekret', 'Text: will be used as an HMAC secret, 48 bits.'],
    ['', ''],
  ])('%j: %s', (text, sentence) => {
    expect(recogniseKey(text).sentence).toBe(sentence);
  });

  it('stays quick with white space that no secret ends with', async () => {
    const before = cpuUsage();
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      expect((await refusal(`${' '.repeat(500_000)}!`, { encoding })).code).toBe('not-this-encoding');
    expect(cpuUsage(before).user / 1000).toBeLessThan(500);
  });

  it('never throws and stays quick on hostile text', () => {
    const before = cpuUsage();
    for (const text of [
      '{'.repeat(1e6),
      '-----BEGIN '.repeat(1e5),
      'M'.repeat(2e6),
      `{"keys":[${'{},'.repeat(1e5)}1]}`,
    ]) {
      expect(typeof recogniseKey(text).sentence).toBe('string');
    }
    // Processor time, so that a busy machine does not matter.
    expect(cpuUsage(before).user / 1000).toBeLessThan(5000);
  });
});
