/** Tokens for the tests, signed by Node's own crypto: nothing of ours checks itself. */
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';

type Claims = Readonly<Record<string, unknown>>;

export const secret = 'correct horse battery staple, 2026 edition';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const jwks = JSON.stringify({
  keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'site-1', use: 'sig', alg: 'RS256' }],
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function signHs256(claims: Claims, header: Claims = {}): string {
  const input = `${encode({ alg: 'HS256', typ: 'JWT', ...header })}.${encode(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

export function signRs256(claims: Claims, header: Claims = {}): string {
  const input = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'site-1', ...header })}.${encode(claims)}`;
  return `${input}.${createSign('sha256').update(input).sign(rsa.privateKey).toString('base64url')}`;
}

/** The same signature under other claims: what someone gets who edits a token by hand. */
export function withClaims(token: string, change: Claims): string {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return `${header}.${encode({ ...claims, ...change })}.${signature}`;
}

/** Seconds since the epoch, `minutes` from now. */
export const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60;
