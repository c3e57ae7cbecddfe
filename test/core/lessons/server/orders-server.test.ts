import { beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, type SigningKeys, signToken } from '../../../../src/core/jose/sign.ts';
import { request, send } from '../../../../src/core/lessons/play.ts';
import { makeOrdersServer } from '../../../../src/core/lessons/server/orders-server.ts';
import { tokenApi, tokenIssuer } from '../../../../src/core/lessons/server/token-server.ts';

const now = Date.UTC(2026, 2, 14, 14, 40);
let keys: SigningKeys;
beforeAll(async () => {
  keys = await generateSigningKey('ES256');
});

const ask = async (line: `${string} http${string}`, claims: object | null, body?: object) => {
  const token =
    claims === null
      ? ''
      : await signToken({
          header: { alg: 'ES256', typ: 'JWT' },
          claims: { iss: tokenIssuer, aud: tokenApi, sub: 'ada', exp: now / 1000 + 60, ...claims },
          key: keys.privateKey,
        });
  const headers = claims === null ? [] : [`Authorization: Bearer ${token}`];
  const asked = request(line, { headers, ...(body !== undefined && { body }) });
  return (await send(makeOrdersServer(keys.publicKey, ['ES256']), asked, now)).answer;
};

describe('the API that takes orders', () => {
  it('takes an order from whoever has a token', async () => {
    const answer = await ask(`POST ${tokenApi}/orders`, { role: 'user' }, { item: 'chart' });
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('Ordered for ada') });
  });

  it('asks who is there where no token came, with a challenge', async () => {
    const answer = await ask(`POST ${tokenApi}/orders`, null, { item: 'chart' });
    expect(answer.status).toBe(401);
    expect(answer.headers.some(({ name }) => name === 'WWW-Authenticate')).toBe(true);
  });

  it('refuses a token that is over', async () => {
    expect((await ask(`POST ${tokenApi}/orders`, { exp: now / 1000 - 60 }, {})).status).toBe(401);
  });

  it('shows the accounts to admins, and tells others that they may not', async () => {
    expect((await ask(`GET ${tokenApi}/admin`, { role: 'admin' })).status).toBe(200);
    expect((await ask(`GET ${tokenApi}/admin`, { role: 'user' })).status).toBe(403);
  });

  it('does not understand an order that is not JSON, and has no other routes', async () => {
    expect((await ask(`POST ${tokenApi}/orders`, { role: 'user' })).status).toBe(400);
    expect((await ask(`GET ${tokenApi}/toString`, { role: 'user' })).status).toBe(404);
  });
});
