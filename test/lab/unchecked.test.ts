import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { changeClaims, dropSignature } from '../../src/lab/page/forge.js';

let lab: Lab;
let token: string;

beforeAll(async () => {
  lab = await startLab();
  const issued = await fetch(`${lab.siteUrl}/workshop/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  token = String((await issued.json()).token);
});
afterAll(() => lab.close());

const ask = (path: string, authorization?: string) =>
  fetch(lab.apiUrl + path, authorization === undefined ? {} : { headers: { authorization } });

it('the unchecked route believes whoever writes a token, and still wants one', async () => {
  const edited = await ask('/unchecked/profile', `Bearer ${changeClaims(token, { sub: 'the-boss' })}`);
  expect(edited.status).toBe(200);
  expect(await edited.json()).toMatchObject({ sub: 'the-boss' });
  expect((await ask('/unchecked/profile', `Bearer ${dropSignature(token)}`)).status).toBe(200);
  expect((await ask('/unchecked/profile')).status).toBe(401);
  expect((await ask('/unchecked/profile', 'Bearer undefined')).status).toBe(401);
});

it('the same tokens are refused by the route that checks', async () => {
  expect((await ask('/profile', `Bearer ${changeClaims(token, { sub: 'the-boss' })}`)).status).toBe(401);
  expect((await ask('/profile', `Bearer ${dropSignature(token)}`)).status).toBe(401);
  expect((await ask('/profile', `Bearer ${token}`)).status).toBe(200);
});
