/** Generated cases in which the token itself is at fault. */
import type { DrillCase } from './drill-case.ts';
import { callOf, loginOf, makeWorld, tokenOf } from './world.ts';

const minute = 60;
const day = 86_400;

export const tokenCases: readonly DrillCase[] = [
  {
    id: 'expired-minutes-ago',
    cause: 'expired',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      const late = random.whole(40, 50 * minute);
      const exp = world.seconds - late;
      return {
        issuerKey: world.kid,
        scene: {
          title: 'expired minutes ago',
          now: world.now,
          tokens: { token: tokenOf(world, { iat: exp - 900, exp }) },
          exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
        },
      };
    },
  },
  {
    id: 'expired-days-ago',
    cause: 'expired',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      const exp = world.seconds - random.whole(2, 40) * day;
      return {
        issuerKey: world.kid,
        scene: {
          title: 'a token that was kept for days',
          now: world.now,
          tokens: {
            token: tokenOf(world, {
              iat: exp - 3600,
              exp,
              scope: `${world.things}:read ${world.things}:write`,
            }),
          },
          exchanges: [
            callOf(world, `DELETE /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 401),
          ],
        },
      };
    },
  },
  {
    id: 'expired-answered-403',
    cause: 'expired',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const exp = world.seconds - random.whole(5, 59) * minute;
      return {
        issuerKey: world.kid,
        scene: {
          title: 'expired, answered with the wrong status',
          now: world.now,
          tokens: { token: tokenOf(world, { iat: exp - 900, exp }) },
          exchanges: [
            callOf(world, `GET /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 403, {
              responseBody: '{"message":"Forbidden"}',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'expired-fresh-one-held',
    cause: 'expired',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const exp = world.seconds - random.whole(30, 240);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'the old token goes out after a refresh',
          now: world.now,
          tokens: {
            old: tokenOf(world, { iat: exp - 900, exp }),
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
        },
      };
    },
  },
  {
    id: 'not-yet-in-force',
    cause: 'not-yet-valid',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const nbf = world.seconds + random.whole(5, 50) * minute;
      return {
        issuerKey: world.kid,
        scene: {
          title: 'a token for later',
          now: world.now,
          tokens: { token: tokenOf(world, { nbf, exp: nbf + 3600 }) },
          exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
        },
      };
    },
  },
  {
    id: 'server-clock-ahead',
    cause: 'clock-skew',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const ahead = random.whole(20, 170) * minute;
      return {
        issuerKey: world.kid,
        scene: {
          title: "the server's clock is ahead",
          now: world.now,
          tokens: { token: world.token },
          exchanges: [
            callOf(world, `GET /${world.things}`, 'Bearer $token', 401, {
              responseHeaders: [world.date(ahead), 'WWW-Authenticate: Bearer error="invalid_token"'],
            }),
          ],
        },
      };
    },
  },
  {
    id: 'server-clock-behind',
    cause: 'clock-skew',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const behind = random.whole(10, 170) * minute;
      return {
        issuerKey: world.kid,
        scene: {
          title: "the server's clock is behind",
          now: world.now,
          tokens: { token: tokenOf(world, { nbf: world.seconds - 60, iat: world.seconds - 60 }) },
          exchanges: [
            callOf(world, `POST /${world.things}`, 'Bearer $token', 401, {
              responseHeaders: [world.date(-behind), 'WWW-Authenticate: Bearer error="invalid_token"'],
            }),
          ],
        },
      };
    },
  },
  ...(['role', 'sub', 'exp'] as const).map(
    (claim): DrillCase => ({
      id: `edited-${claim}`,
      cause: 'tampered',
      status: 401,
      level: 1,
      stage(random) {
        const world = makeWorld(random);
        const token = tokenOf(world, { role: 'user' });
        const edits = { role: 'admin', sub: `usr_${random.hex(6)}`, exp: world.seconds + 365 * day };
        const edited = { ...token, claims: { ...token.claims, [claim]: edits[claim] }, editOf: 'token' };
        return {
          issuerKey: world.kid,
          scene: {
            title: `${claim} was edited, the signature kept`,
            now: world.now,
            tokens: { token, edited },
            exchanges: [loginOf(world), callOf(world, `GET /${world.things}`, 'Bearer $edited', 401)],
          },
        };
      },
    }),
  ),
  {
    id: 'signed-by-a-stranger',
    cause: 'signature-invalid',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'signed with a key of their own, under the name of the right one',
          now: world.now,
          tokens: {
            token: { ...tokenOf(world, { role: 'admin' }), signedBy: 'stranger' },
          },
          exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
        },
      };
    },
  },
  {
    id: 'nobody-signed-it',
    cause: 'alg-none',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      const { claims } = tokenOf(world, { role: 'admin' });
      return {
        scene: {
          title: 'unsigned',
          now: world.now,
          tokens: {
            token: {
              header: { alg: random.pick(['none', 'None', 'NONE']), typ: 'JWT' },
              claims,
              signature: '',
            },
          },
          exchanges: [
            callOf(world, `DELETE /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 401),
          ],
        },
      };
    },
  },
  {
    id: 'cut-off',
    cause: 'malformed-token',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        issuerKey: world.kid,
        scene: {
          title: 'the end of the token was lost',
          now: world.now,
          tokens: {
            token: world.token,
            short: { ...world.token, editOf: 'token', cutBy: random.whole(12, 40) },
          },
          exchanges: [loginOf(world), callOf(world, `GET /${world.things}`, 'Bearer $short', 401)],
        },
      };
    },
  },
  {
    id: 'meant-for-another-api',
    cause: 'wrong-audience',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      const other = world.api.replace('//api.', random.pick(['//files.', '//billing.', '//search.']));
      return {
        issuerKey: world.kid,
        expectation: {
          issuer: world.issuer,
          audiences: [world.api],
          algorithms: ['ES256'],
          leewaySeconds: 0,
        },
        scene: {
          title: 'a token for another API of the same house',
          now: world.now,
          tokens: { token: tokenOf(world, { aud: other }) },
          exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
        },
      };
    },
  },
  {
    id: 'audience-answered-403',
    cause: 'wrong-audience',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const other = world.api.replace('//api.', random.pick(['//staging.', '//partner.', '//mail.']));
      return {
        issuerKey: world.kid,
        expectation: {
          issuer: world.issuer,
          audiences: [world.api],
          algorithms: ['ES256'],
          leewaySeconds: 0,
        },
        scene: {
          title: 'another audience, answered with the wrong status',
          now: world.now,
          tokens: { token: tokenOf(world, { aud: other }) },
          exchanges: [
            callOf(world, `GET /${world.things}`, 'Bearer $token', 403, {
              responseBody: '{"message":"Access denied"}',
            }),
          ],
        },
      };
    },
  },
  {
    id: 'from-another-issuer',
    cause: 'wrong-issuer',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const other = world.issuer.replace('//id.', random.pick(['//staging.id.', '//test.id.', '//old.id.']));
      return {
        expectation: { issuer: world.issuer, audiences: [], algorithms: [], leewaySeconds: 0 },
        scene: {
          title: 'a token of the test environment',
          now: world.now,
          tokens: { token: tokenOf(world, { iss: other }) },
          exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
        },
      };
    },
  },
  {
    id: 'id-token-at-the-api',
    cause: 'wrong-token-type',
    status: 401,
    level: 1,
    stage(random) {
      const world = makeWorld(random);
      const { iss, sub, iat, exp, name } = world.token.claims;
      const claims = { iss, sub, iat, exp, name, aud: `web-${random.hex(6)}`, nonce: random.hex(16) };
      return {
        issuerKey: world.kid,
        scene: {
          title: 'the ID token instead of the access token',
          now: world.now,
          tokens: {
            good: world.token,
            id: {
              ...world.token,
              header: { alg: 'ES256', kid: world.kid },
              claims: claims as typeof world.token.claims,
            },
          },
          exchanges: [
            callOf(world, `GET /${world.things}`, 'Bearer $good', 200, { at: -40 }),
            callOf(world, `GET /${world.things}/${random.whole(10, 999)}`, 'Bearer $id', 401),
          ],
        },
      };
    },
  },
  {
    id: 'refresh-token-at-the-api',
    cause: 'wrong-token-type',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      const { iss, sub, iat } = world.token.claims;
      return {
        issuerKey: world.kid,
        scene: {
          title: 'the refresh token instead of the access token',
          now: world.now,
          tokens: {
            refresh: {
              ...world.token,
              header: { alg: 'ES256', kid: world.kid, typ: 'JWT' },
              claims: {
                ...(iss === undefined || sub === undefined || iat === undefined ? {} : { iss, sub, iat }),
                aud: world.issuer,
                token_use: 'refresh',
                exp: world.seconds + 14 * day,
              },
            },
          },
          exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $refresh', 401)],
        },
      };
    },
  },
  {
    id: 'another-algorithm',
    cause: 'alg-not-allowed',
    status: 401,
    level: 2,
    stage(random) {
      const world = makeWorld(random);
      return {
        expectation: { issuer: '', audiences: [], algorithms: ['ES256'], leewaySeconds: 0 },
        scene: {
          title: 'signed with a secret where a key pair is expected',
          now: world.now,
          tokens: { token: { ...tokenOf(world, { role: 'admin' }, { alg: 'HS256' }), signedBy: 'stranger' } },
          exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
        },
      };
    },
  },
];
