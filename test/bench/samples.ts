/** What is measured on: made up here, the same in every run. */
import { encodeBase64url } from '../../src/core/jose/base64url.ts';

const encode = (value: unknown) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));

/** A token that no one signed, with a payload as issuers write them. */
export function sampleToken(index: number): string {
  const header = { alg: 'RS256', typ: index % 3 === 0 ? 'at+jwt' : 'JWT', kid: `key-${index % 5}` };
  const claims = {
    iss: 'https://id.example/realms/main',
    sub: `00u${index}`,
    aud: ['https://api.example', 'account'],
    iat: 1768478000 + index,
    exp: 1768481600 + index,
    scope: 'openid orders:read orders:write',
    realm_access: { roles: ['user', 'offline_access', `role-${index % 7}`] },
    preferred_username: `user ${index} “ü”`,
  };
  return `${encode(header)}.${encode(claims)}.${encodeBase64url(signatureBytes(index))}`;
}

function signatureBytes(index: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, at) => (index * 31 + at * 17) % 256);
}

/** A HAR of about `megabytes`: scripts and pages without a token, a call with one now and then. */
export function sampleHar(megabytes: number): string {
  const line = 'const render = (items) => items.map((item) => item.name).join("<li class=\\"item\\">"); ';
  const filler = line.repeat(60);
  const entries: unknown[] = [];
  for (let size = 0, index = 0; size < megabytes * 1024 * 1024; size += filler.length + 1400, index += 1) {
    const token =
      index % 10 === 0 ? [{ name: 'Authorization', value: `Bearer ${sampleToken(index % 200)}` }] : [];
    entries.push({
      startedDateTime: '2026-01-15T12:00:00.000Z',
      time: 12,
      request: {
        method: 'GET',
        url: `https://app.example/assets/${index}.js`,
        headers: [{ name: 'Accept', value: '*/*' }, ...token],
      },
      response: {
        status: 200,
        statusText: 'OK',
        headers: [
          { name: 'Content-Type', value: 'application/javascript' },
          { name: 'Date', value: 'Thu, 15 Jan 2026 12:00:00 GMT' },
        ],
        content: { size: filler.length, mimeType: 'application/javascript', text: filler },
      },
    });
  }
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'bench', version: '1' }, entries } });
}

/** Texts that make careless searches slow; each of the wanted length. */
export const hostileShapes: Readonly<Record<string, (length: number) => string>> = {
  'eyJ eyJ eyJ': (length) => 'eyJ'.repeat(length / 3),
  'header after header': (length) => 'eyJhbGciOiJIUzI1NiJ9.'.repeat(length / 21),
  'headers, each its own': (length) => {
    const headers = Array.from(
      { length: length / 25 },
      (_, index) => `${encode({ alg: `HS${index}` })}.e30.x `,
    );
    return headers.join('').slice(0, length);
  },
  dots: (length) => '.'.repeat(length),
  'one endless run': (length) => 'A'.repeat(length),
  'open braces': (length) => '{"payload":"'.repeat(length / 12),
  'percent signs': (length) => '%65%79%4a'.repeat(length / 9),
  backslashes: (length) => '\\"'.repeat(length / 2),
  'base64- wrappers': (length) => 'base64-eyJ'.repeat(length / 10),
};
