import { describe, expect, it } from 'vitest';
import { s256 } from '../../../../src/core/flows/pkce.ts';
import { headerValue } from '../../../../src/core/http/headers.ts';
import { generateSigningKey } from '../../../../src/core/jose/sign.ts';
import {
  client,
  makeProviderServer,
  providerOrigin,
  writeForm,
} from '../../../../src/core/lessons/server/provider-server.ts';

const now = Date.parse('2026-01-15T12:00:00Z');

async function start(challenge = '') {
  const { privateKey } = await generateSigningKey('ES256');
  const server = makeProviderServer(privateKey);
  const post = (path: string, form: Record<string, string>) =>
    server.answer(
      { method: 'POST', url: `${providerOrigin}${path}`, headers: [], body: writeForm(form) },
      now,
    );
  const asked = writeForm({
    client_id: client.id,
    redirect_uri: client.redirectUri,
    state: 'a b',
    nonce: 'n',
    ...(challenge === '' ? {} : { code_challenge: challenge }),
  });
  const login = (password: string) => post(`/login?${asked}`, { username: 'ada', password });
  const { headers } = await login('tide-42');
  const back = new URL(headerValue(headers, 'location') ?? '');
  const redeem = (more: Record<string, string> = {}) =>
    post('/token', {
      grant_type: 'authorization_code',
      client_id: client.id,
      redirect_uri: client.redirectUri,
      code: back.searchParams.get('code') ?? '',
      ...more,
    });
  return { post, login, back, redeem };
}

describe('the simulated provider', () => {
  it('sends the browser back with a code and with the state as it was', async () => {
    const { back } = await start();
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([
      client.redirectUri,
      'a b',
    ]);
  });

  it('does not take a wrong password', async () => {
    const { login, post } = await start();
    expect((await login('tide-43')).status).toBe(401);
    const form = { grant_type: 'password', client_id: client.id, username: 'ada', password: 'x' };
    expect((await post('/token', form)).body).toBe('{"error":"invalid_grant"}');
  });

  it('redeems a code once', async () => {
    const { redeem } = await start();
    expect((await redeem()).status).toBe(200);
    expect((await redeem()).body).toBe('{"error":"invalid_grant"}');
  });

  it('wants the redirect_uri of the request', async () => {
    const { redeem } = await start();
    expect((await redeem({ redirect_uri: 'https://elsewhere.example/' })).status).toBe(400);
  });

  it('wants the verifier where there was a challenge, and a wrong one uses nothing up', async () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const { redeem } = await start(s256(verifier));
    expect((await redeem()).status).toBe(400);
    expect((await redeem({ code_verifier: `${verifier}x` })).status).toBe(400);
    expect((await redeem({ code_verifier: verifier })).status).toBe(200);
  });

  it('knows its one client only', async () => {
    const { post } = await start();
    expect((await post('/token', { client_id: 'other' })).body).toBe('{"error":"invalid_client"}');
  });
});
