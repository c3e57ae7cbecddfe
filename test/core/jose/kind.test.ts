import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/core/jose/json.ts';
import { kindOf } from '../../../src/core/jose/kind.ts';

const login = { iss: 'https://idp.example', sub: 'a', aud: 'client1', exp: 2, iat: 1 };

describe('kindOf', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    ['typ at+jwt', { alg: 'RS256', typ: 'at+jwt' }, login, 'access'],
    ['typ with application/ and capitals', { typ: 'Application/AT+JWT' }, login, 'access'],
    ['DPoP proof by typ', { typ: 'dpop+jwt' }, { jti: '1', iat: 1 }, 'dpop-proof'],
    ['DPoP proof by htm and htu', {}, { htm: 'GET', htu: 'https://a.example/' }, 'dpop-proof'],
    ['key binding', { typ: 'kb+jwt' }, { nonce: 'n', aud: 'v' }, 'key-binding'],
    [
      'logout by events',
      {},
      { ...login, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
      'logout',
    ],
    ['ID token with a nonce', {}, { ...login, nonce: 'n' }, 'id'],
    ['ID token by at_hash', {}, { ...login, at_hash: 'x' }, 'id'],
    ['ID token by azp', {}, { ...login, azp: 'client1' }, 'id'],
    ['ID token by profile claims', {}, { ...login, email: 'a@example.com' }, 'id'],
    ['access by scope', {}, { ...login, scope: 'read', email: 'a@example.com' }, 'access'],
    ['access by scp', {}, { ...login, scp: 'read' }, 'access'],
    ['Keycloak access', {}, { ...login, typ: 'Bearer', azp: 'web' }, 'access'],
    ['Keycloak refresh', {}, { ...login, typ: 'Refresh', scope: 'openid' }, 'refresh'],
    ['Keycloak ID', {}, { ...login, typ: 'ID', nonce: 'n' }, 'id'],
    ['Cognito access', {}, { ...login, token_use: 'access', client_id: 'c' }, 'access'],
    ['Cognito ID', {}, { ...login, token_use: 'id' }, 'id'],
    ['refresh of a framework', {}, { token_type: 'refresh', user_id: 1 }, 'refresh'],
    [
      'Supabase',
      {},
      { ...login, role: 'authenticated', session_id: 's', aal: 'aal1', email: 'a@example.com' },
      'access',
    ],
    [
      'Clerk',
      {},
      {
        iss: 'https://clerk.app.example',
        sub: 'a',
        azp: 'https://app.example',
        sid: 's',
        fva: [1, -1],
        exp: 2,
      },
      'session',
    ],
    [
      'client assertion',
      {},
      { iss: 'c', sub: 'c', aud: 'https://idp.example/oauth/token', exp: 2 },
      'client-assertion',
    ],
    [
      'service account calling an API',
      {},
      { iss: 'c', sub: 'c', aud: 'https://api.example/', exp: 2 },
      'unknown',
    ],
    ['nothing telling', { alg: 'HS256', typ: 'JWT' }, { sub: '1', name: 'John', iat: 1 }, 'unknown'],
  ])('%s', (_, header, claims, kind) => {
    const result = kindOf('jws', header, claims);
    expect(result.kind).toBe(kind);
    expect(result.kindReason).not.toBe('');
  });

  it.each<[string, JsonObject, string]>([
    ['Auth.js session', { alg: 'dir', enc: 'A256CBC-HS512', kid: 'x' }, 'session'],
    ['Auth0 without an audience', { alg: 'dir', enc: 'A256GCM', iss: 'https://t.auth0.com/' }, 'access'],
    ['Cognito refresh', { alg: 'RSA-OAEP', enc: 'A256GCM', cty: 'JWT' }, 'refresh'],
    ['any other', { alg: 'ECDH-ES', enc: 'A256GCM' }, 'unknown'],
  ])('encrypted: %s', (_, header, kind) => {
    expect(kindOf('jwe', header, null).kind).toBe(kind);
  });

  it('names the clause that it rests on', () => {
    expect(kindOf('jws', { typ: 'at+jwt' }, login).kindReason).toBe('typ is at+jwt (RFC 9068 §2.1)');
  });
});
