/** Cases in which the signature is at fault: it does not fit what was edited, is a stranger's, is missing, is cut. */
import type { GeneratedCase } from './generated-case.ts';
import { callOf, loginOf, tokenOf } from './world.ts';

const day = 86_400;

export const signatureCases: readonly GeneratedCase[] = [
  ...(['role', 'sub', 'exp'] as const).map(
    (claim): GeneratedCase => ({
      id: `edited-${claim}`,
      cause: 'tampered',
      status: 401,
      level: 1,
      title: `${claim} was edited, the signature kept`,
      stage(world, random) {
        const token = tokenOf(world, { role: 'user' });
        const edits = { role: 'admin', sub: `usr_${random.hex(6)}`, exp: world.seconds + 365 * day };
        const edited = { ...token, claims: { ...token.claims, [claim]: edits[claim] }, editOf: 'token' };
        return {
          tokens: { token, edited },
          exchanges: [loginOf(world), callOf(world, `GET /${world.things}`, 'Bearer $edited', 401)],
        };
      },
    }),
  ),
  {
    id: 'signed-by-a-stranger',
    cause: 'signature-invalid',
    status: 401,
    level: 2,
    title: 'signed with a key of their own, under the name of the right one',
    stage: (world) => ({
      tokens: { token: { ...tokenOf(world, { role: 'admin' }), signedBy: 'stranger' } },
      exchanges: [callOf(world, `GET /${world.things}`, 'Bearer $token', 401)],
    }),
  },
  {
    id: 'nobody-signed-it',
    cause: 'alg-none',
    status: 401,
    level: 1,
    title: 'unsigned',
    keyUnknown: true,
    stage(world, random) {
      const { claims } = tokenOf(world, { role: 'admin' });
      return {
        tokens: {
          token: {
            header: { alg: random.pick(['none', 'None', 'NONE']), typ: 'JWT' },
            claims,
            signature: '',
          },
        },
        exchanges: [callOf(world, `DELETE /${world.things}/${random.whole(10, 999)}`, 'Bearer $token', 401)],
      };
    },
  },
  {
    id: 'cut-off',
    cause: 'malformed-token',
    status: 401,
    level: 2,
    title: 'the end of the token was lost',
    stage: (world, random) => ({
      tokens: {
        token: world.token,
        short: { ...world.token, editOf: 'token', cutBy: random.whole(12, 40) },
      },
      exchanges: [loginOf(world), callOf(world, `GET /${world.things}`, 'Bearer $short', 401)],
    }),
  },
];
