/** What products answer, one row each: as documented, or as they answered when they were run. */
import { describe, expect, it } from 'vitest';
import { accessToken, call, login, sceneNow, tokenWith } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange, SceneToken } from '../../../src/core/find/scene.ts';
import { judgeScene } from './judge-capture.ts';

type Row = readonly [product: string, status: number, challenge: string, body: string, cause: string];

async function judgeLast(
  exchanges: readonly SceneExchange[],
  token: SceneToken = accessToken,
  known?: object,
) {
  const { diagnoses } = await judgeScene(
    { title: '', tokens: { token }, exchanges },
    known && {
      keys: [],
      expectation: { issuer: '', audiences: [], algorithms: [], leewaySeconds: 0, ...known },
    },
  );
  return diagnoses.get(exchanges.length - 1);
}

const answered = (
  authorization: string,
  [, status, challenge, responseBody]: Row,
  more: Partial<SceneExchange> = {},
): SceneExchange =>
  call(status, authorization, {
    responseHeaders: [
      'Date: Thu, 15 Jan 2026 12:00:00 GMT',
      ...(challenge ? [`WWW-Authenticate: ${challenge}`] : []),
    ],
    responseBody,
    ...more,
  });

const invalid = (description: string) => `Bearer error="invalid_token", error_description="${description}"`;

/** The request bore a token in time. */
const toToken: readonly Row[] = [
  [
    'Authlib, in the words of RFC 6750 §3.1',
    401,
    '',
    '{"error":"invalid_token","error_description":"The access token provided is expired, revoked, malformed, or invalid for other reasons."}',
    'token-refused',
  ],
  ['echo-jwt', 401, '', '{"message":"invalid or expired jwt"}', 'token-refused'],
  [
    'a list of two',
    401,
    '',
    '{"message":"The token has been revoked or is no longer valid"}',
    'token-refused',
  ],
  ['API Gateway, HTTP API: audience', 401, invalid('the audience is invalid'), '', 'wrong-audience'],
  ['API Gateway, HTTP API: issuer', 401, invalid('issuer is invalid'), '', 'wrong-issuer'],
  [
    'API Gateway, HTTP API: scope',
    403,
    'Bearer scope="orders:write" error="insufficient_scope"',
    '',
    'insufficient-scope',
  ],
  [
    'API Gateway, Lambda authorizer',
    403,
    '',
    '{"Message":"User is not authorized to access this resource with an explicit deny"}',
    'insufficient-role',
  ],
  [
    'Azure API Management',
    401,
    '',
    '{"message":"Unauthorized. Access token is missing or invalid."}',
    'token-refused',
  ],
  ['Envoy', 401, invalid(''), 'Jwt verification fails', 'signature-invalid'],
  [
    'Kong: consumer',
    401,
    invalid(''),
    '{"message":"No credentials found for given \'iss\'"}',
    'wrong-issuer',
  ],
  ['Kong: signature', 401, invalid(''), '{"message":"Invalid signature"}', 'signature-invalid'],
  ['Keycloak: admin API', 401, '', '{"error":"HTTP 401 Unauthorized"}', 'token-refused'],
  ['LexikJWT', 401, 'Bearer', '{"code":401,"message":"Invalid JWT Token"}', 'token-refused'],
  [
    'Supabase Auth',
    403,
    '',
    '{"error_code":"bad_jwt","msg":"invalid JWT: unable to parse or verify signature, token signature is invalid: signature is invalid"}',
    'signature-invalid',
  ],
  [
    'Spring Security: algorithm or key',
    401,
    invalid(
      'An error occurred while attempting to decode the Jwt: Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
    ),
    '',
    'alg-not-allowed',
  ],
  ['devise-jwt', 401, '', '{"error":"revoked token"}', 'revoked'],
  [
    'aws-jwt-verify',
    401,
    '',
    '{"message":"Token not allowed: Audience not allowed: x. Expected: y"}',
    'wrong-audience',
  ],
  [
    'problem+json',
    403,
    '',
    '{"title":"Forbidden","detail":"Scope reports:write is required."}',
    'insufficient-scope',
  ],
  [
    'gin-jwt',
    403,
    '',
    '{"code":403,"message":"you don\'t have permission to access this resource"}',
    'insufficient-role',
  ],
  [
    'Falcon',
    403,
    '',
    '{"title":"Permission Denied","description":"User does not have permission to perform this action."}',
    'insufficient-role',
  ],
  ['Starlette, whose status is 400', 400, '', 'Invalid JWT Token.', 'token-refused'],
];

/** The request bore nothing. */
const toNothing: readonly Row[] = [
  ['Kong', 401, 'Bearer', '{"message":"Unauthorized"}', 'no-credentials'],
  [
    'PostgREST: the anonymous role',
    401,
    'Bearer',
    '{"code":"42501","message":"permission denied for table orders"}',
    'no-credentials',
  ],
  ['Phoenix Guardian', 401, '', '{"message":"unauthenticated"}', 'no-credentials'],
  ['Devise', 401, '', '{"error":"You need to sign in or sign up before continuing."}', 'no-credentials'],
  ['gin-jwt', 401, 'JWT realm=shop', '{"code":401,"message":"auth header is empty"}', 'no-credentials'],
  ['Rails with a hand-made guard', 401, '', '{"errors":"Nil JSON web token"}', 'no-credentials'],
  [
    'Rails, authenticate_with_http_token',
    401,
    'Token realm="Application"',
    'HTTP Token: Access denied.\n',
    'no-credentials',
  ],
  ['Starlette, whose status is 403', 403, '', 'Forbidden', 'no-credentials'],
  ['Spring Security, no bearer', 401, 'Basic realm="Realm"', '', 'basic-challenge'],
];

describe('answers to a token', () => {
  it.each(toToken)('%s, %i', async (...row) => {
    expect((await judgeLast([answered('Bearer $token', row)]))?.cause).toBe(row[4]);
  });
});

describe('answers to a request without credentials', () => {
  it.each(toNothing)('%s, %i', async (...row) => {
    const diagnosis = await judgeLast([answered('', row)]);
    expect(diagnosis?.cause).toBe(row[4]);
    expect(diagnosis?.rightStatus.status).toBe(401);
  });
});

describe('answers that list several causes', () => {
  it('still leave it to the token where that shows one', async () => {
    const [row] = toToken;
    if (row === undefined) throw new Error('no row');
    const old = tokenWith({ exp: sceneNow - 600 });
    expect(await judgeLast([answered('Bearer $token', row)], old)).toMatchObject({
      cause: 'expired',
      confidence: 'certain',
    });
  });
});

describe('GraphQL errors without a code', () => {
  const error = (message: string) =>
    `{"data":{"users":null},"errors":[{"message":"${message}","locations":[{"line":1,"column":2}],"path":["users"]}]}`;
  const ask = (authorization: string, message: string) =>
    judgeLast([
      call(200, authorization, { request: 'POST https://api.example/graphql', responseBody: error(message) }),
    ]);

  it('of Mercurius: not signed in, and not allowed', async () => {
    expect((await ask('', 'Unauthorized'))?.cause).toBe('graphql-unauthenticated');
    expect((await ask('Bearer $token', 'Failed auth policy check on users'))?.cause).toBe(
      'insufficient-role',
    );
  });

  it('of the business are none', async () => {
    expect(await ask('Bearer $token', 'This order cannot be cancelled')).toBeUndefined();
  });
});

describe('CSRF protection', () => {
  const rejected =
    '<!DOCTYPE html><title>The change you wanted was rejected (422)</title><h1>The change you wanted was rejected.</h1>';
  const save = (status: number, responseBody: string): SceneExchange => ({
    request: 'POST https://app.example/orders',
    requestHeaders: ['Cookie: _shop_session=0123456789abcdef', 'Content-Type: application/json'],
    requestBody: '{}',
    status,
    responseBody,
  });

  it('of Rails shows a page that stands for other faults as well', async () => {
    expect(await judgeLast([save(422, rejected)])).toMatchObject({
      cause: 'csrf-rejected',
      confidence: 'likely',
    });
  });

  it('of Flask-WTF answers 400', async () => {
    const diagnosis = await judgeLast([
      save(400, '<title>400 Bad Request</title><p>The CSRF token is missing.</p>'),
    ]);
    expect(diagnosis).toMatchObject({ cause: 'csrf-rejected', confidence: 'certain' });
    expect(diagnosis?.rightStatus.asSent).toBe(true);
  });
});

it('what the person says the API expects is no certain cause where the answer speaks of permission', async () => {
  const refused = call(403, 'Bearer $token', {
    path: '/orders/2002',
    responseBody: '{"error":"You are not the owner of this order"}',
  });
  const diagnosis = await judgeLast([login(), refused], accessToken, { issuer: 'https://other.example/' });
  expect(diagnosis?.confidence).toBe('likely');
});

it('a signature that was cut to an impossible length is what cannot be read', async () => {
  const cut = tokenWith({}, {}, 'A'.repeat(341));
  const diagnosis = await judgeLast([call(401, 'Bearer $token')], cut);
  expect(diagnosis).toMatchObject({ cause: 'malformed-token', headline: 'The signature cannot be read' });
  expect(diagnosis?.evidence).not.toEqual([]);
});

it('an opaque credential is not said to be read', async () => {
  const diagnosis = await judgeLast([call(401, 'Bearer b3f0a1c2d4e5f60718293a4b')]);
  expect(diagnosis?.evidence[0]?.text).toContain('only the server can read it');
});

describe('a 403 of permission', () => {
  const refused = (responseBody: string) =>
    judgeLast([
      call(200, 'Bearer $token', { at: -9 }),
      call(403, 'Bearer $token', { path: '/exports', responseBody }),
    ]);

  it('leads to the reason that it gives itself', async () => {
    const diagnosis = await refused('{"message":"Upgrade your plan to export"}');
    expect(diagnosis?.fix).toMatch(/^Read the reason/);
    expect(diagnosis?.evidence[0]?.place.kind).toBe('response-body');
  });

  it('does not where it gives none', async () => {
    expect((await refused('{"error":"Forbidden"}'))?.fix).not.toMatch(/^Read the reason/);
    const spring =
      '{"timestamp":"2026-01-15T12:00:00.000+00:00","status":403,"error":"Forbidden","path":"/exports"}';
    expect((await refused(spring))?.fix).not.toMatch(/^Read the reason/);
    const aspNet =
      '{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.4","title":"Forbidden","status":403,"traceId":"00-0a1b2c3d-01"}';
    expect((await refused(aspNet))?.fix).not.toMatch(/^Read the reason/);
    expect((await refused('<html><h1>Oops, no entry</h1></html>'))?.fix).not.toMatch(/^Read the reason/);
  });
});
