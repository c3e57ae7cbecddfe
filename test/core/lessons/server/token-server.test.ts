import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../../../src/core/jose/sign.ts';
import { request, send } from '../../../../src/core/lessons/play.ts';
import { makeTokenServer, tokenApi } from '../../../../src/core/lessons/server/token-server.ts';

const now = Date.UTC(2026, 0, 15, 12, 5);
const keys = await generateSigningKey('HS256');
const makeServer = () => makeTokenServer({ signingKey: keys.privateKey, alg: 'HS256', lifetimeSeconds: 900 });

async function login(name: string, password: string) {
  const server = makeServer();
  const { answer, exchange } = await send(
    server,
    request(`POST ${tokenApi}/login`, { body: { name, password } }),
    now,
  );
  const token = (JSON.parse(answer.body).access_token as string | undefined) ?? '';
  const get = async (path: string, at = now) =>
    (
      await send(
        server,
        request(`GET ${tokenApi}${path}`, { headers: [`Authorization: Bearer ${token}`] }),
        at,
      )
    ).answer;
  return { answer, exchange, token, get };
}

describe('a server that hands out tokens', () => {
  it('signs a token that Node verifies, good from now for its lifetime', async () => {
    const { token, answer } = await login('ada', 'tide-42');
    const [header = '', payload = '', signature] = token.split('.');
    const secret = Buffer.from(String(keys.privateJwk.k), 'base64url');
    expect(createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')).toBe(signature);
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims).toMatchObject({ sub: 'ada', role: 'user', iat: now / 1000, exp: now / 1000 + 900 });
    expect(answer.headers).toContainEqual({ name: 'Cache-Control', value: 'no-store' });
  });

  it('hands out none for a wrong password', async () => {
    const { answer, token } = await login('ada', 'tide-43');
    expect([answer.status, token]).toEqual([401, '']);
  });

  it('gives every token an id of its own', async () => {
    const tokens = await Promise.all([login('ada', 'tide-42'), login('ada', 'tide-42')]);
    const ids = tokens.map(
      ({ token }) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).jti,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('knows who asks, without looking anybody up', async () => {
    const { get } = await login('ada', 'tide-42');
    const me = await get('/me');
    expect([me.status, JSON.parse(me.body).message, me.work]).toEqual([
      200,
      'Hello, ada.',
      ['signature-checked'],
    ]);
    expect((await get('/me', now + 900_000)).status).toBe(401);
    expect((await get('/nowhere')).status).toBe(404);
  });

  it('lets only admins into /admin', async () => {
    expect((await (await login('ada', 'tide-42')).get('/admin')).status).toBe(403);
    expect((await (await login('bob', 'gull-77')).get('/admin')).status).toBe(200);
  });
});
