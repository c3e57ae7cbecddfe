/** Generated cases in which the request, the session or the permission is at fault. */
import type { DrillCase } from './drill-case.ts';
import { callOf, loginOf, makeWorld, tokenOf } from './world.ts';

const sessionCookie = (value: string, flags: string) => `Set-Cookie: sid=${value}; ${flags}`;

export const requestCases: readonly DrillCase[] = [
  {
    id: 'nobody-is-signed-in',
    cause: 'no-credentials',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      return {
        scene: {
          title: 'nothing was sent',
          now: world.now,
          exchanges: [callOf(world, `${random.pick(['GET', 'POST'])} /${world.things}`, '', 401)],
        },
      };
    },
  },
  {
    id: 'nobody-answered-403',
    cause: 'no-credentials',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      return {
        scene: {
          title: 'nothing was sent, and the status is wrong',
          now: world.now,
          exchanges: [
            callOf(world, `GET /${world.things}/${random.whole(10, 999)}`, '', 403, {
              responseBody: '{"detail":"Not authenticated"}',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'token-left-behind',
    cause: 'token-known-not-attached',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'one call goes without the token',
          now: world.now,
          tokens: { token: world.token },
          exchanges: [
            loginOf(world),
            callOf(world, `GET /${world.things}`, 'Bearer $token', 200, { at: -40 }),
            callOf(world, `GET /${world.things}/${random.whole(10, 999)}/history`, '', 401),
          ],
        },
      };
    },
  },
  {
    id: 'a-placeholder',
    cause: 'malformed-header',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      const sent = random.pick(['null', 'undefined', '[object Object]', '{{token}}']);
      return {
        scene: {
          title: 'a placeholder instead of a token',
          now: world.now,
          exchanges: [callOf(world, `GET /${world.things}`, `Bearer ${sent}`, 401)],
        },
      };
    },
  },
  {
    id: 'scheme-twice',
    cause: 'malformed-header',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'Bearer stands twice',
          now: world.now,
          tokens: { token: world.token },
          exchanges: [callOf(world, `GET /${world.things}`, 'Bearer Bearer $token', 401)],
        },
      };
    },
  },
  {
    id: 'withdrawn-at-logout',
    cause: 'revoked',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'used after the logout',
          now: world.now,
          tokens: { token: world.token },
          exchanges: [
            callOf(world, `GET /${world.things}`, 'Bearer $token', 200, { at: -40 }),
            callOf(world, 'POST /logout', 'Bearer $token', 204, { at: -20 }),
            callOf(world, `GET /${world.things}`, 'Bearer $token', 401),
          ],
        },
      };
    },
  },
  {
    id: 'withdrawn-says-the-server',
    cause: 'revoked',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'the answer says that it was revoked',
          now: world.now,
          tokens: { token: world.token },
          exchanges: [
            callOf(world, `GET /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 401, {
              responseBody: '{"msg":"Token has been revoked"}',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'scope-to-write',
    cause: 'insufficient-scope',
    status: 403,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      const method = random.pick(['POST', 'PUT', 'DELETE']);
      const path = `/${world.things}${method === 'POST' ? '' : `/${random.whole(10, 999)}`}`;
      return {
        issuerKey: world.kid,
        scene: {
          title: 'reading is granted, writing is not',
          now: world.now,
          tokens: { token: tokenOf(world, { scope: `${world.things}:read profile` }) },
          exchanges: [
            callOf(world, `${method} ${path}`, 'Bearer $token', 403, {
              responseHeaders: [
                world.date(),
                `WWW-Authenticate: Bearer error="insufficient_scope", scope="${world.things}:write"`,
              ],
            }),
          ],
        },
      };
    },
  },
  {
    id: 'scope-answered-401',
    cause: 'insufficient-scope',
    status: 403,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'a scope is missing, and the status is wrong',
          now: world.now,
          tokens: { token: tokenOf(world, { scope: 'profile' }) },
          exchanges: [
            callOf(world, `GET /${world.things}`, 'Bearer $token', 401, {
              responseHeaders: [
                world.date(),
                `WWW-Authenticate: Bearer error="insufficient_scope", scope="${world.things}:read"`,
              ],
            }),
          ],
        },
      };
    },
  },
  {
    id: 'role-for-admins',
    cause: 'insufficient-role',
    status: 403,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'a place for admins',
          now: world.now,
          tokens: { token: tokenOf(world, { role: 'user' }) },
          exchanges: [
            callOf(world, `GET /admin/${world.things}`, 'Bearer $token', 403, {
              responseBody: random.pick(['{"error":"Admins only"}', '{"message":"Admin role required"}']),
            }),
          ],
        },
      };
    },
  },
  {
    id: 'role-answered-401',
    cause: 'insufficient-role',
    status: 403,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'a role is missing, and the status is wrong',
          now: world.now,
          tokens: { token: tokenOf(world, { role: 'guest' }) },
          exchanges: [
            callOf(world, `GET /${world.things}`, 'Bearer $token', 200, { at: -30 }),
            callOf(world, `DELETE /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 401, {
              responseBody: '{"error":"Admins only"}',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'thing-of-somebody-else',
    cause: 'forbidden-resource',
    status: 403,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      const own = random.whole(100, 499);
      const other = random.whole(500, 999);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'it belongs to another person',
          now: world.now,
          tokens: { token: world.token },
          exchanges: [
            callOf(world, `GET /${world.things}/${own}`, 'Bearer $token', 200, { at: -30 }),
            callOf(world, `GET /${world.things}/${other}`, 'Bearer $token', 403, {
              responseBody: '{"error":"You do not own this resource"}',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'login-too-old',
    cause: 'step-up',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const most = random.pick([60, 120, 300]);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'a fresher login is asked for',
          now: world.now,
          tokens: { token: tokenOf(world, { auth_time: world.seconds - random.whole(2, 9) * 3600 }) },
          exchanges: [
            callOf(world, `POST /${world.things}/transfer`, 'Bearer $token', 401, {
              responseHeaders: [
                world.date(),
                `WWW-Authenticate: Bearer error="insufficient_user_authentication", max_age=${most}`,
              ],
            }),
          ],
        },
      };
    },
  },
  {
    id: 'cookie-for-another-path',
    cause: 'cookie-not-sent',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        scene: {
          title: "the cookie's Path does not cover the call",
          now: world.now,
          origin: world.app,
          exchanges: [
            {
              ...loginOf(world, 'token', -60),
              responseHeaders: [
                world.date(-60),
                sessionCookie(random.hex(32), 'HttpOnly; Secure; SameSite=Lax; Path=/login'),
              ],
              responseBody: '{"ok":true}',
            },
            callOf(world, `GET /${world.things}`, '', 401),
          ],
        },
      };
    },
  },
  {
    id: 'cookie-from-another-site',
    cause: 'cookie-not-sent',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const elsewhere = `https://${random.pick(['shop', 'news', 'partner'])}.elsewhere.example`;
      return {
        scene: {
          title: 'SameSite keeps the cookie at home',
          now: world.now,
          origin: world.app,
          exchanges: [
            {
              ...loginOf(world, 'token', -60),
              responseHeaders: [
                world.date(-60),
                sessionCookie(random.hex(32), 'HttpOnly; Secure; SameSite=Strict; Path=/'),
              ],
              responseBody: '{"ok":true}',
            },
            callOf(world, `GET /${world.things}`, '', 401, {
              requestHeaders: [`Origin: ${elsewhere}`, 'Sec-Fetch-Site: cross-site'],
            }),
          ],
        },
      };
    },
  },
  {
    id: 'csrf-token-missing',
    cause: 'csrf-rejected',
    status: 403,
    level: 3,
    stage(random) {
      const world = makeWorld(random);
      return {
        scene: {
          title: 'a form without its CSRF token',
          now: world.now,
          exchanges: [
            callOf(world, `POST /${world.things}`, '', 403, {
              requestHeaders: [`Cookie: sid=${random.hex(32)}`, 'Content-Type: application/json'],
              requestBody: '{"count":1}',
              responseBody: '{"detail":"CSRF Failed: CSRF token missing."}',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'preflight-asked-for-a-token',
    cause: 'preflight-rejected',
    status: 204,
    level: 3,
    stage(random) {
      const world = makeWorld(random);
      const method = random.pick(['GET', 'PUT', 'DELETE']);
      return {
        scene: {
          title: 'OPTIONS is asked for credentials',
          now: world.now,
          exchanges: [
            callOf(world, `OPTIONS /${world.things}`, '', 401, {
              requestHeaders: [
                `Origin: ${world.app}`,
                `Access-Control-Request-Method: ${method}`,
                'Access-Control-Request-Headers: authorization',
              ],
              resourceType: 'preflight',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'asked-too-often',
    cause: 'rate-limited',
    status: 429,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'too many requests',
          now: world.now,
          tokens: { token: world.token },
          exchanges: [
            callOf(world, `GET /${world.things}`, 'Bearer $token', 429, {
              responseHeaders: [world.date(), `Retry-After: ${random.whole(5, 120)}`],
              responseBody: '{"message":"API rate limit exceeded"}',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'grant-refused',
    cause: 'login-failed',
    status: 400,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        scene: {
          title: 'the refresh token is no longer taken',
          now: world.now,
          exchanges: [
            {
              request: `POST ${world.issuer}oauth/token`,
              requestHeaders: ['Content-Type: application/x-www-form-urlencoded'],
              requestBody: `grant_type=refresh_token&refresh_token=${random.hex(32)}&client_id=web`,
              status: 400,
              responseHeaders: [world.date(), 'Content-Type: application/json', 'Cache-Control: no-store'],
              responseBody: '{"error":"invalid_grant"}',
              resourceType: 'fetch',
            },
          ],
        },
      };
    },
  },
];
