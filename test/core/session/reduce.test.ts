import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { signToken } from '../../../src/core/jose/sign.ts';
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import { slice } from '../../../src/core/session/log.ts';
import {
  requestRow,
  storageRows,
  summary,
  tokenDetail,
  tokenRow,
} from '../../../src/core/session/selectors.ts';
import { verificationOf } from '../../../src/core/session/session.ts';
import { verifyAll } from '../../../src/core/session/verify-pending.ts';
import { holdScene } from './capture.ts';

const api = 'GET https://api.example/orders';
const claims = { iss: 'https://id.example', sub: 'u-1', iat: 1768478000, exp: 1768482000 };

const twoCalls: Scene = {
  title: 'one token, sent twice, refused the second time',
  now: '2026-01-15T12:00:00Z',
  tokens: { access: { header: { alg: 'HS256', typ: 'at+jwt' }, claims } },
  exchanges: [
    { request: api, requestHeaders: ['Authorization: Bearer $access'], status: 200 },
    { request: api, requestHeaders: ['Authorization: Bearer $access'], status: 401, at: 5 },
    { request: 'GET https://app.example/logo.png', status: 200, at: 6 },
  ],
};

describe('a session takes in exchanges', () => {
  it('holds a token once, with every request that carried it', () => {
    const { state } = holdScene(twoCalls);
    expect(state.tokens.length).toBe(1);
    expect(tokenDetail(state, 0).exchanges).toEqual([0, 1]);
    expect(tokenRow(state, 0)).toMatchObject({
      kind: 'access',
      subject: 'u-1',
      carriers: ['authorization'],
      answers: { ok: 1, unauthorized: 1, forbidden: 0, other: 0 },
      signature: 'not-checked',
    });
  });

  it('tells for each request what it authenticated with', () => {
    const { state } = holdScene(twoCalls);
    expect(requestRow(state, 0)).toMatchObject({
      credential: 'Bearer',
      token: 0,
      path: '/orders',
      host: 'api.example',
    });
    expect(requestRow(state, 2)).toMatchObject({ credential: '', token: null, diagnosis: null });
    expect(summary(state)).toMatchObject({ tokens: 1, requests: 3, withCredential: 2 });
  });

  it('diagnoses the refused request and leaves the others alone', () => {
    const { state } = holdScene(twoCalls);
    expect(requestRow(state, 0).diagnosis).toBeNull();
    expect(requestRow(state, 1).diagnosis).not.toBeNull();
    expect(summary(state).problems.requests).toBe(1);
  });
});

describe('a session reads storage', () => {
  const stored: Scene = {
    title: 'a token in localStorage, and in a cookie that scripts cannot read',
    tokens: { access: { header: { alg: 'HS256' }, claims } },
    origin: 'https://app.example',
    exchanges: [
      {
        request: 'GET https://app.example/',
        status: 200,
        responseHeaders: ['Set-Cookie: session=$access; HttpOnly; Secure; SameSite=Lax; Path=/'],
      },
    ],
    storage: [{ area: 'local-storage', name: 'auth', value: '{"token":"$access"}' }],
  };

  it('lists both places of the token', () => {
    const rows = storageRows(holdScene(stored).state);
    expect(rows.map(({ area, name, readableByScript }) => [area, name, readableByScript])).toEqual([
      ['cookie', 'session', 'no'],
      ['local-storage', 'auth', 'yes'],
    ]);
    expect(rows[0]?.flags).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' });
  });

  it('does not count the same place again at the next reading', () => {
    const holder = holdScene(stored);
    const { storage } = buildScene(stored);
    const before = tokenDetail(holder.state, 0).sightings.length;
    if (storage !== null) holder.dispatch({ type: 'storage-read', reading: storage });
    expect(tokenDetail(holder.state, 0).sightings.length).toBe(before);
  });

  it('explains an earlier refusal by a token that the page stores and did not send', () => {
    const { state } = holdScene({
      title: 'an unauthenticated call of a page that stores a token',
      tokens: { access: { header: { alg: 'HS256', typ: 'at+jwt' }, claims } },
      exchanges: [
        {
          request: api,
          status: 401,
          responseHeaders: ['WWW-Authenticate: Bearer'],
        },
      ],
      storage: [{ area: 'local-storage', name: 'auth', value: '$access' }],
    });
    expect(requestRow(state, 0).diagnosis).toMatchObject({
      cause: 'token-known-not-attached',
      confidence: 'likely',
      headline: 'Token was never sent, though the page stores one',
    });
  });

  it('keeps the reason when storage cannot be read', () => {
    const holder = holdScene(twoCalls);
    holder.dispatch({ type: 'storage-unreadable', reason: 'Chrome does not let extensions read this page.' });
    expect(holder.state.storage).toBeNull();
    expect(holder.state.storageUnreadable).toContain('does not let');
    expect(holder.state.exchanges.length).toBe(3);
  });
});

describe('navigation', () => {
  const login: Scene = {
    title: 'a login over two redirects',
    exchanges: [
      { request: 'GET https://app.example/old', status: 200 },
      {
        request: 'GET https://id.example/authorize',
        status: 302,
        responseHeaders: ['Location: https://app.example/cb?x=1'],
      },
      { request: 'GET https://app.example/cb?x=1', status: 303, responseHeaders: ['Location: /home'] },
      { request: 'GET https://app.example/home', status: 200 },
    ],
  };
  const pathsAfter = (holder: SessionHolder) =>
    slice(holder.state.exchanges).map(({ request }) => request.url);

  it('with preserve log keeps everything', () => {
    const holder = holdScene(login);
    holder.dispatch({ type: 'navigated', url: 'https://app.example/home', at: 0 });
    expect(holder.state.exchanges.length).toBe(4);
  });

  it('without it keeps the redirects that led to the new document', () => {
    const holder = holdScene(login);
    holder.dispatch({ type: 'preserve-log-set', preserveLog: false });
    holder.dispatch({ type: 'navigated', url: 'https://app.example/home', at: 0 });
    expect(pathsAfter(holder)).toEqual([
      'https://id.example/authorize',
      'https://app.example/cb?x=1',
      'https://app.example/home',
    ]);
    expect(slice(holder.state.exchanges).map(({ id }) => id)).toEqual([0, 1, 2]);
  });
});

describe('keys and verifications', () => {
  const secret = 'a-secret-that-is-long-enough-for-hs256';

  async function holdSigned(scene = twoCalls): Promise<SessionHolder> {
    const [key] = await readKeys(secret, { encoding: 'utf8' });
    if (key === undefined) throw new Error('no key');
    const access = await signToken({ header: { alg: 'HS256', typ: 'JWT' }, claims, key });
    return holdScene({ ...scene, tokens: { access } });
  }

  it('verifies with a supplied key, and forgets the result with the key', async () => {
    const holder = await holdSigned();
    holder.dispatch({ type: 'keys-added', keys: await readKeys(secret, { encoding: 'utf8' }) });
    await verifyAll(holder);
    expect(verificationOf(holder.state, 0).outcome).toBe('verified');
    holder.dispatch({ type: 'keys-forgotten' });
    expect(verificationOf(holder.state, 0).outcome).toBe('not-checked');
  });

  it('drops a result that was begun with another keyring', async () => {
    const holder = await holdSigned();
    const { keyring } = holder.state;
    holder.dispatch({ type: 'keys-added', keys: await readKeys(secret, { encoding: 'utf8' }) });
    const stale = { outcome: 'not-checked', code: 'no-key', reason: 'stale' } as const;
    holder.dispatch({
      type: 'verified',
      keyring,
      results: [{ token: 0, verification: stale, decryption: null }],
    });
    expect(holder.state.verifications.size).toBe(0);
  });

  it('judges the refused request anew once the signature is known to hold', async () => {
    // An accepted call would tell as much: this token was never accepted.
    const holder = await holdSigned({ ...twoCalls, exchanges: twoCalls.exchanges?.slice(1) });
    const stepOf = () =>
      requestRow(holder.state, 0).diagnosis?.ladder.find(({ step }) => step === 'signature')?.outcome;
    expect(stepOf()).toBe('unknown');
    holder.dispatch({ type: 'keys-added', keys: await readKeys(secret, { encoding: 'utf8' }) });
    await verifyAll(holder);
    expect(stepOf()).toBe('passed');
  });

  it('keeps keys when the capture is cleared', async () => {
    const holder = await holdSigned();
    holder.dispatch({ type: 'keys-added', keys: await readKeys(secret, { encoding: 'utf8' }) });
    holder.dispatch({ type: 'cleared' });
    expect(holder.state.keys.length).toBe(1);
    expect(holder.state.exchanges.length).toBe(0);
    expect(holder.state.tokens.length).toBe(0);
  });
});
