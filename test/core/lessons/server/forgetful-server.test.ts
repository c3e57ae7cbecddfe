import { describe, expect, it } from 'vitest';
import { judgePlayed } from '../../../../src/core/lessons/judge-played.ts';
import { request, send } from '../../../../src/core/lessons/play.ts';
import { makeForgetfulServer } from '../../../../src/core/lessons/server/forgetful-server.ts';

const now = Date.UTC(2026, 0, 15, 12);
const site = 'https://app.example';
const login = request(`POST ${site}/login`, { body: { name: 'ada', password: 'tide-42' } });
const dashboard = request(`GET ${site}/dashboard`);

describe('a server without memory', () => {
  it('welcomes everybody to its home page', async () => {
    expect((await send(makeForgetfulServer(), request(`GET ${site}/`), now)).answer.status).toBe(200);
  });

  it('knows who logs in only for as long as it answers', async () => {
    const server = makeForgetfulServer();
    const first = await send(server, login, now);
    expect([first.answer.status, first.answer.body]).toEqual([200, '{"message":"Hello, Ada."}']);
    expect(first.answer.headers.map(({ name }) => name)).not.toContain('Set-Cookie');
    expect((await send(server, dashboard, now)).answer.status).toBe(401);
  });

  it('refuses a wrong password, and a body that is no login', async () => {
    for (const body of [{ name: 'ada', password: 'x' }, { name: 'nobody', password: 'tide-42' }, {}, []])
      expect((await makeForgetfulServer().answer({ ...login, body: JSON.stringify(body) }, now)).status).toBe(
        401,
      );
    expect((await makeForgetfulServer().answer({ ...login, body: '{' }, now)).status).toBe(401);
  });

  it('names a challenge with each 401, dates its answers, and has nothing elsewhere', async () => {
    const { exchange } = await send(makeForgetfulServer(), dashboard, now);
    const headers = new Map(exchange.response.headers.map(({ name, value }) => [name, value]));
    expect(headers.get('WWW-Authenticate')).toBe('Bearer realm="Tidewater"');
    expect(headers.get('Date')).toBe('Thu, 15 Jan 2026 12:00:00 GMT');
    expect((await send(makeForgetfulServer(), request(`GET ${site}/x`), now)).answer.status).toBe(404);
  });

  it('is judged by the panel’s own engine: the login left nothing behind', async () => {
    const server = makeForgetfulServer();
    const exchanges = [await send(server, login, now), await send(server, dashboard, now + 1000)];
    const diagnosis = await judgePlayed(exchanges.map(({ exchange }) => exchange));
    expect(diagnosis?.rightStatus.status).toBe(401);
    expect(diagnosis?.ladder[0]?.outcome).toBe('failed');
  });
});
