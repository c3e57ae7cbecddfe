import { describe, expect, it } from 'vitest';
import { request, send } from '../../../../src/core/lessons/play.ts';
import { makeBankServer } from '../../../../src/core/lessons/server/bank-server.ts';

const site = 'https://app.tidewater.example';
const now = Date.UTC(2026, 0, 15, 12);
const token = 'aaaa.bbbb.cccc';
const login = request(`POST ${site}/login`, { body: { name: 'ada', password: 'tide-42' } });
const transfer = (header: string) => request(`POST ${site}/transfer`, { headers: [header] });

describe('the server of act 8', () => {
  it('takes a bearer token and no cookie where it gave the token to the page', async () => {
    const server = makeBankServer(token, 'body');
    const { answer } = await send(server, login, now);
    expect(JSON.parse(answer.body)).toEqual({ access_token: token, token_type: 'Bearer' });
    expect((await send(server, transfer(`Authorization: Bearer ${token}`), now)).answer.status).toBe(200);
    for (const header of [
      `Cookie: token=${token}`,
      'Authorization: Bearer',
      `Authorization: Bearer x${token}`,
    ])
      expect((await send(server, transfer(header), now)).answer.status).toBe(401);
  });

  it('takes its cookie where it set one, whatever stands beside it', async () => {
    const server = makeBankServer(token, { attributes: 'Path=/; Secure; HttpOnly' });
    const { answer } = await send(server, login, now);
    expect(answer.headers).toContainEqual({
      name: 'Set-Cookie',
      value: `token=${token}; Path=/; Secure; HttpOnly`,
    });
    expect(answer.body).not.toContain(token);
    expect((await send(server, transfer(`Cookie: a=1; token=${token}`), now)).answer.status).toBe(200);
    expect((await send(server, transfer(`Authorization: Bearer ${token}`), now)).answer.status).toBe(401);
  });

  it('hands out nothing for a wrong password, and changes nothing by GET', async () => {
    const server = makeBankServer(token, 'body');
    const wrong = request(`POST ${site}/login`, { body: { name: 'ada', password: 'x' } });
    expect((await send(server, wrong, now)).answer.status).toBe(401);
    const headers = [`Authorization: Bearer ${token}`];
    expect((await send(server, request(`GET ${site}/transfer`, { headers }), now)).answer.status).toBe(404);
    expect((await send(server, request(`GET ${site}/account`, { headers }), now)).answer.status).toBe(200);
  });
});
