/** Cases in which a call's credentials are not what is at fault: a preflight, a call too many, a refused grant. */
import type { GeneratedCase } from './generated-case.ts';
import { callOf } from './world.ts';

export const requestCases: readonly GeneratedCase[] = [
  {
    id: 'preflight-asked-for-a-token',
    cause: 'preflight-rejected',
    status: 204,
    level: 3,
    title: 'OPTIONS is asked for credentials',
    stage(world, random) {
      const method = random.pick(['GET', 'PUT', 'DELETE']);
      return {
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
      };
    },
  },
  {
    id: 'asked-too-often',
    cause: 'rate-limited',
    status: 429,
    level: 2,
    title: 'too many requests',
    stage: (world, random) => ({
      tokens: { token: world.token },
      exchanges: [
        callOf(world, `GET /${world.things}`, 'Bearer $token', 429, {
          responseHeaders: [world.date(), `Retry-After: ${random.whole(5, 120)}`],
          responseBody: '{"message":"API rate limit exceeded"}',
        }),
      ],
    }),
  },
  {
    id: 'grant-refused',
    cause: 'login-failed',
    status: 400,
    level: 2,
    title: 'the refresh token is no longer taken',
    stage: (world, random) => ({
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
    }),
  },
];
