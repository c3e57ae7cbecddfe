/** Tokens and keys that the engine did not make: Node's crypto and jose make them anew for each run. */
import {
  constants,
  createCipheriv,
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  sign,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import { generateSigningKey, signToken } from '../../src/core/jose/sign.ts';
import {
  contentEncryptionAlgorithms,
  keyManagementAlgorithms,
  signatureAlgorithms,
} from '../../src/core/spec/algorithms.ts';
import { hasShared, readShared } from '../shared.ts';
import type { EncryptedFixture, Fixtures, KeyFixture, SignedFixture } from './case.ts';
import { plaintext } from './decrypt-cases.ts';
import { wycheproofFiles } from './wycheproof-cases.ts';
import { primitiveFiles } from './wycheproof-primitive-cases.ts';

export async function makeFixtures(): Promise<Fixtures> {
  const wycheproof = hasShared('vectors/wycheproof')
    ? [...wycheproofFiles, ...primitiveFiles].map((file) => [
        file,
        JSON.parse(readShared(`vectors/wycheproof/${file}.json`)),
      ])
    : [];
  return {
    signed: await Promise.all(signatureAlgorithms.map(({ name }) => signWithNode(name))),
    encrypted: await Promise.all(wantedEncryptions().map(([alg, enc, crv]) => seal(alg, enc, crv))),
    keys: keyForms(),
    wycheproof: Object.fromEntries(wycheproof),
    deviations: JSON.parse(readFileSync(new URL('wycheproof-deviations.json', import.meta.url), 'utf8')),
  };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Node's names for what makes a key pair of each algorithm. */
const pairs: Readonly<Record<string, () => { privateKey: KeyObject; publicKey: KeyObject }>> = {
  RS: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ES512: () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  ES256K: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
  Ed25519: () => generateKeyPairSync('ed25519'),
  Ed448: () => generateKeyPairSync('ed448'),
};

async function signWithNode(alg: string): Promise<SignedFixture> {
  const input = `${encode({ alg })}.${encode({ sub: 'ada', note: '“ü”' })}`;
  const bits = /(256|384|512)/.exec(alg)?.[0] ?? '';
  if (alg.startsWith('HS')) {
    const secret = randomBytes(64);
    const mac = createHmac(`sha${bits}`, secret).update(input).digest('base64url');
    return { alg, key: encodeSecret(secret), token: `${input}.${mac}` };
  }
  const make = pairs[alg] ?? pairs[alg.slice(0, 2)];
  if (make === undefined) {
    // Node 20 has no ML-DSA: what is shown is that the engine in a browser agrees with the engine in Node.
    const { privateKey, publicJwk } = await generateSigningKey(alg);
    const token = await signToken({ header: { alg }, claims: { sub: 'ada' }, key: privateKey });
    return { alg, key: JSON.stringify(publicJwk), token };
  }
  const { privateKey, publicKey } = make();
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' as const, ...(alg.startsWith('PS') ? pss : {}) };
  const signature = sign(alg.startsWith('Ed') ? null : `sha${bits}`, Buffer.from(input), key);
  return {
    alg,
    key: JSON.stringify(publicKey.export({ format: 'jwk' })),
    token: `${input}.${signature.toString('base64url')}`,
  };
}

const encodeSecret = (secret: Uint8Array) =>
  JSON.stringify({ kty: 'oct', k: Buffer.from(secret).toString('base64url') });

/** Every key management with one content encryption, and every content encryption with `dir`. */
function wantedEncryptions(): (readonly [alg: string, enc: string, crv: string])[] {
  const enc = (alg: string) => (alg.includes('192') ? 'A192CBC-HS384' : 'A256GCM');
  return [
    ...keyManagementAlgorithms.flatMap(({ name, family }) =>
      (family === 'ECDH-ES' ? ['P-256', 'P-384', 'P-521', 'X25519'] : ['']).map(
        (crv) => [name, enc(name), crv] as const,
      ),
    ),
    ...contentEncryptionAlgorithms.map(({ name }) => ['dir', name, ''] as const),
  ];
}

async function seal(alg: string, enc: string, crv: string): Promise<EncryptedFixture> {
  const { recipient, key } = recipientOf(alg, enc, crv);
  if (alg === 'RSA1_5') return { alg, enc, crv, key, token: sealRsa15(recipient as KeyObject) };
  const token = await new CompactEncrypt(Buffer.from(plaintext))
    .setProtectedHeader({ alg, enc })
    .encrypt(recipient instanceof Uint8Array ? await importJWK(JSON.parse(key) as JWK, alg) : recipient);
  return { alg, enc, crv, key, token };
}

function recipientOf(
  alg: string,
  enc: string,
  crv: string,
): { recipient: KeyObject | Uint8Array; key: string } {
  const row = keyManagementAlgorithms.find(({ name }) => name === alg);
  if (row?.family.startsWith('RSA') || row?.family === 'ECDH-ES') {
    const { privateKey, publicKey } =
      crv === 'X25519'
        ? generateKeyPairSync('x25519')
        : crv === ''
          ? generateKeyPairSync('rsa', { modulusLength: 2048 })
          : generateKeyPairSync('ec', { namedCurve: crv });
    return { recipient: publicKey, key: JSON.stringify(privateKey.export({ format: 'jwk' })) };
  }
  const content = contentEncryptionAlgorithms.find(({ name }) => name === enc)?.keyBytes ?? 0;
  const length = alg === 'dir' ? content : row?.family === 'PBES2' ? 12 : (row?.wrapBits ?? 0) / 8;
  const secret = randomBytes(length);
  return { recipient: secret, key: encodeSecret(secret) };
}

/** jose does not make RSA1_5; with A256GCM, by hand (RFC 7516 §5.1). */
function sealRsa15(recipient: KeyObject): string {
  const contentKey = randomBytes(32);
  const header = encode({ alg: 'RSA1_5', enc: 'A256GCM' });
  const wrapped = publicEncrypt({ key: recipient, padding: constants.RSA_PKCS1_PADDING }, contentKey);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv).setAAD(Buffer.from(header));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const parts = [wrapped, iv, ciphertext, cipher.getAuthTag()].map((bytes) => bytes.toString('base64url'));
  return [header, ...parts].join('.');
}

/** Self-signed for these tests; its private key is nowhere. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIB7TCCAXSgAwIBAgIUW8gL3YauHlZ1PIvALbQZ4U+pdKswCgYIKoZIzj0EAwIw
LjEXMBUGA1UEAwwOZW5naW5lLmV4YW1wbGUxEzARBgNVBAoMCkNsYWltY2hlY2sw
HhcNMjYxMTIyMDkyNDIyWhcNNDYxMTE3MDkyNDIyWjAuMRcwFQYDVQQDDA5lbmdp
bmUuZXhhbXBsZTETMBEGA1UECgwKQ2xhaW1jaGVjazB2MBAGByqGSM49AgEGBSuB
BAAiA2IABC5m7XnoqTy1/nZ/AUVA282Y902W+nMUcpdbLUu09Ssgl+3+JLdniT6M
Mew2dx42grVHsAxoIHuqYpihBOn6NxSzr1s6EQ88k8CKvAqE0cL1kPHLw6VHcsUZ
KzkdKaUO46NTMFEwHQYDVR0OBBYEFImvbzulFCY4FDfY/OPN+Zl3Q+NtMB8GA1Ud
IwQYMBaAFImvbzulFCY4FDfY/OPN+Zl3Q+NtMA8GA1UdEwEB/wQFMAMBAf8wCgYI
KoZIzj0EAwIDZwAwZAIwO5X9VQWO1HsINVmhKNgSNkdReGl15ahLx+SlOcEHRhoT
3S7L+GX1dYG0jWKFJ4H8AjAhrwXE9ijLMSN8i+FlkiY7IE+y6KGgy25O1kv8deVV
Ex/ang1+rCyx8I0kQOwDaps=
-----END CERTIFICATE-----`;

function keyForms(): KeyFixture[] {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = (key: KeyObject, type: 'spki' | 'pkcs1' | 'pkcs8' | 'sec1') =>
    String(key.export({ format: 'pem', type } as never));
  const jwk = (key: KeyObject) => key.export({ format: 'jwk' });
  const inOneLine = (text: string) => text.trim().replaceAll('\n', '\\n');
  const bare = (text: string) => text.replace(/-----[A-Z ]+-----|\s/g, '');
  const one = (
    form: string,
    text: string,
    ...[encoding, role, kty, crv, bits, kid = '']: [string, string, string, string, number, string?]
  ): KeyFixture => ({ form, text, expected: [[encoding, role, kty, crv, bits, kid]] });
  const set = {
    keys: [
      { ...jwk(ec.publicKey), kid: 'a' },
      { ...jwk(rsa.publicKey), kid: 'b' },
    ],
  };
  return [
    one('PEM SPKI, EC', pem(ec.publicKey, 'spki'), 'pem-spki', 'public', 'EC', 'P-256', 256),
    one('PEM PKCS#8, EC', pem(ec.privateKey, 'pkcs8'), 'pem-pkcs8', 'private', 'EC', 'P-256', 256),
    one('PEM SEC1', pem(ec.privateKey, 'sec1'), 'pem-sec1', 'private', 'EC', 'P-256', 256),
    one('PEM in one line', inOneLine(pem(ec.publicKey, 'spki')), 'pem-spki', 'public', 'EC', 'P-256', 256),
    one('bare DER', bare(pem(ec.publicKey, 'spki')), 'pem-spki', 'public', 'EC', 'P-256', 256),
    one('JWK, EC', JSON.stringify(jwk(ec.publicKey)), 'jwk', 'public', 'EC', 'P-256', 256),
    one('private JWK, EC', JSON.stringify(jwk(ec.privateKey)), 'jwk', 'private', 'EC', 'P-256', 256),
    one('certificate', certificate, 'pem-x509', 'public', 'EC', 'P-384', 384),
    one('PEM SPKI, RSA', pem(rsa.publicKey, 'spki'), 'pem-spki', 'public', 'RSA', '', 2048),
    one('PEM PKCS#1', pem(rsa.publicKey, 'pkcs1'), 'pem-pkcs1', 'public', 'RSA', '', 2048),
    one('private PEM PKCS#1', pem(rsa.privateKey, 'pkcs1'), 'pem-pkcs1', 'private', 'RSA', '', 2048),
    one(
      'PEM SPKI, Ed448',
      pem(generateKeyPairSync('ed448').publicKey, 'spki'),
      'pem-spki',
      'public',
      'OKP',
      'Ed448',
      456,
    ),
    one('a secret as text', 'correct horse battery staple', 'utf8', 'secret', 'oct', '', 224),
    one('a secret as JWK', encodeSecret(randomBytes(48)), 'jwk', 'secret', 'oct', '', 384),
    {
      form: 'JWK Set',
      text: JSON.stringify(set),
      expected: [
        ['jwks', 'public', 'EC', 'P-256', 256, 'a'],
        ['jwks', 'public', 'RSA', '', 2048, 'b'],
      ],
    },
  ];
}
