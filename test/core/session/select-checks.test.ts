import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import type { JsonObject } from '../../../src/core/jose/json.ts';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import { attachedChecks, claimChecks, expectationFor } from '../../../src/core/session/select-checks.ts';
import type { Session } from '../../../src/core/session/session.ts';
import { holdScene } from './capture.ts';

const now = Date.parse('2026-01-15T12:00:00Z');
const seconds = now / 1000;

/** Outcomes of the token of that kind (the last one), by the name of the check. */
async function attached(session: Session, id: number) {
  const result = await attachedChecks(session, id);
  return result && Object.fromEntries(result.checks.map(({ name, outcome }) => [name, outcome]));
}

const idOf = (session: Session, text: string) => session.derived.idByText.get(text) ?? -1;

describe('the claims of a token', () => {
  const scene = {
    title: 'sent to two origins',
    tokens: {
      t: { claims: { iss: 'https://id.example', aud: 'orders', exp: seconds - 60 } },
    },
    exchanges: [
      { request: 'GET https://id.example/token', status: 200, responseBody: '{"access_token":"$t"}' },
      { request: 'GET https://api.example/a', requestHeaders: ['Authorization: Bearer $t'], status: 401 },
    ],
  };

  it('are held against what an origin that it is sent to is said to expect', () => {
    const holder = holdScene(scene);
    expect(claimChecks(holder.state, 0, now)).toEqual([
      { name: 'iss', outcome: 'unknown', message: 'No issuer is expected.' },
      { name: 'aud', outcome: 'unknown', message: 'No audience is expected.' },
      { name: 'exp', outcome: 'failed', message: 'It expired 60 s ago.' },
    ]);
    const expectation = {
      issuer: 'https://id.example',
      audiences: ['stock'],
      algorithms: [],
      leewaySeconds: 90,
    };
    const expect_ = (origin: string) => holder.dispatch({ type: 'expectation-set', origin, expectation });
    // An origin that only handed it out expects nothing of it.
    expect_('https://id.example');
    expect(expectationFor(holder.state, 0)).toBeNull();
    expect_('https://api.example');
    expect(expectationFor(holder.state, 0)?.origin).toBe('https://api.example');
    expect(claimChecks(holder.state, 0, now).map(({ name, outcome }) => [name, outcome])).toEqual([
      ['iss', 'passed'],
      ['aud', 'failed'],
      ['exp', 'passed'],
    ]);
  });
});

describe('a DPoP proof', async () => {
  const { privateKey, publicJwk, publicKey } = await generateSigningKey('ES256');
  const access = await signToken({
    header: { alg: 'ES256', typ: 'at+jwt' },
    claims: { cnf: { jkt: publicKey.thumbprint } },
    key: privateKey,
  });
  const prove = (claims: JsonObject) =>
    signToken({
      header: { alg: 'ES256', typ: 'dpop+jwt', jwk: publicJwk as JsonObject },
      claims: {
        jti: 'j-1',
        htm: 'GET',
        htu: 'https://api.example/orders',
        iat: seconds,
        ath: createHash('sha256').update(access).digest('base64url'),
        ...claims,
      },
      key: privateKey,
    });
  const send = (proof: string, more: Partial<SceneExchange> = {}): SceneExchange => ({
    request: 'GET https://api.example/orders?page=2',
    requestHeaders: [`Authorization: DPoP ${access}`, `DPoP: ${proof}`],
    status: 200,
    ...more,
  });

  it('is held against the request that carried it', async () => {
    const proof = await prove({});
    const { state } = holdScene({ title: 'a proof', exchanges: [send(proof)] });
    const result = await attachedChecks(state, idOf(state, proof));
    expect(result).toMatchObject({ against: 'request', exchange: 0 });
    expect(await attached(state, idOf(state, proof))).toEqual({
      typ: 'passed',
      alg: 'passed',
      jwk: 'passed',
      signature: 'passed',
      jti: 'passed',
      htm: 'passed',
      htu: 'passed',
      iat: 'passed',
      nonce: 'unknown',
      ath: 'passed',
      jkt: 'passed',
    });
    expect(claimChecks(state, idOf(state, proof), now)).toEqual([]);
  });

  it('fails for another method, another address, another token and an old time', async () => {
    const proof = await prove({
      htm: 'POST',
      htu: 'https://api.example/stock',
      ath: 'b3RoZXI',
      iat: seconds - 4000,
    });
    const { state } = holdScene({ title: 'a wrong proof', exchanges: [send(proof)] });
    expect(await attached(state, idOf(state, proof))).toMatchObject({
      signature: 'passed',
      htm: 'failed',
      htu: 'failed',
      iat: 'failed',
      ath: 'failed',
    });
  });

  it('fails when it is sent again, and when its identifier is used again', async () => {
    const proof = await prove({});
    const twice = holdScene({ title: 'sent twice', exchanges: [send(proof), send(proof, { at: 5 })] }).state;
    expect(await attached(twice, idOf(twice, proof))).toMatchObject({ jti: 'failed' });
    const other = await prove({ htm: 'PUT' });
    const { state } = holdScene({ title: 'one jti', exchanges: [send(proof), send(other, { at: 5 })] });
    expect(await attached(state, idOf(state, proof))).toMatchObject({ jti: 'passed' });
    expect(await attached(state, idOf(state, other))).toMatchObject({ jti: 'failed' });
  });

  it('has to carry the nonce that the server gave last', async () => {
    const asked = {
      request: 'GET https://api.example/orders',
      status: 401,
      at: -30,
      responseHeaders: ['DPoP-Nonce: n-2'],
    };
    for (const [nonce, outcome] of [
      ['n-2', 'passed'],
      ['n-1', 'failed'],
    ] as const) {
      const proof = await prove({ nonce });
      // Browsers do not always tell of an answer before the requests that were sent after it.
      for (const exchanges of [
        [asked, send(proof)],
        [send(proof), asked],
      ]) {
        const { state } = holdScene({ title: 'a nonce', exchanges });
        expect(await attached(state, idOf(state, proof))).toMatchObject({ nonce: outcome });
      }
    }
  });

  it('that was only pasted has no request', async () => {
    const proof = await prove({});
    const { state } = holdScene({ title: 'nothing', tokens: { t: proof } });
    expect(await attachedChecks(state, 0)).toBeNull();
  });
});

describe('an ID token', async () => {
  const { privateKey } = await generateSigningKey('RS256');
  const half = (text: string) =>
    createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
  const signIn = async (claims: JsonObject) => {
    const token = await signToken({
      header: { alg: 'RS256' },
      claims: {
        iss: 'https://id.example',
        sub: 'anna',
        aud: 'app',
        exp: seconds + 600,
        iat: seconds,
        azp: 'app',
        nonce: 'n-1',
        at_hash: half('opaque-access'),
        c_hash: half('the-code'),
        ...claims,
      },
      key: privateKey,
    });
    const { state } = holdScene({
      title: 'a sign-in',
      exchanges: [
        {
          request: 'GET https://id.example/authorize?response_type=code&client_id=app&nonce=n-1',
          status: 302,
          at: -10,
        },
        {
          request: 'POST https://id.example/token',
          requestHeaders: ['Content-Type: application/x-www-form-urlencoded'],
          requestBody: 'grant_type=authorization_code&code=the-code&client_id=app',
          status: 200,
          responseHeaders: ['Content-Type: application/json'],
          responseBody: JSON.stringify({ access_token: 'opaque-access', id_token: token }),
        },
      ],
    });
    return attached(state, idOf(state, token));
  };

  it('is held against the sign-in that brought it', async () => {
    expect(await signIn({})).toEqual({
      nonce: 'passed',
      at_hash: 'passed',
      c_hash: 'passed',
      azp: 'passed',
    });
    expect(
      await signIn({ nonce: 'n-9', at_hash: half('other'), c_hash: half('other'), azp: 'other' }),
    ).toEqual({ nonce: 'failed', at_hash: 'failed', c_hash: 'failed', azp: 'failed' });
  });
});
