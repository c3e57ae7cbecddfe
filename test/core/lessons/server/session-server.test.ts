import { describe, expect, it } from 'vitest';
import { createJar } from '../../../../src/core/http/cookie-jar.ts';
import { parseSetCookie } from '../../../../src/core/http/cookies.ts';
import { headerValue } from '../../../../src/core/http/headers.ts';
import { keepCookies, withCookies } from '../../../../src/core/lessons/browser-cookies.ts';
import { judgePlayed } from '../../../../src/core/lessons/judge-played.ts';
import { type Played, request, send } from '../../../../src/core/lessons/play.ts';
import type { LessonServer } from '../../../../src/core/lessons/server/lesson-server.ts';
import { makeSessionFarm } from '../../../../src/core/lessons/server/session-farm.ts';
import { makeSessionServer } from '../../../../src/core/lessons/server/session-server.ts';
import { makeSessionStore } from '../../../../src/core/lessons/server/session-store.ts';

const site = 'https://app.tidewater.example';
const now = Date.UTC(2026, 0, 15, 12);
const login = { name: 'ada', password: 'tide-42' };

/** A browser with one cookie jar, whatever server answers. */
function makeBrowser() {
  const jar = createJar();
  return async (server: LessonServer, line: `${string} ${string}`, body?: object): Promise<Played> => {
    const [method, path] = line.split(' ') as [string, string];
    const at = { url: `${site}${path}`, method, initiator: site, navigation: false, now };
    const asked = request(`${method} https://app.tidewater.example${path}`, body ? { body } : {});
    const played = await send(server, withCookies(jar, asked, at), now);
    keepCookies(jar, played.answer, at);
    return played;
  };
}

describe('a server with sessions', () => {
  it('writes a row at login and hands out its random id, in a cookie that no script reads', async () => {
    const store = makeSessionStore();
    const ask = makeBrowser();
    const { answer } = await ask(makeSessionServer(store), 'POST /login', login);
    expect([answer.status, answer.work]).toEqual([200, ['session-written']]);
    const cookie = parseSetCookie(headerValue(answer.headers, 'set-cookie') ?? '');
    expect(cookie).toMatchObject({ name: 'sid', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    expect(store.rows).toEqual([{ id: cookie?.value, person: 'ada', since: now }]);
    expect(cookie?.value).toMatch(/^[\w-]{24}$/);
    await makeBrowser()(makeSessionServer(store), 'POST /login', login);
    expect(new Set(store.rows.map(({ id }) => id)).size).toBe(2);
  });

  it('looks the id up once for each request that carries one, and for no other', async () => {
    const store = makeSessionStore();
    const server = makeSessionServer(store);
    const ask = makeBrowser();
    expect((await ask(server, 'GET /dashboard')).answer).toMatchObject({ status: 401, work: [] });
    expect(store.lookUps).toBe(0);
    await ask(server, 'POST /login', login);
    for (const count of [1, 2, 3]) {
      const { answer } = await ask(server, 'GET /dashboard');
      expect(answer).toMatchObject({ status: 200, body: '{"message":"Welcome back, Ada."}' });
      expect(store.lookUps).toBe(count);
    }
  });

  it('deletes the row at logout: the cookie is gone, and worth nothing to who has copied it', async () => {
    const store = makeSessionStore();
    const server = makeSessionServer(store);
    const ask = makeBrowser();
    await ask(server, 'POST /login', login);
    const copied = `Cookie: sid=${store.rows[0]?.id}`;
    expect((await ask(server, 'POST /logout')).answer.work).toEqual(['session-deleted']);
    expect(store.rows).toEqual([]);
    expect((await ask(server, 'GET /dashboard')).exchange.request.headers).toEqual([]);
    const thief = await send(server, request(`GET ${site}/dashboard`, { headers: [copied] }), now);
    expect(thief.answer).toMatchObject({ status: 401, work: ['session-missed'] });
  });

  it('answers 503 while its store is down, and knows everybody afterwards', async () => {
    const store = makeSessionStore();
    const server = makeSessionServer(store);
    const ask = makeBrowser();
    await ask(server, 'POST /login', login);
    store.stop();
    expect((await ask(server, 'GET /dashboard')).answer.status).toBe(503);
    expect((await ask(server, 'POST /login', login)).answer.status).toBe(503);
    store.start();
    expect((await ask(server, 'GET /dashboard')).answer.status).toBe(200);
  });
});

describe('several servers that take turns', () => {
  it('know only whom they logged in themselves, and the panel finds it consistent with a revoked session', async () => {
    const farm = makeSessionFarm();
    const ask = makeBrowser();
    const played: Played[] = [];
    const go = async (line: `${string} ${string}`, servers: number, body?: object) => {
      played.push(await ask(farm.takeTurn({ servers, isShared: false }).server, line, body));
      return played.at(-1)?.answer.status;
    };
    expect(await go('POST /login', 1, login)).toBe(200);
    expect(await go('GET /dashboard', 1)).toBe(200);
    expect(farm.nextTurn({ servers: 2, isShared: false })).toBe(1);
    expect(await go('GET /dashboard', 2)).toBe(401);
    expect(farm.own.map(({ lookUps }) => lookUps)).toEqual([1, 1, 0]);
    const diagnosis = await judgePlayed(played.map(({ exchange }) => exchange));
    expect(diagnosis).toMatchObject({ cause: 'revoked', rightStatus: { status: 401 } });
    expect([await go('GET /dashboard', 2), await go('GET /dashboard', 2)]).toEqual([200, 401]);
  });

  it('all know everybody through one store, which does every look-up', async () => {
    const farm = makeSessionFarm();
    const ask = makeBrowser();
    const setup = { servers: 3, isShared: true };
    await ask(farm.takeTurn(setup).server, 'POST /login', login);
    for (let count = 0; count < 9; count += 1)
      expect((await ask(farm.takeTurn(setup).server, 'GET /dashboard')).answer.status).toBe(200);
    expect(farm.shared.lookUps).toBe(9);
    expect(farm.own.every(({ lookUps }) => lookUps === 0)).toBe(true);
    expect(farm.tallies).toEqual([
      { answered: 4, accepted: 4 },
      { answered: 3, accepted: 3 },
      { answered: 3, accepted: 3 },
    ]);
  });
});
