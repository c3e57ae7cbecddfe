/** Cases in which no token arrives that still counts: none was sent, it is no token, it was withdrawn. */
import type { GeneratedCase } from './generated-case.ts';
import { callOf, loginOf } from './world.ts';

export const credentialCases: readonly GeneratedCase[] = [
  {
    id: 'nobody-is-signed-in',
    cause: 'no-credentials',
    status: 401,
    level: 1,
    title: 'nothing was sent',
    stage: (world, random) => ({
      exchanges: [callOf(world, `${random.pick(['GET', 'POST'])} /${world.things}`, '', 401)],
    }),
  },
  {
    id: 'nobody-answered-403',
    cause: 'no-credentials',
    status: 401,
    level: 1,
    title: 'nothing was sent, and the status is wrong',
    stage: (world, random) => ({
      exchanges: [
        callOf(world, `GET /${world.things}/${random.whole(10, 999)}`, '', 403, {
          responseBody: '{"detail":"Not authenticated"}',
        }),
      ],
    }),
  },
  {
    id: 'token-left-behind',
    cause: 'token-known-not-attached',
    status: 401,
    level: 1,
    title: 'one call goes without the token',
    stage: (world, random) => ({
      tokens: { token: world.token },
      exchanges: [
        loginOf(world),
        callOf(world, `GET /${world.things}`, 'Bearer $token', 200, { at: -40 }),
        callOf(world, `GET /${world.things}/${random.whole(10, 999)}/history`, '', 401),
      ],
    }),
  },
  {
    id: 'a-placeholder',
    cause: 'malformed-header',
    status: 401,
    level: 1,
    title: 'a placeholder instead of a token',
    stage(world, random) {
      const sent = random.pick(['null', 'undefined', '[object Object]', '{{token}}']);
      return { exchanges: [callOf(world, `GET /${world.things}`, `Bearer ${sent}`, 401)] };
    },
  },
  {
    id: 'scheme-twice',
    cause: 'malformed-header',
    status: 401,
    level: 1,
    title: 'Bearer stands twice',
    stage: (world) => ({
      tokens: { token: world.token },
      exchanges: [callOf(world, `GET /${world.things}`, 'Bearer Bearer $token', 401)],
    }),
  },
  {
    id: 'withdrawn-at-logout',
    cause: 'revoked',
    status: 401,
    level: 1,
    title: 'used after the logout',
    stage: (world) => ({
      tokens: { token: world.token },
      exchanges: [
        callOf(world, `GET /${world.things}`, 'Bearer $token', 200, { at: -40 }),
        callOf(world, 'POST /logout', 'Bearer $token', 204, { at: -20 }),
        callOf(world, `GET /${world.things}`, 'Bearer $token', 401),
      ],
    }),
  },
  {
    id: 'withdrawn-says-the-server',
    cause: 'revoked',
    status: 401,
    level: 2,
    title: 'the answer says that it was revoked',
    stage: (world, random) => ({
      tokens: { token: world.token },
      exchanges: [
        callOf(world, `GET /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 401, {
          responseBody: '{"msg":"Token has been revoked"}',
        }),
      ],
    }),
  },
];
