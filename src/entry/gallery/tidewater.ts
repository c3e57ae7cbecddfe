/** The invented company of the gallery: its keys and its tokens, really signed. */
import { encodeBase64url } from '../../core/jose/base64url.ts';
import type { JsonObject } from '../../core/jose/json.ts';
import type { Key } from '../../core/jose/key.ts';
import { readKeys } from '../../core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../core/jose/sign.ts';

/** Saturday 14 March 2026, 14:40:00 UTC: the moment at which every picture is taken. */
export const now = Date.UTC(2026, 2, 14, 14, 40, 0);
const seconds = (time: string) => Date.parse(`2026-03-14T${time}Z`) / 1000;
const day = 86_400;

export interface Tidewater {
  readonly tokens: Readonly<Record<string, string>>;
  /** The issuer's public key, a stranger's, and the shared secret of the refresh tokens. */
  readonly issuer: Key;
  readonly stranger: Key;
  readonly secret: Key;
}

const issuer = 'https://id.tidewater.example/';
const audience = 'https://api.tidewater.example';
const json = (value: JsonObject) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));

async function build(): Promise<Tidewater> {
  const rsa = await generateSigningKey('RS256');
  const ec = await generateSigningKey('ES256');
  const [secret] = await readKeys('the shared secret of the tidewater test system');
  const [published] = await readKeys(
    JSON.stringify({ ...rsa.publicJwk, kid: 'tw-2026-03', use: 'sig', alg: 'RS256' }),
  );
  const [wallet] = await readKeys(JSON.stringify({ ...ec.publicJwk, kid: 'wallet-1', alg: 'ES256' }));
  if (!secret || !published || !wallet) throw new Error('the gallery cannot read its own keys');

  const rs = { alg: 'RS256', typ: 'at+jwt', kid: 'tw-2026-03' };
  const person = { iss: issuer, sub: 'ada@tidewater.example', aud: audience };
  const byRsa = (header: JsonObject, claims: JsonObject) =>
    signToken({ header, claims, key: rsa.privateKey });
  const bySecret = (claims: JsonObject) =>
    signToken({ header: { alg: 'HS256', typ: 'JWT' }, claims, key: secret });

  const expired = await byRsa(rs, {
    exp: seconds('14:36:41'),
    nbf: seconds('14:21:41'),
    iat: seconds('14:21:41'),
    ...person,
    scope: 'invoices:read profile',
    email: 'ada@tidewater.example',
    phone_number: '+44 7700 900123',
    client_id: 'web-app',
    jti: 'at_c41f',
  });
  const fresh = await byRsa(rs, {
    exp: seconds('14:44:31'),
    iat: seconds('14:29:31'),
    ...person,
    scope: 'invoices:read profile',
    client_id: 'web-app',
    jti: 'at_9be2',
  });
  const [header = '', payload = '', signature = ''] = fresh.split('.');
  const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as JsonObject;
  return {
    issuer: published,
    stranger: wallet,
    secret,
    tokens: {
      expired,
      fresh,
      id: await byRsa(
        { alg: 'RS256', typ: 'JWT', kid: 'tw-2026-03' },
        {
          ...person,
          aud: 'web-app',
          nonce: 'n-0S6_WzA2Mj',
          iat: seconds('14:29:31'),
          exp: seconds('15:29:31'),
          name: 'Ada Byron',
          email: 'ada@tidewater.example',
        },
      ),
      refresh: await bySecret({
        iss: issuer,
        sub: 'usr_8f21c0',
        typ: 'Refresh',
        iat: seconds('14:29:31'),
        exp: seconds('14:29:31') + 29 * day,
        jti: 'rt_77',
      }),
      tampered: `${header}.${json({ ...claims, role: 'admin', sub: 'role: admin' })}.${signature}`,
      unsigned: `${json({ alg: 'none' })}.${json({ iss: 'https://maps.partner.example', scope: 'tiles:read' })}.`,
      service: await bySecret({
        iss: issuer,
        sub: 'svc-reports',
        client_id: 'svc-reports',
        scope: 'reports:write',
        iat: seconds('14:00:00') - 153 * day,
        exp: seconds('14:00:00') + 212 * day,
      }),
      encrypted: [
        json({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'enc-1', iss: issuer }),
        'a'.repeat(342),
        'b'.repeat(16),
        'c'.repeat(220),
        'd'.repeat(22),
      ].join('.'),
      broken: `${header}.${payload.slice(0, -9)}%3D%3D.${signature}`,
      hostile: await bySecret({
        iss: 'https://id.tidewater.example/<img src=x onerror=alert(1)>',
        sub: 'eve\u202Egnp.\u200B<script>alert(1)</script>',
        iat: seconds('14:39:00'),
        exp: seconds('14:50:00') * 1000,
        ['__proto__']: { admin: true },
        note: 'x'.repeat(9000),
      }),
    },
  };
}

let built: Promise<Tidewater> | null = null;

/** Built once: making keys takes a moment. */
export function tidewater(): Promise<Tidewater> {
  built ??= build();
  return built;
}
