/** Tokens made to cost time, memory or trust, by Node's own crypto. */
import { createCipheriv, createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

const encode = (value: string | Buffer) => Buffer.from(value).toString('base64url');
const sign = (header: object, payload: string, secret: string) => {
  const input = `${encode(JSON.stringify(header))}.${encode(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

const cek = randomBytes(32);
const depth = 100_000;
/** Of zeros: it shrinks to a thousandth. */
const swollenBytes = 256 * 1024 * 1024;

/** RFC 7516 §5.1 with `dir`: the plaintext grows a thousandfold when it is inflated (RFC 7516 §4.1.3). */
function sealBomb(): string {
  const header = encode(JSON.stringify({ alg: 'dir', enc: 'A256GCM', zip: 'DEF', kid: 'bomb' }));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cek, iv).setAAD(Buffer.from(header));
  const sealed = Buffer.concat([cipher.update(deflateRawSync(Buffer.alloc(swollenBytes))), cipher.final()]);
  return [header, '', encode(iv), encode(sealed), encode(cipher.getAuthTag())].join('.');
}

/** RFC 7518 §4.8: as many rounds of PBKDF2 as the sender likes. */
function sealSlowly(alg: string, rounds: number): string {
  const header = {
    alg,
    enc: 'A128GCM',
    p2c: rounds,
    p2s: encode(randomBytes(16)),
  };
  const parts = [randomBytes(24), randomBytes(12), randomBytes(40), randomBytes(16)];
  return [encode(JSON.stringify(header)), ...parts.map(encode)].join('.');
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;
export const password = 'tide and water, twice a day';
export const bombKey = JSON.stringify({ kty: 'oct', kid: 'bomb', k: encode(cek) });

export const hostileTokens = () => ({
  bomb: sealBomb(),
  slow: sealSlowly('PBES2-HS256+A128KW', 1_000_000),
  endless: sealSlowly('PBES2-HS384+A192KW', 2_000_000_000),
  deep: sign(
    { alg: 'HS256', kid: 'deep' },
    `{"sub":"deep","a":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    'x',
  ),
  // RFC 8725 §2.1: a public key's text taken for an HMAC secret.
  confused: sign({ alg: 'HS256', kid: 'confused' }, '{"sub":"confused"}', publicPem),
  // RFC 7518 §3.6, spelled so that a careless comparison lets it pass.
  unsigned: `${encode('{"alg":"nOnE"}')}.${encode('{"sub":"unsigned"}')}.`,
  disguised: sign(
    { alg: 'HS256' },
    JSON.stringify({ sub: 'disguised', name: 'adm\u200bin \u202egnp.exe' }),
    'x',
  ),
});
