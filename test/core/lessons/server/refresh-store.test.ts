import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../../../src/core/jose/sign.ts';
import { request, send } from '../../../../src/core/lessons/play.ts';
import { keepBlocklist } from '../../../../src/core/lessons/server/blocklist.ts';
import { keepRefreshTokens } from '../../../../src/core/lessons/server/refresh-store.ts';
import { makeTokenServer, tokenApi } from '../../../../src/core/lessons/server/token-server.ts';

const { privateKey } = await generateSigningKey('HS256');
const now = Date.UTC(2026, 0, 15, 12, 5);

describe('a store of refresh tokens that rotate', () => {
  const start = () => {
    const store = keepRefreshTokens();
    return { store, first: store.start('ada') };
  };
  const next = (use: ReturnType<ReturnType<typeof keepRefreshTokens>['use']>) =>
    use.outcome === 'rotated' ? use.next : '';

  it('gives another one for each, to the same person', () => {
    const { store, first } = start();
    const one = store.use(first);
    expect(one).toMatchObject({ outcome: 'rotated', person: 'ada' });
    expect(next(one)).not.toBe(first);
    expect(store.use(next(one)).outcome).toBe('rotated');
  });

  it('ends the whole family when a used one comes again, whoever brings it', () => {
    const { store, first } = start();
    const mine = next(store.use(first));
    expect(store.use(first).outcome).toBe('reused');
    expect(store.use(mine).outcome).toBe('unknown');
    expect(store.use(first).outcome).toBe('unknown');
  });

  it('keeps families apart', () => {
    const { store, first } = start();
    const other = store.start('ada');
    store.use(first);
    store.use(first);
    expect(store.use(other).outcome).toBe('rotated');
  });

  it('knows no token after a logout, and none that it never handed out', () => {
    const { store, first } = start();
    store.end(first);
    store.end('rt_nobody');
    expect(store.use(first).outcome).toBe('unknown');
    expect(store.use('').outcome).toBe('unknown');
  });
});

describe('a blocklist', () => {
  it('holds an id only until its token would expire anyway', () => {
    const list = keepBlocklist();
    list.add('a', now + 1000, now);
    list.add('late', now, now);
    expect([list.has('a'), list.has('late'), list.size]).toEqual([true, false, 1]);
    list.add('b', now + 9000, now + 1000);
    expect([list.has('a'), list.has('b'), list.size]).toEqual([false, true, 1]);
  });
});

describe('a server with refresh tokens', () => {
  const play = () => {
    const server = makeTokenServer({
      signingKey: privateKey,
      alg: 'HS256',
      lifetimeSeconds: 300,
      refreshTokens: keepRefreshTokens(),
    });
    const post = async (path: string, body: object) => {
      const { answer } = await send(server, request(`POST ${tokenApi}${path}`, { body }), now);
      return { status: answer.status, work: answer.work, ...JSON.parse(answer.body) };
    };
    return { post, login: () => post('/login', { name: 'ada', password: 'tide-42' }) };
  };

  it('answers invalid_grant to the old one, and from then on to everybody of the family', async () => {
    const { post, login } = play();
    const { refresh_token: old } = await login();
    const thief = await post('/refresh', { refresh_token: old });
    expect([thief.status, thief.work]).toEqual([200, ['refresh-found', 'refresh-rotated', 'token-signed']]);
    const owner = await post('/refresh', { refresh_token: old });
    expect([owner.status, owner.error, owner.work]).toEqual([
      400,
      'invalid_grant',
      ['refresh-found', 'refresh-family-revoked'],
    ]);
    expect((await post('/refresh', { refresh_token: thief.refresh_token })).status).toBe(400);
  });

  it('refuses a body without a refresh token', async () => {
    const { post } = play();
    for (const body of [{}, { refresh_token: 7 }, { refresh_token: '__proto__' }])
      expect((await post('/refresh', body)).status).toBe(400);
  });

  it('has no such route without refresh tokens, and lets out only whom it knows', async () => {
    const server = makeTokenServer({ signingKey: privateKey, alg: 'HS256', lifetimeSeconds: 300 });
    const status = async (path: string) =>
      (await send(server, request(`POST ${tokenApi}${path}`, { body: {} }), now)).answer.status;
    expect([await status('/refresh'), await status('/logout')]).toEqual([404, 401]);
  });
});
