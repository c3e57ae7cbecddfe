/** Cases in which the token is not what the API expects: it has another audience, issuer, use or algorithm. */
import type { Expectation } from '../../jose/key.ts';
import type { GeneratedCase } from './generated-case.ts';
import { callOf, tokenOf } from './world.ts';

const day = 86_400;
const anything: Expectation = { issuer: '', audiences: [], algorithms: [], leewaySeconds: 0 };

export const expectationCases: readonly GeneratedCase[] = [
  {
    id: 'meant-for-another-api',
    cause: 'wrong-audience',
    status: 401,
    level: 1,
    title: 'a token for another API of the same house',
    stage(world, random) {
      const other = world.api.replace('//api.', random.pick(['//files.', '//billing.', '//search.']));
      return {
        expectation: { ...anything, issuer: world.issuer, audiences: [world.api], algorithms: ['ES256'] },
        tokens: { token: tokenOf(world, { aud: other }) },
        exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
      };
    },
  },
  {
    id: 'audience-answered-403',
    cause: 'wrong-audience',
    status: 401,
    level: 2,
    title: 'another audience, answered with the wrong status',
    stage(world, random) {
      const other = world.api.replace('//api.', random.pick(['//staging.', '//partner.', '//mail.']));
      return {
        expectation: { ...anything, issuer: world.issuer, audiences: [world.api], algorithms: ['ES256'] },
        tokens: { token: tokenOf(world, { aud: other }) },
        exchanges: [
          callOf(world, `GET /${world.things}`, 'Bearer $token', 403, {
            responseBody: '{"message":"Access denied"}',
          }),
        ],
      };
    },
  },
  {
    id: 'from-another-issuer',
    cause: 'wrong-issuer',
    status: 401,
    level: 2,
    title: 'a token of the test environment',
    keyUnknown: true,
    stage(world, random) {
      const other = world.issuer.replace('//id.', random.pick(['//staging.id.', '//test.id.', '//old.id.']));
      return {
        expectation: { ...anything, issuer: world.issuer },
        tokens: { token: tokenOf(world, { iss: other }) },
        exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
      };
    },
  },
  {
    id: 'id-token-at-the-api',
    cause: 'wrong-token-type',
    status: 401,
    level: 1,
    title: 'the ID token instead of the access token',
    stage(world, random) {
      const { iss, sub, iat, exp, name } = world.token.claims;
      const claims = { iss, sub, iat, exp, name, aud: `web-${random.hex(6)}`, nonce: random.hex(16) };
      return {
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
      };
    },
  },
  {
    id: 'refresh-token-at-the-api',
    cause: 'wrong-token-type',
    status: 401,
    level: 2,
    title: 'the refresh token instead of the access token',
    stage(world) {
      const { iss, sub, iat } = world.token.claims;
      return {
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
      };
    },
  },
  {
    id: 'another-algorithm',
    cause: 'alg-not-allowed',
    status: 401,
    level: 2,
    title: 'signed with a secret where a key pair is expected',
    keyUnknown: true,
    stage: (world) => ({
      expectation: { ...anything, algorithms: ['ES256'] },
      tokens: { token: { ...tokenOf(world, { role: 'admin' }, { alg: 'HS256' }), signedBy: 'stranger' } },
      exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
    }),
  },
];
