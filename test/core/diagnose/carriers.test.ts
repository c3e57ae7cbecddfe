/** Credentials that are no JWT in an Authorization header: keys, signed URLs, opaque tokens. */
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.ts';
import { accessToken, call, login, sceneNow, tokenWith } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange, SceneToken } from '../../../src/core/find/scene.ts';
import { judgeScene } from './judge-capture.ts';

const json = 'Content-Type: application/json';

async function judgeLast(
  exchanges: readonly SceneExchange[],
  token: SceneToken = accessToken,
): Promise<Diagnosis | undefined> {
  const { diagnoses } = await judgeScene({ title: '', tokens: { token }, exchanges });
  return diagnoses.get(exchanges.length - 1);
}

describe('an API key', () => {
  const invalid = 'Access denied due to invalid subscription key.';

  it.each(['Ocp-Apim-Subscription-Key', 'X-API-Key', 'apikey', 'x-functions-key'])(
    'in %s is a credential',
    async (name) => {
      const diagnosis = await judgeLast([
        call(401, '', { requestHeaders: [`${name}: 0123456789abcdef`], responseBody: invalid }),
      ]);
      expect(diagnosis?.cause).toBe('token-refused');
      expect(diagnosis?.ladder[0]).toMatchObject({ step: 'credential-sent', outcome: 'passed' });
    },
  );

  it('in the query is one too, and a refused one is told from a fault of the request', async () => {
    const diagnosis = await judgeLast([
      call(400, '', {
        path: '/maps?key=AIzaSyA0123456789abcdefghijklmnopqrstu',
        responseHeaders: [json],
        responseBody: '{"error":{"message":"API key not valid. Please pass a valid API key."}}',
      }),
    ]);
    expect(diagnosis?.cause).toBe('token-refused');
  });

  it('is not what a short parameter of that name holds', async () => {
    const diagnosis = await judgeLast([call(401, '', { path: '/orders?key=name&token=1' })]);
    expect(diagnosis?.cause).toBe('no-credentials');
  });
});

it('a signed URL that has run out has expired', async () => {
  const diagnosis = await judgeLast([
    call(403, '', {
      path: '/f.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0123456789abcdef0123456789abcdef',
      responseBody: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
    }),
  ]);
  expect(diagnosis).toMatchObject({ cause: 'expired', confidence: 'likely' });
});

describe('an opaque token with characters that RFC 6750 does not list', () => {
  const sanctum = 'Bearer 12|abcdefghijklmnopqrstuvwxyz';

  it('is refused like any other', async () => {
    expect((await judgeLast([call(401, sanctum)]))?.cause).toBe('token-refused');
  });

  it('is malformed where the answer says so', async () => {
    const challenge = 'WWW-Authenticate: Bearer error="invalid_request"';
    const malformed = await judgeLast([call(400, sanctum, { responseHeaders: [challenge] })]);
    expect(malformed).toMatchObject({ cause: 'malformed-header', confidence: 'likely' });
  });

  it('and a JWT with such characters is malformed', async () => {
    const diagnosis = await judgeLast([call(401, 'Bearer eyJhbGciOiJIUzI1NiJ9.e%%%.abc')]);
    expect(['malformed-header', 'malformed-token']).toContain(diagnosis?.cause);
  });
});

describe('an opaque token that was accepted as Bearer', () => {
  const opaque = 'b3f0a1c2d4e5f60718293a4b5c6d7e8f';
  const used = call(200, `Bearer ${opaque}`, { at: -900 });
  const loginWith = (lifetime: number): SceneExchange => ({
    ...login(),
    at: -1000,
    responseBody: `{"access_token":"${opaque}","expires_in":${lifetime}}`,
  });
  const refused = call(400, `Bearer ${opaque}`, {
    responseHeaders: [json],
    responseBody: '{"message":"Invalid token."}',
  });

  it('is sent with another scheme', async () => {
    const diagnosis = await judgeLast([used, call(401, `Token ${opaque}`, { responseHeaders: [] })]);
    expect(diagnosis).toMatchObject({ cause: 'malformed-header', confidence: 'certain' });
  });

  it('has expired where its lifetime was told, under 400 too', async () => {
    expect((await judgeLast([loginWith(600), used, refused]))?.cause).toBe('expired');
    expect(await judgeLast([loginWith(3600), used, refused])).toBeUndefined();
  });
});

describe('a 422 that says nothing', () => {
  const old = tokenWith({ exp: sceneNow - 600 });
  const bare = call(422, 'Bearer $token', { responseBody: '' });

  it('is laid to a fault that the request shows by itself', async () => {
    expect(await judgeLast([bare], old)).toMatchObject({ cause: 'expired', confidence: 'likely' });
    expect(await judgeLast([bare])).toBeUndefined();
  });

  it('is not where the same token is accepted', async () => {
    const later = call(200, 'Bearer $token', { path: '/me', at: 1 });
    const { diagnoses } = await judgeScene({ title: '', tokens: { token: old }, exchanges: [bare, later] });
    expect(diagnoses.size).toBe(0);
  });
});

it('a token that is refused with 400, refreshed and repeated is an ordinary refresh', async () => {
  const { diagnoses } = await judgeScene({
    title: '',
    tokens: { old: tokenWith({ exp: sceneNow - 60 }), fresh: accessToken },
    exchanges: [
      call(400, 'Bearer $old', { responseHeaders: [json], responseBody: '{"message":"Invalid token."}' }),
      { ...login('fresh', 1), request: 'POST https://api.example/auth/refresh', requestBody: '{}' },
      call(200, 'Bearer $fresh', { at: 2 }),
    ],
  });
  expect(diagnoses.get(0)).toMatchObject({ cause: 'refresh-flow', also: ['expired'] });
});

describe('a token that starts about now, or far off', () => {
  const refused = call(401, 'Bearer $token', { responseBody: '{"message":"jwt not active"}' });

  it('is not valid yet where the answer says so and nbf lies seconds ahead', async () => {
    const diagnosis = await judgeLast([refused], tokenWith({ nbf: sceneNow + 4, iat: sceneNow + 4 }));
    expect(diagnosis?.cause).toBe('not-yet-valid');
  });

  it('tells nbf in milliseconds by its size', async () => {
    const diagnosis = await judgeLast([refused], tokenWith({ nbf: sceneNow * 1000 }));
    expect(diagnosis).toMatchObject({ cause: 'not-yet-valid', confidence: 'certain' });
    expect(diagnosis?.headline).toContain('nbf is in milliseconds');
  });
});

describe('a bare refusal of permission', () => {
  const used = call(200, 'Bearer $token', { at: -10 });
  const refused = (responseBody: string) => call(403, 'Bearer $token', { path: '/invoices', responseBody });

  it('leaves open that a scope is missing', async () => {
    const diagnosis = await judgeLast([login(), used, refused('{"message":"Forbidden"}')]);
    expect(diagnosis?.cause).toBe('insufficient-scope');
  });

  it('does not where it gives a reason', async () => {
    const diagnosis = await judgeLast([login(), used, refused('{"message":"Please verify your email"}')]);
    expect(diagnosis?.cause).toBe('insufficient-role');
  });
});

describe('a token that left the browser, and that the server says it did not get', () => {
  const missing = { responseBody: '{"message":"No token provided"}' };

  it('may have been taken out on the way', async () => {
    const diagnosis = await judgeLast([call(401, 'Bearer $token', missing)]);
    expect(diagnosis).toMatchObject({ cause: 'no-credentials', confidence: 'possible' });
    expect(diagnosis?.also).toContain('authorization-not-received');
    expect(diagnosis?.fix).toContain('proxy');
  });

  it('is no want of permission, even where another route accepts it', async () => {
    const used = call(200, 'Bearer $token', { at: -10 });
    const diagnosis = await judgeLast([used, call(401, 'Bearer $token', { ...missing, path: '/v2/carts' })]);
    expect(diagnosis?.cause).toBe('no-credentials');
    expect(diagnosis?.rightStatus.status).toBe(401);
  });

  it('comes after what the token shows by itself, and after words that are known to lie', async () => {
    const expired = await judgeLast([call(401, 'Bearer $token', missing)], tokenWith({ exp: sceneNow - 60 }));
    expect(expired?.cause).toBe('expired');
    const lie = { responseBody: '{"message":"Missing authentication"}' };
    expect((await judgeLast([call(401, 'Bearer $token', lie)]))?.cause).toBe('token-refused');
  });
});

describe('what no page can attach a token to', () => {
  const used = call(200, 'Bearer $token', { at: -10 });

  it.each([
    ['image', /element cannot send Authorization/],
    ['websocket', /WebSocket cannot send Authorization/],
    ['manifest', /crossorigin="use-credentials"/],
    ['document', /navigation cannot send Authorization/],
    ['fetch', /Attach the token/],
  ])('%s: the fix says another way', async (resourceType, fix) => {
    const diagnosis = await judgeLast([login(), used, call(401, '', { resourceType })]);
    expect(diagnosis).toMatchObject({ cause: 'token-known-not-attached', fix: expect.stringMatching(fix) });
  });
});

describe('an answer from another origin', () => {
  const ask = (responseHeaders: readonly string[]) =>
    judgeLast([
      call(401, 'Bearer $token', {
        requestHeaders: [
          'Authorization: Bearer $token',
          'Origin: https://app.example',
          'Sec-Fetch-Mode: cors',
        ],
        responseHeaders,
      }),
    ]);

  it('that names no origin is hidden from the page', async () => {
    expect((await ask([]))?.also).toContain('answer-hidden-by-cors');
    const named = await ask(['Access-Control-Allow-Origin: https://app.example']);
    expect(named?.also).not.toContain('answer-hidden-by-cors');
  });
});

describe('an API with a scheme of its own', () => {
  const empty = '{"detail":"Authentication credentials were not provided."}';
  const asks = (scheme: string, responseBody: string) =>
    call(401, 'Bearer $token', { responseHeaders: [`WWW-Authenticate: ${scheme}`], responseBody });

  it('does not see what comes as Bearer', async () => {
    const diagnosis = await judgeLast([asks('Token', empty)]);
    expect(diagnosis).toMatchObject({ cause: 'malformed-header', confidence: 'likely' });
    expect(diagnosis?.headline).toBe('The token was sent with the scheme Bearer, not Token');
    const used = call(200, 'JWT $token', { at: -9 });
    const again = await judgeLast([used, asks('JWT realm="api"', empty)]);
    expect(again).toMatchObject({ cause: 'malformed-header', confidence: 'certain' });
  });

  it('is not told by its challenge alone: some name a scheme that they do not take', async () => {
    expect((await judgeLast([asks('JWT realm="shop"', '{"message":"Unauthorized"}')]))?.cause).toBe(
      'token-refused',
    );
  });
});
