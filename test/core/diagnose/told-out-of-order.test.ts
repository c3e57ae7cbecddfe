/** Firefox tells of an answer when it has it, which may be after requests that were sent later: times decide what was known. */
import { describe, expect, it } from 'vitest';
import { refreshScene } from '../../../src/core/diagnose/causes/refresh-flow.ts';
import { call, callWithProof, login, scene } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { judgeExchanges } from './judge-capture.ts';

const refused = (at = 0) => call(401, '', { at });
const logout = (at: number): SceneExchange => ({
  request: 'POST https://api.example/logout',
  requestHeaders: [],
  status: 204,
  at,
});
const opaque = 'f3a9c0d1e2b4a5968778695a4b3c2d1e0f';
const handOut = (text: string): SceneExchange => ({
  ...login(),
  responseBody: `{"access_token":"${text}","token_type":"Bearer"}`,
});
const build = (...exchanges: SceneExchange[]) => buildScene(scene('told out of order', exchanges)).exchanges;

async function causeOf(url: string, exchanges: readonly NewExchange[], live = true) {
  const at = exchanges.findIndex(({ request }) => request.url.endsWith(url));
  return (await judgeExchanges(exchanges, undefined, live)).diagnoses.get(at)?.cause;
}

describe('a request without a token', () => {
  it.each([true, false])('is told to lack the one that was there, live: %s', async (live) => {
    expect(await causeOf('/orders', build(refused(), login()), live)).toBe('token-known-not-attached');
    expect(await causeOf('/orders', build(login(), refused()), live)).toBe('token-known-not-attached');
  });

  it('is judged anew as the answer with the token is told', async () => {
    const exchanges = build(refused(), login());
    expect(await causeOf('/orders', exchanges.slice(0, 1))).toBe('no-credentials');
    expect(await causeOf('/orders', exchanges)).toBe('token-known-not-attached');
  });

  it('could not have one that came after it was sent, whichever was told first', async () => {
    expect(await causeOf('/orders', build(refused(), login('token', 5)))).toBe('no-credentials');
    const [slow, late] = build({ ...login('token', -1), at: -1 }, refused()) as [NewExchange, NewExchange];
    expect(await causeOf('/orders', [{ ...slow, durationMs: 5000 }, late])).toBe('no-credentials');
  });

  it('lacks nothing once the person has signed out, though that is told last', async () => {
    expect(await causeOf('/orders', build(refused(), login('token', -30), logout(-10)))).toBe(
      'no-credentials',
    );
    expect(await causeOf('/orders', build(refused(), logout(-10), login('token', -30)))).toBe(
      'no-credentials',
    );
    expect(await causeOf('/orders', build(refused(), login('token', -10), logout(-30)))).toBe(
      'token-known-not-attached',
    );
  });

  it('goes by the order of telling where the time is a server’s, in whole seconds', async () => {
    const [handed, sent] = build(login('token', 0), refused()) as [NewExchange, NewExchange];
    const pasted = { ...handed, timedByServer: true as const };
    expect(await causeOf('/orders', [pasted, sent])).toBe('token-known-not-attached');
    expect(await causeOf('/orders', [sent, pasted])).toBe('no-credentials');
  });
});

describe('a request without its session cookie', () => {
  const setting = (at: number): SceneExchange => ({
    request: 'POST https://api.example/login',
    requestBody: '{"password":"x"}',
    status: 200,
    responseHeaders: ['Set-Cookie: sid=0123456789abcdef; HttpOnly; Path=/; SameSite=Lax'],
    at,
  });
  const framed: SceneExchange = {
    ...refused(),
    requestHeaders: ['Origin: https://partner.example', 'Sec-Fetch-Site: cross-site'],
  };

  it.each([true, false])('is told why it stayed behind, whichever is told first, live: %s', async (live) => {
    expect(await causeOf('/orders', build(setting(-30), framed), live)).toBe('cookie-not-sent');
    expect(await causeOf('/orders', build(framed, setting(-30)), live)).toBe('cookie-not-sent');
  });

  it('lacks none that was set after it was sent', async () => {
    expect(await causeOf('/orders', build(framed, setting(5)))).toBe('no-credentials');
  });
});

it.each([
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
])('a refresh flow is one in whatever order it is told: %i, %i, %i', async (...order) => {
  const { exchanges } = buildScene(refreshScene);
  const told = order.flatMap((at) => exchanges[at] ?? []);
  const { diagnoses } = await judgeExchanges(told, undefined, true);
  expect([...diagnoses].map(([id, { cause }]) => [told[id]?.response.status, cause])).toEqual([
    [401, 'refresh-flow'],
  ]);
});

it.each([true, false])(
  'a proof was used before by the request that was sent first, live: %s',
  async (live) => {
    const proof = callWithProof('twice', {}, { twice: true });
    const built = buildScene(proof).exchanges;
    const [accepted, refused] = built as [NewExchange, NewExchange];
    const later = { ...refused, startedAt: accepted.startedAt + 1000 };
    for (const told of [
      [accepted, later],
      [later, accepted],
    ]) {
      const { diagnoses } = await judgeExchanges(told, undefined, live);
      expect(diagnoses.get(told.indexOf(later))).toMatchObject({
        cause: 'dpop-replayed-proof',
        confidence: 'certain',
      });
    }
  },
);

it('a retry that was sent before the refresh was over is no refresh flow', async () => {
  const { exchanges } = buildScene(refreshScene);
  const slow = exchanges.map((one, at) => (at === 1 ? { ...one, durationMs: 5000 } : one));
  const { diagnoses } = await judgeExchanges(slow, undefined, true);
  expect([...diagnoses.values()].map(({ cause }) => cause)).toEqual(['expired']);
});

it('a token that was cut off is told by the whole one, though that is told later', async () => {
  const exchanges = buildScene(
    scene('cut off', [call(401, `Bearer ${opaque.slice(0, 30)}`), handOut(opaque)]),
  ).exchanges;
  const whole = await judgeExchanges(exchanges, undefined, true);
  expect(whole.diagnoses.get(0)).toMatchObject({ cause: 'malformed-token' });
  expect(whole.diagnoses.get(0)?.headline).toContain('cut off');
});
