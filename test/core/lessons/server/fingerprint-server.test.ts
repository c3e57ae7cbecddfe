import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { request, send } from '../../../../src/core/lessons/play.ts';
import { makeFingerprintServer } from '../../../../src/core/lessons/server/fingerprint-server.ts';

const server = makeFingerprintServer('only the server knows');
const post = (text: string, fingerprint: string | null) =>
  send(
    server,
    request('POST https://api.tidewater.example/card', {
      headers: fingerprint === null ? [] : [`Authorization: Fingerprint ${fingerprint}`],
      body: { text },
    }),
    Date.UTC(2026, 2, 14),
  );
const make = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('hex');

describe('the server that checks fingerprints', () => {
  it('believes a text with the fingerprint that its secret makes', async () => {
    const { answer } = await post('{"role":"user"}', make('{"role":"user"}', 'only the server knows'));
    expect(answer.status).toBe(200);
  });

  it.each([
    [
      'another text under an old fingerprint',
      '{"role":"admin"}',
      make('{"role":"user"}', 'only the server knows'),
    ],
    ['a fingerprint made with a guess', '{"role":"admin"}', make('{"role":"admin"}', 'a guess')],
    ['no fingerprint', '{"role":"admin"}', null],
    ['a cut one', '{"role":"user"}', make('{"role":"user"}', 'only the server knows').slice(0, 60)],
  ])('refuses %s, with a challenge', async (_, text, fingerprint) => {
    const { answer } = await post(text, fingerprint);
    expect(answer.status).toBe(401);
    expect(answer.headers).toContainEqual({
      name: 'WWW-Authenticate',
      value: 'Fingerprint realm="Tidewater"',
    });
  });
});
