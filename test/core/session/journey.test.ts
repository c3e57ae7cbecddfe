import { describe, expect, it } from 'vitest';
import type { Scene, SceneExchange, SceneToken } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { journeyOf } from '../../../src/core/session/journey.ts';

const now = Date.UTC(2026, 0, 15, 12) / 1000;
const access = (iat: number, more: object = {}): SceneToken => ({
  header: { alg: 'RS256', typ: 'at+jwt' },
  claims: {
    iss: 'https://id.example',
    sub: 'u-1',
    aud: 'api',
    client_id: 'app',
    iat: now + iat,
    exp: now + iat + 900,
    ...more,
  },
});
const call = (
  at: number,
  token: string,
  status: number,
  more: Partial<SceneExchange> = {},
): SceneExchange => ({
  request: 'GET https://api.example/orders',
  requestHeaders: [`Authorization: Bearer $${token}`],
  status,
  at,
  ...more,
});
const handOut = (at: number, tokens: string, more: Partial<SceneExchange> = {}): SceneExchange => ({
  request: 'POST https://id.example/token',
  requestBody: 'grant_type=refresh_token&refresh_token=opaque-refresh-1',
  status: 200,
  responseBody: tokens,
  at,
  ...more,
});

function journey(scene: Omit<Scene, 'title'>, name: string) {
  const built = buildScene({ title: 'a journey', ...scene });
  const holder = holdSession();
  holder.dispatch({ type: 'exchanges-captured', exchanges: built.exchanges });
  if (built.storage) holder.dispatch({ type: 'storage-read', reading: built.storage });
  const idOf = (one: string) => holder.state.derived.idByText.get(built.tokens.get(one) ?? '') ?? -1;
  return { events: journeyOf(holder.state, idOf(name)), idOf, session: holder.state };
}
const told = (events: ReturnType<typeof journeyOf>) =>
  events.map(
    ({ kind, times, at }) => `${kind}${times > 1 ? ` ×${times}` : ''} ${Math.round(at / 1000 - now)}`,
  );

describe('the journey of a token', () => {
  it('goes from its issue over its uses to its end, and beyond', () => {
    const { events, idOf } = journey(
      {
        tokens: { old: access(-1000), fresh: access(-400) },
        exchanges: [
          handOut(-1000, '{"access_token":"$old"}'),
          call(-990, 'old', 200),
          call(-800, 'old', 200, { request: 'GET https://api.example/invoices' }),
          call(-600, 'old', 200, { request: 'GET https://files.example/a' }),
          handOut(-400, '{"access_token":"$fresh"}'),
          call(-50, 'old', 401),
          call(-40, 'old', 401),
          call(-30, 'old', 401),
        ],
        storage: [{ area: 'local-storage', name: 'access', value: '$old' }],
      },
      'old',
    );
    expect(told(events)).toEqual([
      'issued -1000',
      'used ×3 -990',
      'refreshed -400',
      'expired -100',
      'refused -50',
      'still-sent ×2 -40',
      'stored 0',
    ]);
    const [issued, used, refreshed, , refused, , stored] = events;
    expect(issued).toMatchObject({ places: ['id.example'], link: { kind: 'flow', flow: 0 } });
    expect(used).toMatchObject({ places: ['api.example', 'files.example'], statuses: [200] });
    expect((used?.until ?? 0) / 1000 - now).toBe(-600);
    expect(refreshed?.link).toEqual({ kind: 'token', token: idOf('fresh') });
    expect(refused).toMatchObject({ statuses: [401], link: { kind: 'request', exchange: 5 } });
    expect(stored?.link).toEqual({ kind: 'storage', key: 'https://app.example local-storage access' });
  });

  it('keeps a refused route apart from a refused token', () => {
    const { events } = journey(
      {
        tokens: { t: access(-100) },
        exchanges: [call(-90, 't', 200), call(-80, 't', 403), call(-70, 't', 200), call(-60, 't', 403)],
      },
      't',
    );
    expect(told(events)).toEqual([
      'issued -100',
      'used -90',
      'refused -80',
      'used -70',
      'refused -60',
      'expired 800',
    ]);
  });

  it('tells a token that is still accepted past its end', () => {
    const { events } = journey({ tokens: { t: access(-1000) }, exchanges: [call(-10, 't', 200)] }, 't');
    expect(told(events).at(-1)).toBe('still-sent -10');
    expect(events.at(-1)?.statuses).toEqual([200]);
  });

  it('tells the answer apart from an issue that lies long before it', () => {
    const { events } = journey(
      { tokens: { t: access(-600) }, exchanges: [handOut(-10, '{"access_token":"$t"}')] },
      't',
    );
    expect(told(events).slice(0, 2)).toEqual(['issued -600', 'received -10']);
    expect(events[0]?.link).toBeNull();
  });

  it('names the cookie that it was set as', () => {
    const { events } = journey(
      {
        tokens: { t: access(-100) },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 204,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly'],
            at: -100,
          },
        ],
      },
      't',
    );
    const stored = events.find(({ kind }) => kind === 'stored');
    expect(stored).toMatchObject({
      places: ['sid'],
      link: { kind: 'storage', key: 'https://app.example cookie sid' },
    });
  });

  it('counts a request once, however often it carries the token', () => {
    const twice = call(-50, 't', 200, { request: 'GET https://api.example/orders?access_token=$t' });
    const { events } = journey({ tokens: { t: access(-100) }, exchanges: [twice] }, 't');
    expect(told(events)).toContain('used -50');
  });

  it('stays short for a token that is used without end', () => {
    const calls = Array.from({ length: 3000 }, (_, index) =>
      call(index - 3000, 't', index % 3 === 0 ? 403 : 200),
    );
    const { events } = journey({ tokens: { t: access(-3100, { exp: now + 60 }) }, exchanges: calls }, 't');
    expect(events.length).toBeLessThan(40);
    expect(
      events.reduce((sum, { kind, times }) => sum + (kind === 'used' || kind === 'refused' ? times : 0), 0),
    ).toBe(3000);
  });
});

describe('what replaced a token', () => {
  const kindsOf = (scene: Omit<Scene, 'title'>) => journey(scene, 'old').events.map(({ kind }) => kind);
  const renewedBy = (exchange: SceneExchange, fresh: SceneToken = access(-400)) =>
    kindsOf({
      tokens: { old: access(-1000), fresh },
      exchanges: [handOut(-1000, '{"access_token":"$old"}'), exchange],
    });

  it('is what the answer to a request with it handed out', () => {
    const extended = call(-400, 'old', 200, {
      request: 'POST https://app.example/keep-alive',
      responseHeaders: ['Set-Cookie: t=$fresh'],
    });
    expect(renewedBy(extended)).toContain('refreshed');
  });

  it.each([
    ['another person', access(-400, { sub: 'u-2' })],
    ['another issuer', access(-400, { iss: 'https://other.example' })],
    ['another kind', { ...access(-400, { nonce: 'n', aud: 'app' }), header: { alg: 'RS256', typ: 'JWT' } }],
    ['an earlier time', access(-2000)],
  ])('is no token of %s', (_, fresh) => {
    expect(renewedBy(handOut(-400, '{"access_token":"$fresh"}'), fresh)).not.toContain('refreshed');
  });

  it('is no token of a new login', () => {
    const login = handOut(-400, '{"access_token":"$fresh"}', {
      request: 'POST https://id.example/login',
      requestBody: '{"user":"ada","password":"x"}',
    });
    expect(renewedBy(login)).not.toContain('refreshed');
  });

  it('is the next one only', () => {
    const { events, idOf } = journey(
      {
        tokens: { old: access(-1000), fresh: access(-400), last: access(-200) },
        exchanges: [
          handOut(-1000, '{"access_token":"$old"}'),
          handOut(-400, '{"access_token":"$fresh"}'),
          handOut(-200, '{"access_token":"$last"}'),
        ],
      },
      'old',
    );
    expect(events.filter(({ kind }) => kind === 'refreshed').map(({ link }) => link)).toEqual([
      { kind: 'token', token: idOf('fresh') },
    ]);
  });
});
