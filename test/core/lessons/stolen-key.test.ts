import { describe, expect, it } from 'vitest';
import type { Key } from '../../../src/core/jose/key.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey } from '../../../src/core/jose/sign.ts';
import { request, send } from '../../../src/core/lessons/play.ts';
import type { LessonServer } from '../../../src/core/lessons/server/lesson-server.ts';
import { makeOrdersServer } from '../../../src/core/lessons/server/orders-server.ts';
import { tokenApi, tokenIssuer } from '../../../src/core/lessons/server/token-server.ts';
import { forgeWithPublicKey, forgeWithSecret } from '../../../src/core/lessons/stolen-key.ts';

const now = Date.UTC(2026, 2, 14, 14, 40);
const claims = { iss: tokenIssuer, aud: tokenApi, sub: 'ada', role: 'admin', exp: now / 1000 + 300 };
const visit = async (server: LessonServer, token: string) =>
  (await send(server, request(`GET ${tokenApi}/admin`, { headers: [`Authorization: Bearer ${token}`] }), now))
    .answer.status;

describe('a stolen secret', () => {
  it('makes a token that the API takes', async () => {
    const [secret] = (await readKeys('tidewater-demo', { encoding: 'utf8' })) as [Key];
    const { token } = await forgeWithSecret(claims, secret);
    expect(await visit(makeOrdersServer(secret, ['HS256']), token)).toBe(200);
  });
});

describe.each(['ES256', 'RS256', 'Ed25519'])('a stolen public key for %s', (alg) => {
  it('signs nothing, and nothing that the thief signs otherwise is taken', async () => {
    const keys = await generateSigningKey(alg);
    const server = makeOrdersServer(keys.publicKey, [alg]);
    const forgeries = await forgeWithPublicKey(claims, alg, keys);
    expect(forgeries.map(({ how }) => how)).toEqual(['public-key', 'own-key', 'public-key-as-secret']);
    expect(forgeries[0]).toMatchObject({
      token: '',
      refusal: expect.stringContaining('public key cannot sign'),
    });
    for (const { token } of forgeries.slice(1)) expect(await visit(server, token)).toBe(401);
  });
});
