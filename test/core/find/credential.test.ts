import { describe, expect, it } from 'vitest';
import { credentialsOf } from '../../../src/core/find/credential.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';

function credentials(request: string, ...requestHeaders: string[]) {
  const { exchanges } = buildScene({
    title: 'credentials',
    tokens: { t: { claims: { sub: 'u1' } } },
    exchanges: [{ request, requestHeaders, status: 200 }],
  });
  return exchanges
    .flatMap(credentialsOf)
    .map(({ kind, carrier, name, scheme, vendor }) => ({ kind, carrier, name, scheme, vendor }));
}

describe('credentialsOf', () => {
  it.each([
    ['a JWT as a bearer token', 'Authorization: Bearer $t', { kind: 'token', scheme: 'Bearer' }],
    ['a JWT under DRF’s scheme', 'Authorization: Token $t', { kind: 'token', scheme: 'Token' }],
    ['a JWT without a scheme', 'Authorization: $t', { kind: 'token', scheme: '' }],
    [
      'an opaque token',
      'Authorization: Bearer pQLFglmF2sSyKEu6sgU944iCC5o65sxfwK',
      { kind: 'opaque', vendor: '' },
    ],
    [
      'GitHub’s token',
      'Authorization: token ghp_0123456789abcdefghijABCDEFGHIJ012345',
      { kind: 'opaque', vendor: 'GitHub token' },
    ],
    [
      'Stripe’s key',
      `Authorization: Bearer sk_${'test'}_0123456789abcdefghij`,
      { kind: 'opaque', vendor: 'Stripe secret key' },
    ],
    ['a password', 'Authorization: Basic dTpw', { kind: 'basic' }],
    ['a placeholder', 'Authorization: Bearer undefined', { kind: 'none' }],
    ['a scheme of its own', 'Authorization: Digest username="u"', { kind: 'other' }],
    ['an API key', 'X-Api-Key: 0123456789', { kind: 'api-key', name: 'X-Api-Key' }],
    [
      'Cloudflare Access',
      'Cf-Access-Jwt-Assertion: $t',
      { kind: 'token', vendor: 'Cloudflare Access application token' },
    ],
    [
      'a JWT in a cookie of any name',
      'Cookie: whatever=$t',
      { kind: 'token', carrier: 'cookie', name: 'whatever' },
    ],
    ['a session id', 'Cookie: connect.sid=s%3Aabc', { kind: 'cookie', vendor: 'express-session session id' }],
    ['an application’s own session', 'Cookie: myapp_session=abc', { kind: 'cookie', name: 'myapp_session' }],
  ])('names %s for what it is', (_what, header, expected) => {
    expect(credentials('GET https://api.example/', header)).toMatchObject([expected]);
  });

  it.each([
    ['no header at all', 'Accept: */*'],
    ['cookies that are no credential', 'Cookie: theme=dark; _ga=GA1.2.3; csrftoken=abc; session_consent=1'],
    ['a login helper that holds a JWT', 'Cookie: next-auth.state=$t'],
    ['a DPoP proof alone', 'DPoP: $t'],
  ])('finds none in %s', (_what, header) => {
    expect(credentials('GET https://api.example/', header)).toEqual([]);
  });

  it('finds a token in the URL, and what Authorization says comes first', () => {
    expect(credentials('GET https://api.example/?access_token=$t', 'Authorization: Bearer $t')).toMatchObject(
      [{ carrier: 'authorization' }, { carrier: 'query', name: 'access_token' }],
    );
    expect(credentials('GET https://api.example/?token=opaque-0123456789')).toMatchObject([
      { kind: 'opaque', name: 'token' },
    ]);
  });
});
