/** Cases in which the person is known and may not: a scope, a role, the thing itself, too old a login. */
import type { GeneratedCase } from './generated-case.ts';
import { callOf, challengeOf, tokenOf } from './world.ts';

export const permissionCases: readonly GeneratedCase[] = [
  {
    id: 'scope-to-write',
    cause: 'insufficient-scope',
    status: 403,
    level: 1,
    title: 'reading is granted, writing is not',
    stage(world, random) {
      const method = random.pick(['POST', 'PUT', 'DELETE']);
      const path = `/${world.things}${method === 'POST' ? '' : `/${random.whole(10, 999)}`}`;
      return {
        tokens: { token: tokenOf(world, { scope: `${world.things}:read profile` }) },
        exchanges: [
          callOf(world, `${method} ${path}`, 'Bearer $token', 403, {
            responseHeaders: challengeOf(world, `error="insufficient_scope", scope="${world.things}:write"`),
          }),
        ],
      };
    },
  },
  {
    id: 'scope-answered-401',
    cause: 'insufficient-scope',
    status: 403,
    level: 2,
    title: 'a scope is missing, and the status is wrong',
    stage: (world) => ({
      tokens: { token: tokenOf(world, { scope: 'profile' }) },
      exchanges: [
        callOf(world, `GET /${world.things}`, 'Bearer $token', 401, {
          responseHeaders: challengeOf(world, `error="insufficient_scope", scope="${world.things}:read"`),
        }),
      ],
    }),
  },
  {
    id: 'role-for-admins',
    cause: 'insufficient-role',
    status: 403,
    level: 1,
    title: 'a place for admins',
    stage: (world, random) => ({
      tokens: { token: tokenOf(world, { role: 'user' }) },
      exchanges: [
        callOf(world, `GET /admin/${world.things}`, 'Bearer $token', 403, {
          responseBody: random.pick(['{"error":"Admins only"}', '{"message":"Admin role required"}']),
        }),
      ],
    }),
  },
  {
    id: 'role-answered-401',
    cause: 'insufficient-role',
    status: 403,
    level: 2,
    title: 'a role is missing, and the status is wrong',
    stage: (world, random) => ({
      tokens: { token: tokenOf(world, { role: 'guest' }) },
      exchanges: [
        callOf(world, `GET /${world.things}`, 'Bearer $token', 200, { at: -30 }),
        callOf(world, `DELETE /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 401, {
          responseBody: '{"error":"Admins only"}',
        }),
      ],
    }),
  },
  {
    id: 'thing-of-somebody-else',
    cause: 'forbidden-resource',
    status: 403,
    level: 1,
    title: 'it belongs to another person',
    stage(world, random) {
      const own = random.whole(100, 499);
      const other = random.whole(500, 999);
      return {
        tokens: { token: world.token },
        exchanges: [
          callOf(world, `GET /${world.things}/${own}`, 'Bearer $token', 200, { at: -30 }),
          callOf(world, `GET /${world.things}/${other}`, 'Bearer $token', 403, {
            responseBody: '{"error":"You do not own this resource"}',
          }),
        ],
      };
    },
  },
  {
    id: 'login-too-old',
    cause: 'step-up',
    status: 401,
    level: 2,
    title: 'a fresher login is asked for',
    stage(world, random) {
      const most = random.pick([60, 120, 300]);
      return {
        tokens: { token: tokenOf(world, { auth_time: world.seconds - random.whole(2, 9) * 3600 }) },
        exchanges: [
          callOf(world, `POST /${world.things}/transfer`, 'Bearer $token', 401, {
            responseHeaders: challengeOf(world, `error="insufficient_user_authentication", max_age=${most}`),
          }),
        ],
      };
    },
  },
];
