import { describe, expect, it } from 'vitest';
import { request, send } from '../../../../src/core/lessons/play.ts';
import { makeCardServer } from '../../../../src/core/lessons/server/card-server.ts';

const site = 'https://app.tidewater.example';
const now = Date.UTC(2026, 0, 15, 12);
const ask = async (path: string, ...headers: string[]) => {
  const { answer } = await send(makeCardServer(), request(`GET ${site}${path}`, { headers }), now);
  return [answer.status, JSON.parse(answer.body)];
};

describe('the server that believes cards', () => {
  it('hands out a card with the role that the person has', async () => {
    const login = request(`POST ${site}/login`, { body: { name: 'ada', password: 'tide-42' } });
    const { answer } = await send(makeCardServer(), login, now);
    expect(JSON.parse(answer.body).card).toEqual({ userId: 'ada', role: 'user' });
    const wrong = request(`POST ${site}/login`, { body: { name: 'ada', password: 'gull-77' } });
    expect((await send(makeCardServer(), wrong, now)).answer.status).toBe(401);
  });

  it('lets a user not into /admin, and whoever writes admin on the card', async () => {
    expect(await ask('/admin', 'X-Card: {"userId":"ada","role":"user"}')).toEqual([
      403,
      { error: 'Only for admins.' },
    ]);
    const [status] = await ask('/admin', 'X-Card: {"userId":"ada","role":"admin"}');
    expect(status).toBe(200);
  });

  it('greets whoever the card names, known or not', async () => {
    expect(await ask('/me', 'X-Card: {"userId":"bob","role":"user"}')).toEqual([
      200,
      { message: 'Hello, Bob.' },
    ]);
    expect(await ask('/me', 'X-Card: {"userId":"zoë","role":"user"}')).toEqual([
      200,
      { message: 'Hello, zoë.' },
    ]);
  });

  it('asks for a card with 401 and a challenge where there is none that can be read', async () => {
    for (const headers of [[], ['X-Card: ada'], ['X-Card: ["ada","admin"]']]) {
      const { answer } = await send(makeCardServer(), request(`GET ${site}/admin`, { headers }), now);
      expect(answer.status).toBe(401);
      expect(answer.headers.map(({ name }) => name)).toContain('WWW-Authenticate');
    }
    // A member that only the prototype has is no member.
    expect((await ask('/admin', 'X-Card: {"__proto__":{"role":"admin"}}'))[0]).toBe(403);
  });
});
