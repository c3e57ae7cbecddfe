/** Answers that speak of tokens, passwords and permissions, and are no refusal of the credential that was sent. */
import { describe, expect, it } from 'vitest';
import { accessToken, call, login } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { judgeScene } from './judge-capture.ts';

const json = 'Content-Type: application/json';
const used = call(200, 'Bearer $token', { at: -10 });
const post = (path: string, status: number, responseBody: string, requestBody = '{}') =>
  call(status, 'Bearer $token', {
    request: `POST https://api.example${path}`,
    requestBody,
    responseHeaders: [json],
    responseBody,
  });
const withoutCredential = (one: SceneExchange): SceneExchange => ({ ...one, requestHeaders: [json] });

async function causesOf(...exchanges: SceneExchange[]): Promise<string[]> {
  const { diagnoses } = await judgeScene({ title: '', tokens: { token: accessToken }, exchanges });
  return [...diagnoses.values()].map(({ cause }) => cause);
}

const ofAnotherToken: readonly (readonly [string, SceneExchange])[] = [
  ['of a mail', post('/verify-email', 400, '{"message":"Token expired"}')],
  ['of an invitation', post('/teams/invitations/accept', 422, '{"message":"Token is invalid or expired"}')],
  ['of a phone', post('/push/devices', 400, '{"message":"Invalid device token"}')],
  ['of a payment', post('/payments', 400, '{"error":"You cannot use a Stripe token more than once"}')],
  ['of a webhook', post('/webhooks', 422, '{"message":"Webhook signature is invalid"}')],
  [
    'of a language model',
    post('/v1/chat', 400, '{"error":{"message":"max_tokens is too large: at most 4096 completion tokens"}}'),
  ],
  ['of an upstream API', post('/sync', 500, '{"message":"Upstream API error: token expired"}')],
  ['of a JSON parser', post('/orders', 400, '{"error":"JSON parse error: Unrecognized token \'foo\'"}', '{')],
  ['of a JSON parser that failed', post('/orders', 500, 'Cannot parse response: Unexpected token < in JSON')],
];

describe('words about a token that is not the credential', () => {
  it.each(ofAnotherToken)('%s, under a status for other faults', async (_title, exchange) => {
    expect(await causesOf(used, exchange)).toEqual([]);
  });

  it.each(ofAnotherToken.slice(0, 5))('%s, with no credential at all', async (_title, exchange) => {
    expect(await causesOf(withoutCredential(exchange))).toEqual([]);
  });

  it('but the same words are about the credential where nothing speaks for it', async () => {
    expect(await causesOf(post('/orders', 400, '{"message":"Token expired"}'))).toEqual(['clock-skew']);
    expect(await causesOf(post('/orders', 400, '{"message":"Invalid token"}'))).toEqual(['token-refused']);
  });
});

describe('who registers', () => {
  it.each([
    ['/register', 400, '{"message":"Invalid email or password format"}'],
    ['/users/sign_up', 422, '{"errors":{"password":["is too short"]}}'],
    ['/create-account', 400, '{"message":"password is incorrect: use a digit"}'],
  ])('POST %s, answered %i, is no failed login', async (path, status, body) => {
    expect(
      await causesOf(withoutCredential(post(path, status, body, '{"email":"a","password":"x"}'))),
    ).toEqual([]);
  });
});

describe('a password that is refused', () => {
  const secret = '{"username":"a","password":"b"}';

  it('is a failed login under 403 too, and beside a session that holds', async () => {
    const refusal = '{"message":"Invalid credentials"}';
    expect(await causesOf(withoutCredential(post('/login', 403, refusal, secret)))).toEqual(['login-failed']);
    expect(await causesOf(login(), used, post('/wp-login', 401, refusal, secret))).toEqual(['login-failed']);
  });

  it('is asked for again in a session, for a change of password', async () => {
    const body = '{"currentPassword":"x","newPassword":"y"}';
    const refusal = post(
      '/account/change-password',
      401,
      '{"message":"Current password is incorrect"}',
      body,
    );
    expect(await causesOf(login(), used, refusal)).toEqual(['login-failed']);
  });
});

describe('GraphQL errors', () => {
  const answer = (error: string) => post('/graphql', 200, `{"errors":[${error}]}`, '{"query":"{a}"}');

  it('of a document that was not run quote the document', async () => {
    const error = '{"message":"Cannot query field \\"forbidden\\"","locations":[{"line":1,"column":2}]}';
    expect(await causesOf(answer(error))).toEqual([]);
  });

  it('of a resolver that refuses have a path', async () => {
    const error = '{"message":"Forbidden","locations":[{"line":1,"column":2}],"path":["users"]}';
    expect(await causesOf(answer(error))).toEqual(['insufficient-role']);
  });
});

describe('a 400, 422 or 500 whose words are about something else, though nothing else is known', () => {
  it.each([
    ['a field called audience', post('/campaigns', 422, '{"errors":{"audience":["is invalid"]}}')],
    ['a field called issuer', post('/cards', 422, '{"errors":{"issuer":["is invalid"]}}')],
    ['a field called role', post('/users', 422, '{"errors":{"role":["is required"]}}')],
    [
      'a parameter called scope',
      call(400, 'Bearer $token', { responseBody: '{"message":"scope is required"}' }),
    ],
    ['an algorithm', post('/hash', 400, '{"message":"unsupported algorithm md4"}')],
    ['a signature on paper', post('/contracts', 400, '{"message":"signature is invalid"}')],
    ['a card', post('/pay', 400, '{"message":"Your card has expired"}')],
    ['a checkout', post('/checkout', 400, '{"message":"Checkout session has expired"}')],
    ['a title', post('/articles', 400, '{"message":"Title \'What is CSRF\' is already taken"}')],
    [
      'a page of results',
      call(400, 'Bearer $token', { path: '/list?pageToken=abc', responseBody: 'Page token expired' }),
    ],
    ['a second factor', post('/2fa/enable', 400, '{"message":"Invalid token"}', '{"token":"123456"}')],
    ["somebody else's key", post('/integrations/stripe', 400, '{"message":"Invalid API key"}')],
    [
      'segments of an audience',
      call(500, 'Bearer $token', { responseBody: 'Failed to load audience segments: invalid segment' }),
    ],
  ])('%s', async (_title, exchange) => {
    expect(await causesOf(exchange)).toEqual([]);
  });

  it('GraphQL words beside a code that says what else is wrong', async () => {
    const body =
      '{"errors":[{"message":"Word is forbidden in titles","path":["post"],"extensions":{"code":"BAD_USER_INPUT"}}]}';
    expect(await causesOf(post('/graphql', 200, body, '{"query":"mutation{post}"}'))).toEqual([]);
  });

  it.each([
    [
      'of a library',
      post('/orders', 400, '{"message":"jwt audience invalid. expected: x"}'),
      'wrong-audience',
    ],
    [
      'of a token',
      post('/orders', 422, '{"msg":"The token has another audience: invalid audience"}'),
      'wrong-audience',
    ],
    [
      'to a plain GET',
      call(422, 'Bearer $token', { responseBody: '{"msg":"Invalid issuer"}' }),
      'wrong-issuer',
    ],
    [
      'of an uncaught error',
      call(500, 'Bearer $token', { responseBody: 'JsonWebTokenError: invalid signature' }),
      'signature-invalid',
    ],
  ])('but words %s are about the credential', async (_title, exchange, cause) => {
    expect(await causesOf(exchange)).toEqual([cause]);
  });
});

describe('a redirect of a fetch', () => {
  const to = (location: string, path = '/api/data') =>
    call(302, 'Bearer $token', { path, responseHeaders: [`Location: ${location}`] });

  it.each([
    ['to the same path with a slash', to('/api/authorize/', '/api/authorize')],
    ['to a list of logins', to('/account/login-history')],
    ['to a document about single sign-on', to('https://docs.example/sso/overview')],
    ['to an author', to('/author/7')],
    ['to a checkout', to('https://pay.example/checkout?token=abc')],
  ])('%s is an ordinary one', async (_title, exchange) => {
    expect(await causesOf(exchange)).toEqual([]);
  });

  it.each([
    ['/accounts/login/?next=/api/data'],
    ['/Account/Login?ReturnUrl=%2Fapi%2Fdata'],
    ['/users/sign_in'],
    ['/sessions/new'],
    ['https://auth.shop.example/?rd=https://app.shop.example/api/data'],
    ['https://id.example/realms/a/protocol/openid-connect/auth?client_id=x&response_type=code'],
    ['https://team.cloudflareaccess.com/cdn-cgi/access/login/app.example?kid=x'],
    ['/oauth2/start?rd=%2Fapi%2Fdata'],
  ])('to %s asks for a login', async (location) => {
    expect(await causesOf(to(location))).toEqual(['redirect-to-login']);
  });
});
