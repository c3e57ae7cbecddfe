/** What looks like proof and is none: evidence that another reading fits as well, or better. */
import { describe, expect, it } from 'vitest';
import { accessToken, call, login, sceneNow, tokenWith } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange, SceneToken } from '../../../src/core/find/scene.ts';
import { judgeScene } from './judge-capture.ts';

const old = tokenWith({ iat: sceneNow - 4000, exp: sceneNow - 300 });

async function judgeLast(token: SceneToken, ...exchanges: SceneExchange[]) {
  const { diagnoses } = await judgeScene({ title: '', tokens: { token }, exchanges });
  return diagnoses.get(exchanges.length - 1);
}

describe('a token past its exp', () => {
  const takenLate = call(200, 'Bearer $token', { path: '/me', at: -60 });

  it('is the cause for certain where nothing took it since', async () => {
    const taken = call(200, 'Bearer $token', { path: '/me', at: -600 });
    expect(await judgeLast(old, taken, call(401, 'Bearer $token'))).toMatchObject({
      cause: 'expired',
      confidence: 'certain',
    });
  });

  it('is not certain where this origin took it after its end, unless the answer says so', async () => {
    const silent = call(401, 'Bearer $token');
    expect(await judgeLast(old, takenLate, silent)).toMatchObject({ cause: 'expired', confidence: 'likely' });
    const told = call(401, 'Bearer $token', { responseBody: '{"message":"jwt expired"}' });
    expect(await judgeLast(old, takenLate, told)).toMatchObject({ cause: 'expired', confidence: 'certain' });
  });

  it('gives way to words about permission there', async () => {
    const refused = call(403, 'Bearer $token', { path: '/admin', responseBody: '{"message":"Admins only"}' });
    expect((await judgeLast(old, takenLate, refused))?.cause).toBe('insufficient-role');
  });
});

describe('a firewall in front', () => {
  const blocked = (responseHeaders: readonly string[], responseBody = '') =>
    call(403, 'Bearer $token', { responseHeaders, responseBody });

  it.each([
    ['by its header', blocked(['cf-mitigated: challenge'])],
    ['by its page', blocked([], '<title>Attention Required! | Cloudflare</title>')],
  ])('looks at no token, so that an expired one is not the cause: told %s', async (_, refused) => {
    expect(await judgeLast(old, refused)).toMatchObject({ cause: 'waf', confidence: 'certain' });
  });

  it('is not told from a page that gateways give for tokens too', async () => {
    const page = '<html><h1>403 Forbidden</h1>Request forbidden by administrative rules.</html>';
    expect((await judgeLast(old, blocked([], page)))?.cause).toBe('expired');
  });
});

describe('a JWT in a cookie', () => {
  const send = (cookie: string, responseBody = '') =>
    call(401, '', { requestHeaders: [`Cookie: ${cookie}`], responseBody });

  it('is not the credential beside a cookie that is named for one', async () => {
    const diagnosis = await judgeLast(old, send('sid=0123456789abcdef; flags=$token'));
    expect(diagnosis?.cause).toBe('token-refused');
    expect((await judgeLast(old, send('flags=$token')))?.cause).toBe('expired');
  });

  it('is the cause for certain where it is the only one, or the answer says so', async () => {
    const two = 'id_token=$token; connect.sid=0123456789abcdef';
    expect((await judgeLast(old, send('id_token=$token')))?.confidence).toBe('certain');
    expect((await judgeLast(old, send(two)))?.confidence).toBe('likely');
    expect((await judgeLast(old, send(two, 'jwt expired')))?.confidence).toBe('certain');
  });
});

it('a token that another host of the site handed out may be for another API', async () => {
  const issued = { ...login(), request: 'POST https://id.shop.example/login' };
  const refused = { ...call(401, ''), request: 'GET https://files.shop.example/a' };
  expect(await judgeLast(accessToken, issued, refused)).toMatchObject({
    cause: 'token-known-not-attached',
    confidence: 'likely',
  });
});

it('a password that GraphQL refuses is a failed login, whatever its code', async () => {
  const refused: SceneExchange = {
    request: 'POST https://api.example/graphql',
    requestBody: '{"query":"mutation{login(email:1,password:2){token}}"}',
    status: 200,
    responseBody:
      '{"errors":[{"message":"Invalid credentials","path":["login"],"extensions":{"code":"UNAUTHENTICATED"}}]}',
  };
  const diagnosis = await judgeLast(accessToken, refused);
  expect(diagnosis?.cause).toBe('login-failed');
  expect(diagnosis?.rightStatus.asSent).toBe(true);
});
