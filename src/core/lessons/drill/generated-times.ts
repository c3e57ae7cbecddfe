/** Cases in which time is at fault: the token's, or the clock of the server. */
import type { GeneratedCase } from './generated-case.ts';
import { callOf, challengeOf, loginOf, tokenOf, type World } from './world.ts';

const minute = 60;
const day = 86_400;

const expiredAt = (world: World, exp: number) => tokenOf(world, { iat: exp - 900, exp });

export const timeCases: readonly GeneratedCase[] = [
  {
    id: 'expired-minutes-ago',
    cause: 'expired',
    status: 401,
    level: 1,
    title: 'expired minutes ago',
    stage(world, random) {
      const exp = world.seconds - random.whole(40, 50 * minute);
      return {
        tokens: { token: expiredAt(world, exp) },
        exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
      };
    },
  },
  {
    id: 'expired-days-ago',
    cause: 'expired',
    status: 401,
    level: 1,
    title: 'a token that was kept for days',
    stage(world, random) {
      const exp = world.seconds - random.whole(2, 40) * day;
      return {
        tokens: {
          token: tokenOf(world, {
            iat: exp - 3600,
            exp,
            scope: `${world.things}:read ${world.things}:write`,
          }),
        },
        exchanges: [callOf(world, `DELETE /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 401)],
      };
    },
  },
  {
    id: 'expired-answered-403',
    cause: 'expired',
    status: 401,
    level: 2,
    title: 'expired, answered with the wrong status',
    stage(world, random) {
      const exp = world.seconds - random.whole(5, 59) * minute;
      return {
        tokens: { token: expiredAt(world, exp) },
        exchanges: [
          callOf(world, `GET /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 403, {
            responseBody: '{"message":"Forbidden"}',
          }),
        ],
      };
    },
  },
  {
    id: 'expired-fresh-one-held',
    cause: 'expired',
    status: 401,
    level: 2,
    title: 'the old token goes out after a refresh',
    stage(world, random) {
      const exp = world.seconds - random.whole(30, 240);
      return {
        tokens: {
          old: expiredAt(world, exp),
          fresh: tokenOf(world, { iat: world.seconds - 20, exp: world.seconds + 880 }),
        },
        exchanges: [
          callOf(world, `GET /${world.things}`, 'Bearer $old', 200, { at: exp - world.seconds - 120 }),
          {
            ...loginOf(world, 'fresh', -20),
            request: `POST ${world.api}/auth/refresh`,
            requestBody: '{"grant_type":"refresh_token","refresh_token":"••••••"}',
          },
          callOf(world, `GET /${world.things}/${random.whole(10, 999)}`, 'Bearer $old', 401),
        ],
      };
    },
  },
  {
    id: 'not-yet-in-force',
    cause: 'not-yet-valid',
    status: 401,
    level: 2,
    title: 'a token for later',
    stage(world, random) {
      const nbf = world.seconds + random.whole(5, 50) * minute;
      return {
        tokens: { token: tokenOf(world, { nbf, exp: nbf + 3600 }) },
        exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
      };
    },
  },
  {
    id: 'server-clock-ahead',
    cause: 'clock-skew',
    status: 401,
    level: 2,
    title: "the server's clock is ahead",
    stage(world, random) {
      const ahead = random.whole(20, 170) * minute;
      return {
        tokens: { token: world.token },
        exchanges: [
          callOf(world, `GET /${world.things}`, 'Bearer $token', 401, {
            responseHeaders: challengeOf(world, 'error="invalid_token"', ahead),
          }),
        ],
      };
    },
  },
  {
    id: 'server-clock-behind',
    cause: 'clock-skew',
    status: 401,
    level: 2,
    title: "the server's clock is behind",
    stage(world, random) {
      const behind = random.whole(10, 170) * minute;
      return {
        tokens: { token: tokenOf(world, { nbf: world.seconds - 60, iat: world.seconds - 60 }) },
        exchanges: [
          callOf(world, `POST /${world.things}`, 'Bearer $token', 401, {
            responseHeaders: challengeOf(world, 'error="invalid_token"', -behind),
          }),
        ],
      };
    },
  },
];
