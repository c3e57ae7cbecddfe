/** Answers as other products document them: the verdict must rest on the protocol, not on the captures that we have. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accessToken, call, login, sceneNow, tokenWith } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange, SceneToken } from '../../../src/core/find/scene.ts';
import { judgeScene } from './judge-capture.ts';

const json = 'Content-Type: application/json';
const bearer = (params: string) => `WWW-Authenticate: Bearer ${params}`;
const answer = (status: number, responseHeaders: readonly string[], responseBody = ''): SceneExchange =>
  call(status, 'Bearer $token', {
    responseHeaders: [...responseHeaders, 'Date: Thu, 15 Jan 2026 12:00:00 GMT'],
    responseBody,
  });
const old = tokenWith({ exp: sceneNow - 600 });
const used = call(200, 'Bearer $token', { at: -10 });

interface Case {
  readonly title: string;
  readonly exchanges: readonly SceneExchange[];
  readonly token?: SceneToken;
  readonly cause: string;
  readonly status?: number;
  readonly also?: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: 'Spring Security: expired',
    exchanges: [
      answer(401, [
        bearer(
          'error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Jwt expired at 2026-01-15T11:50:00Z", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"',
        ),
      ]),
    ],
    token: old,
    cause: 'expired',
  },
  {
    title: 'Spring Security: signature',
    exchanges: [
      answer(401, [
        bearer(
          'error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Signed JWT rejected: Invalid signature"',
        ),
      ]),
    ],
    cause: 'signature-invalid',
  },
  {
    title: 'Spring Security: scope',
    exchanges: [
      used,
      call(403, 'Bearer $token', {
        path: '/x',
        responseHeaders: [
          bearer(
            'error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token.", error_uri="u"',
          ),
        ],
      }),
    ],
    cause: 'insufficient-scope',
  },
  {
    title: 'Spring Security without an entry point: 403 to a request without a token',
    exchanges: [call(403, '', { responseHeaders: ['Content-Length: 0'] })],
    cause: 'no-credentials',
    status: 401,
    also: ['403-should-be-401'],
  },
  {
    title: 'Spring Security without an entry point: 403 to an expired token, empty body',
    exchanges: [answer(403, ['Content-Length: 0'])],
    token: old,
    cause: 'expired',
    also: ['403-should-be-401'],
  },
  {
    title: 'ASP.NET Core: audience',
    exchanges: [
      answer(401, [
        bearer(`error="invalid_token", error_description="The audience 'https://other.example' is invalid"`),
      ]),
    ],
    cause: 'wrong-audience',
  },
  {
    title: 'ASP.NET Core: key',
    exchanges: [
      answer(401, [bearer('error="invalid_token", error_description="The signature key was not found"')]),
    ],
    cause: 'unknown-kid',
  },
  {
    title: 'ASP.NET Core: a bare 403',
    exchanges: [used, call(403, 'Bearer $token', { path: '/orders/export', responseHeaders: [] })],
    cause: 'insufficient-role',
    status: 403,
  },
  {
    title: 'Envoy: missing',
    exchanges: [
      call(401, '', {
        responseHeaders: [bearer('realm="https://api.example/orders"')],
        responseBody: 'Jwt is missing',
      }),
    ],
    cause: 'no-credentials',
  },
  {
    title: 'Envoy: audience',
    exchanges: [answer(403, [], 'Audiences in Jwt are not allowed')],
    cause: 'wrong-audience',
    status: 401,
    also: ['403-should-be-401'],
  },
  {
    title: 'Istio: RBAC',
    exchanges: [
      used,
      call(403, 'Bearer $token', { path: '/x', responseHeaders: [], responseBody: 'RBAC: access denied' }),
    ],
    cause: 'insufficient-role',
  },
  {
    title: 'Kong: expired',
    exchanges: [answer(401, [json], '{"exp":"token expired"}')],
    token: old,
    cause: 'expired',
  },
  {
    title: 'PostgREST: expired',
    exchanges: [
      answer(
        401,
        [bearer('error="invalid_token", error_description="JWT expired"')],
        '{"code":"PGRST303","message":"JWT expired"}',
      ),
    ],
    token: old,
    cause: 'expired',
  },
  {
    title: 'Supabase: row-level security',
    exchanges: [
      used,
      call(403, 'Bearer $token', {
        path: '/rest/v1/orders',
        responseHeaders: [json],
        responseBody:
          '{"code":"42501","message":"new row violates row-level security policy for table \\"orders\\""}',
      }),
    ],
    cause: 'forbidden-resource',
  },
  {
    title: 'AWS API Gateway: expired',
    exchanges: [
      answer(
        401,
        [json, 'x-amzn-errortype: UnauthorizedException'],
        '{"message":"The incoming token has expired"}',
      ),
    ],
    token: old,
    cause: 'expired',
  },
  {
    title: 'AWS API Gateway: no such route',
    exchanges: [
      answer(
        403,
        [json, 'x-amzn-errortype: MissingAuthenticationTokenException'],
        '{"message":"Missing Authentication Token"}',
      ),
    ],
    cause: 'token-refused',
    also: ['no-such-route'],
  },
  {
    title: 'Laravel Sanctum: without a token',
    exchanges: [call(401, '', { responseHeaders: [json], responseBody: '{"message":"Unauthenticated."}' })],
    cause: 'no-credentials',
  },
  {
    title: 'Laravel: 419',
    exchanges: [
      {
        request: 'POST https://api.example/orders',
        requestHeaders: ['Cookie: laravel_session=abcdefabcdefabcdef'],
        status: 419,
        responseBody: '{"message":"CSRF token mismatch."}',
      },
    ],
    cause: 'csrf-rejected',
    status: 403,
  },
  {
    title: 'Rails: CSRF as 422',
    exchanges: [
      {
        request: 'POST https://api.example/orders',
        requestHeaders: ['Cookie: _app_session=abcdefabcdefabcdef'],
        status: 422,
        responseBody: "Can't verify CSRF token authenticity.",
      },
    ],
    cause: 'csrf-rejected',
  },
  {
    title: 'a cross-origin call that the browser stopped, its preflight not captured',
    exchanges: [
      {
        request: 'GET https://api.example/orders',
        requestHeaders: ['Origin: https://app.example', 'Authorization: Bearer $token'],
        status: 0,
        error: 'net::ERR_FAILED',
      },
    ],
    cause: 'preflight-rejected',
  },
  {
    title: 'Go with golang-jwt: signature',
    exchanges: [answer(401, [json], '{"error":"token signature is invalid: signature is invalid"}')],
    cause: 'signature-invalid',
  },
  {
    title: 'Go with golang-jwt: algorithm',
    exchanges: [
      answer(
        401,
        [json],
        '{"error":"token is unverifiable: error while executing keyfunc: unexpected signing method: HS256"}',
      ),
    ],
    cause: 'alg-not-allowed',
  },
  {
    title: 'Rust: InvalidIssuer',
    exchanges: [answer(401, [json], '{"error":"InvalidIssuer"}')],
    cause: 'wrong-issuer',
  },
  {
    title: 'Rails with ruby-jwt: expired',
    exchanges: [answer(401, [json], '{"error":"Signature has expired"}')],
    token: old,
    cause: 'expired',
  },
  {
    title: 'Symfony: expired',
    exchanges: [answer(401, [json], '{"code":401,"message":"Expired JWT Token"}')],
    token: old,
    cause: 'expired',
  },
  {
    title: 'Quarkus: a bare 401',
    exchanges: [answer(401, ['www-authenticate: Bearer'])],
    cause: 'token-refused',
  },
  {
    title: 'Hasura: expired, 200',
    exchanges: [
      {
        ...answer(
          200,
          [json],
          '{"errors":[{"extensions":{"path":"$","code":"invalid-jwt"},"message":"Could not verify JWT: JWTExpired"}]}',
        ),
        request: 'POST https://api.example/v1/graphql',
      },
    ],
    token: old,
    cause: 'graphql-unauthenticated',
    also: ['expired'],
  },
  {
    title: 'Microsoft Graph: audience',
    exchanges: [
      answer(
        401,
        [json],
        '{"error":{"code":"InvalidAuthenticationToken","message":"Access token validation failure. Invalid audience."}}',
      ),
    ],
    cause: 'wrong-audience',
  },
  {
    title: 'Microsoft Graph: privileges',
    exchanges: [
      answer(
        403,
        [json],
        '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}',
      ),
    ],
    cause: 'insufficient-role',
  },
  {
    title: 'Google: scope',
    exchanges: [
      answer(
        403,
        [
          bearer(
            'realm="https://accounts.google.com/", error="insufficient_scope", scope="https://www.googleapis.com/auth/drive"',
          ),
        ],
        '{"error":{"status":"PERMISSION_DENIED"}}',
      ),
    ],
    cause: 'insufficient-scope',
  },
  {
    title: 'Cloudflare: challenge',
    exchanges: [
      answer(403, ['cf-mitigated: challenge', 'content-type: text/html'], '<title>Just a moment...</title>'),
    ],
    cause: 'waf',
  },
  { title: 'AWS WAF', exchanges: [answer(403, ['x-amzn-waf-action: captcha'])], cause: 'waf' },
  {
    title: 'a proxy that asks for its own login',
    exchanges: [{ ...answer(407, ['Proxy-Authenticate: Basic realm="proxy"']) }],
    cause: 'basic-challenge',
    status: 407,
  },
  {
    title: 'oauth2-proxy: a fetch is sent to the login',
    exchanges: [
      {
        request: 'GET https://app.example/api/x',
        requestHeaders: ['Sec-Fetch-Mode: cors'],
        status: 302,
        responseHeaders: ['Location: https://id.example/oauth2/authorize?client_id=x&response_type=code'],
        resourceType: 'fetch',
      },
    ],
    cause: 'redirect-to-login',
  },
  {
    title: 'Keycloak: invalid_grant',
    exchanges: [
      {
        request: 'POST https://id.example/realms/a/protocol/openid-connect/token',
        requestBody: 'grant_type=password&username=a&password=b',
        status: 401,
        responseHeaders: [json],
        responseBody: '{"error":"invalid_grant","error_description":"Invalid user credentials"}',
      },
    ],
    cause: 'login-failed',
  },
  {
    title: 'Auth0: refresh token used twice',
    exchanges: [
      {
        request: 'POST https://id.example/oauth/token',
        requestBody: 'grant_type=refresh_token&refresh_token=abc',
        status: 403,
        responseHeaders: [json],
        responseBody: '{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}',
      },
    ],
    cause: 'login-failed',
  },
  {
    title: 'an API of unknown make: own words',
    exchanges: [
      answer(
        401,
        [json],
        '{"error":{"reason":"The signature of your token could not be verified and is invalid"}}',
      ),
    ],
    cause: 'signature-invalid',
  },
  {
    title: 'an API that says two things at once',
    exchanges: [answer(401, [json], '{"error":"Token is invalid or expired"}')],
    cause: 'token-refused',
  },
  {
    title: 'a logout, then the page asks without a token',
    exchanges: [
      login(),
      used,
      {
        request: 'POST https://api.example/logout',
        requestHeaders: ['Authorization: Bearer $token'],
        status: 204,
        at: -5,
      },
      call(401, ''),
    ],
    cause: 'no-credentials',
  },
  {
    title: 'a server that trusts milliseconds',
    exchanges: [answer(401, [bearer('error="invalid_token"')])],
    token: tokenWith({ exp: (sceneNow + 600) * 1000 }),
    cause: 'token-refused',
    also: ['exp-in-milliseconds'],
  },
];

describe('answers of other products', () => {
  it.each(cases.map((one) => [one.title, one] as const))(
    '%s',
    async (title, { exchanges, token = accessToken, cause, status, also = [] }) => {
      const { diagnoses } = await judgeScene({ title, tokens: { token }, exchanges });
      const diagnosis = diagnoses.get(exchanges.length - 1);
      expect(diagnosis?.cause).toBe(cause);
      if (status !== undefined) expect(diagnosis?.rightStatus.status).toBe(status);
      expect(diagnosis?.also).toEqual(expect.arrayContaining([...also]));
    },
  );
});

describe('what is no failure of identity or permission', () => {
  const fine: readonly (readonly [string, SceneExchange])[] = [
    ['404', call(404, 'Bearer $token', { responseBody: '{"error":"no such order"}' })],
    [
      '404 that mentions a token',
      call(404, 'Bearer $token', { responseBody: '{"error":"token not found"}' }),
    ],
    ['500', call(500, 'Bearer $token', { responseBody: 'Internal Server Error' })],
    [
      '500 that mentions a token of a parser',
      call(500, 'Bearer $token', { responseBody: 'SyntaxError: Unexpected token < in JSON at position 0' }),
    ],
    [
      '422 of a form',
      call(422, 'Bearer $token', {
        responseBody: '{"errors":{"email":["is invalid"],"device_token":["is required"]}}',
      }),
    ],
    [
      '400 of a form',
      call(400, 'Bearer $token', {
        responseBody: '{"message":"name must be longer than or equal to 2 characters"}',
      }),
    ],
    ['503', call(503, 'Bearer $token', { responseBody: 'upstream connect error' })],
    [
      '200 with GraphQL validation errors',
      call(200, 'Bearer $token', {
        responseBody:
          '{"errors":[{"message":"Cannot query field \\"x\\"","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}',
      }),
    ],
    [
      '200 whose data speaks of errors',
      call(200, 'Bearer $token', { responseBody: '{"errors":[],"data":{"message":"not authenticated"}}' }),
    ],
    [
      'a redirect of data',
      call(302, 'Bearer $token', { responseHeaders: ['Location: https://cdn.example/file.pdf'] }),
    ],
    [
      'a preflight that passes',
      {
        request: 'OPTIONS https://api.example/orders',
        requestHeaders: [
          'Origin: https://app.example',
          'Access-Control-Request-Method: GET',
          'Access-Control-Request-Headers: authorization',
        ],
        status: 204,
        responseHeaders: [
          'Access-Control-Allow-Origin: https://app.example',
          'Access-Control-Allow-Headers: authorization',
        ],
        resourceType: 'preflight',
      },
    ],
    [
      'a host that cannot be reached',
      call(0, 'Bearer $token', { error: 'net::ERR_CONNECTION_REFUSED', responseHeaders: [] }),
    ],
    [
      'a navigation that is sent to the login page',
      {
        request: 'GET https://app.example/account',
        requestHeaders: ['Sec-Fetch-Mode: navigate'],
        status: 302,
        responseHeaders: ['Location: /login'],
        resourceType: 'document',
      },
    ],
  ];
  it.each(fine)('%s', async (title, exchange) => {
    const { diagnoses } = await judgeScene({ title, tokens: { token: accessToken }, exchanges: [exchange] });
    expect([...diagnoses.values()].map(({ cause }) => cause)).toEqual([]);
  });
});

describe('where the evidence disagrees', () => {
  const other = { ...accessToken, claims: { ...accessToken.claims, aud: 'https://elsewhere.example' } };
  const expectation = { issuer: '', audiences: ['https://api.example'], algorithms: [], leewaySeconds: 0 };

  it('what the API expects outranks that an open route answered the same token', async () => {
    const scene = {
      title: 'the token goes to a public route too',
      tokens: { token: other },
      exchanges: [call(200, 'Bearer $token', { path: '/catalog' }), answer(401, [])],
    };
    const { diagnoses } = await judgeScene(scene, { keys: [], expectation });
    expect(diagnoses.get(1)).toMatchObject({ cause: 'wrong-audience', confidence: 'likely' });
  });

  it("the token's own times outrank the answer's words, and the words are shown", async () => {
    const scene = {
      title: 'expired, and the answer speaks of the signature',
      tokens: { token: old },
      exchanges: [answer(401, [], '{"error":"invalid signature"}')],
    };
    const { diagnoses } = await judgeScene(scene);
    const diagnosis = diagnoses.get(0);
    expect(diagnosis?.cause).toBe('expired');
    expect(diagnosis?.rivals.map(({ cause }) => cause)).toContain('signature-invalid');
  });

  it('a 401 for want of permission is told from a revoked token by what is accepted afterwards', async () => {
    const scene = {
      title: 'refused on one route only',
      tokens: { token: accessToken },
      exchanges: [
        used,
        call(401, 'Bearer $token', { path: '/admin/users' }),
        call(200, 'Bearer $token', { at: 5 }),
      ],
    };
    const { diagnoses } = await judgeScene(scene);
    expect(diagnoses.get(1)).toMatchObject({ cause: 'insufficient-role', also: ['401-should-be-403'] });
    expect(diagnoses.get(1)?.rightStatus.status).toBe(403);
  });

  it('an answer that says nothing leaves it open, names the rivals and what would settle it', async () => {
    const scene = { title: 'a bare 401', tokens: { token: accessToken }, exchanges: [answer(401, [], 'no')] };
    const { diagnoses } = await judgeScene(scene);
    const diagnosis = diagnoses.get(0);
    expect(diagnosis).toMatchObject({ cause: 'token-refused', confidence: 'possible' });
    expect(diagnosis?.rivals.length).toBeGreaterThan(3);
    expect(diagnosis?.next.length).toBeGreaterThan(1);
    expect(diagnosis?.ladder.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });
});

describe('DPoP with an opaque token', () => {
  const proof = (claims: SceneToken['claims'], x: string): SceneToken => ({
    header: { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x, y: 'eQ' } },
    claims: { htm: 'GET', htu: 'https://api.example/orders', iat: sceneNow, ath: opaqueHash, ...claims },
    signature: 'E'.repeat(86),
  });
  const opaque = 'opaque-access-token-0123456789';
  const opaqueHash = createHash('sha256').update(opaque).digest('base64url');
  const withProof = (status: number, name: string) =>
    call(status, '', {
      requestHeaders: [`Authorization: DPoP ${opaque}`, `DPoP: $${name}`],
      responseHeaders: status === 401 ? ['WWW-Authenticate: DPoP error="invalid_token"'] : [],
    });
  const tokens = { one: proof({ jti: '1' }, 'eA'), other: proof({ jti: '2' }, 'eB') };

  it('is refused when the proof is of another key than the one it was accepted with', async () => {
    const { diagnoses } = await judgeScene({
      title: 'another key',
      tokens,
      exchanges: [withProof(200, 'one'), withProof(401, 'other')],
    });
    expect(diagnoses.get(1)).toMatchObject({ cause: 'dpop-key-mismatch', confidence: 'certain' });
  });

  it('is refused as Bearer where it was accepted with DPoP', async () => {
    const { diagnoses } = await judgeScene({
      title: 'downgrade',
      tokens,
      exchanges: [withProof(200, 'one'), call(401, `Bearer ${opaque}`)],
    });
    expect(diagnoses.get(1)).toMatchObject({ cause: 'dpop-bearer-downgrade', confidence: 'certain' });
  });

  it('is refused when its proof is sent twice', async () => {
    const { diagnoses } = await judgeScene({
      title: 'replay',
      tokens,
      exchanges: [withProof(200, 'one'), withProof(401, 'one')],
    });
    expect(diagnoses.get(1)).toMatchObject({ cause: 'dpop-replayed-proof', confidence: 'certain' });
  });
});

it('a leeway that the API is said to allow is taken into account', async () => {
  const scene = {
    title: 'expired within the leeway',
    tokens: { token: tokenWith({ exp: sceneNow - 30 }) },
    exchanges: [answer(401, [], 'no')],
  };
  const expectation = { issuer: '', audiences: [], algorithms: [], leewaySeconds: 60 };
  expect((await judgeScene(scene)).diagnoses.get(0)?.cause).toBe('expired');
  expect((await judgeScene(scene, { keys: [], expectation })).diagnoses.get(0)?.cause).toBe('token-refused');
});

it('a refresh token that was sent to the API is told by the answer that handed it out', async () => {
  const scene = {
    title: 'an opaque refresh token as Bearer',
    exchanges: [
      {
        request: 'POST https://api.example/auth/login',
        requestBody: '{"password":"x"}',
        status: 200,
        responseHeaders: [json],
        responseBody: '{"access_token":"access-0123456789abcdef","refresh_token":"refresh-0123456789abcdef"}',
        at: -5,
      },
      call(401, 'Bearer refresh-0123456789abcdef'),
    ],
  };
  const { diagnoses } = await judgeScene(scene);
  expect(diagnoses.get(1)).toMatchObject({ cause: 'wrong-token-type', confidence: 'likely' });
});

it('a CSRF field that accepted requests had, and this one has not', async () => {
  const post = (status: number, requestBody: string): SceneExchange => ({
    request: 'POST https://app.example/orders',
    requestHeaders: ['Cookie: JSESSIONID=0123456789ABCDEF'],
    requestBody,
    status,
  });
  const { diagnoses } = await judgeScene({
    title: 'no _csrf',
    exchanges: [post(200, 'a=1&_csrf=abc'), post(403, 'a=1')],
  });
  expect(diagnoses.get(1)?.cause).toBe('csrf-rejected');
});
