import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Scene, SceneExchange } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { parseHar, writeHar } from '../../../src/core/http/har.ts';
import { claimsOf, decodeToken, headerOf } from '../../../src/core/jose/decode.ts';
import { redactCapture } from '../../../src/core/report/redacted-har.ts';
import { hasShared, listShared, readShared } from '../../shared.ts';
import { judgeExchanges } from '../diagnose/judge-capture.ts';

const folder = fileURLToPath(new URL('../../har/', import.meta.url));

function read(har: string): NewExchange[] {
  const parsed = parseHar(har);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.exchanges;
}

async function diagnosesOf(exchanges: readonly NewExchange[]): Promise<string[]> {
  const { diagnoses } = await judgeExchanges(exchanges);
  return [...diagnoses.values()]
    .sort((a, b) => a.exchange - b.exchange)
    .map(({ exchange, cause, confidence, also, rightStatus }) =>
      [exchange, cause, confidence, rightStatus.status, ...also].join(' '),
    );
}

async function expectSameStory(har: string, name: string) {
  const before = read(har);
  const redacted = redactCapture(before);
  expect(await diagnosesOf(read(redacted.har)), name).toEqual(await diagnosesOf(before));
  expect(redactCapture(read(redacted.har)).har, `${name}: redacted twice`).toBe(redacted.har);
}

const claims = { sub: 'u-1', scope: 'orders', exp: 1768478220 };
const exchange = (more: Partial<SceneExchange> = {}): SceneExchange => ({
  request: 'POST https://api.example/login',
  status: 200,
  ...more,
});

function redactScene(exchanges: SceneExchange[], tokens: Scene['tokens'] = {}) {
  const built = buildScene({ title: 'to be redacted', tokens, exchanges });
  const { har, receipt } = redactCapture(built.exchanges);
  return { har, receipt, tokens: built.tokens, entries: JSON.parse(har).log.entries };
}

const headerOfEntry = (entry: { request: { headers: { name: string; value: string }[] } }, name: string) =>
  entry.request.headers.find((header) => header.name === name)?.value ?? '';

describe('a redacted capture', () => {
  it.each(readdirSync(folder))('explains its failures like the whole one: %s', async (name) => {
    await expectSameStory(readFileSync(folder + name, 'utf8'), name);
  });

  it.runIf(hasShared('corpus/hars'))(
    'explains every capture of the corpus like the whole one',
    async () => {
      for (const name of listShared('corpus/hars'))
        await expectSameStory(readShared(`corpus/hars/${name}`), name);
    },
    60_000,
  );

  it('keeps header and claims of a token, and not its signature', () => {
    const { har, entries, tokens, receipt } = redactScene(
      [exchange({ requestHeaders: ['Authorization: Bearer $t'] })],
      { t: { header: { alg: 'RS256', kid: 'k1' }, claims } },
    );
    const [, , signature] = tokens.get('t')?.split('.') ?? [];
    expect(har).not.toContain(signature);
    const shared = decodeToken(headerOfEntry(entries[0], 'Authorization').replace('Bearer ', ''));
    expect(headerOf(shared)).toEqual({ alg: 'RS256', kid: 'k1' });
    expect(claimsOf(shared)).toEqual(claims);
    expect(shared.problems).toEqual([]);
    expect(receipt).toMatchObject({ tokens: 1, secrets: 0, bodies: 0 });
    expect(receipt.places).toEqual([{ place: 'header Authorization', count: 1 }]);
  });

  it('masks secrets inside of claims, and the secret half of a key in a header', () => {
    const { har, entries } = redactScene([exchange({ requestHeaders: ['Authorization: Bearer $t'] })], {
      t: {
        header: { alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ', d: 'c2VjcmV0' } },
        claims: { sub: 'u-1', db: { password: 'correct horse' } },
      },
    });
    const shared = decodeToken(headerOfEntry(entries[0], 'Authorization').replace('Bearer ', ''));
    expect(claimsOf(shared)).toEqual({ sub: 'u-1', db: { password: 'REDACTED-1' } });
    expect(headerOf(shared)).toEqual({ alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' } });
    expect(har).not.toContain('correct horse');
  });

  it('leaves of an encrypted token only its header', () => {
    const jwe =
      'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXZpdml2aXZpdml2.Y2lwaGVydGV4dGNpcGhlcg.dGFndGFndGFndGFn';
    const { har, entries } = redactScene([exchange({ requestHeaders: [`Authorization: Bearer ${jwe}`] })]);
    expect(decodeToken(headerOfEntry(entries[0], 'Authorization').slice(7)).format).toBe('jwe');
    for (const part of jwe.split('.').slice(2)) expect(har).not.toContain(part);
  });

  it('replaces secrets wherever they stand, the same by the same', () => {
    const opaque = 'pQLFglmF2sSyKEu6sgU944iCC5o65sxf';
    const { har, entries } = redactScene([
      exchange({
        requestBody: '{"username":"alice","password":"correct horse","otp":123456}',
        responseHeaders: [
          'Content-Type: application/json',
          'Set-Cookie: sid=s%3Acookie-secret; Path=/; HttpOnly',
        ],
        responseBody: `{"access_token":"${opaque}","token_type":"Bearer","expires_in":3}`,
      }),
      exchange({
        request:
          'GET https://alice:pw-of-alice@api.example/me?code=one-time-code&page=2#access_token=in-the-fragment',
        requestHeaders: [
          `Authorization: Bearer ${opaque}`,
          'Cookie: sid=s%3Acookie-secret',
          'X-Api-Key: api-key-1',
        ],
      }),
    ]);
    for (const secret of [
      'correct horse',
      '123456',
      'cookie-secret',
      opaque,
      'pw-of-alice',
      'one-time-code',
      'in-the-fragment',
      'api-key-1',
    ])
      expect(har).not.toContain(secret);
    const answer = JSON.parse(entries[0].response.content.text);
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 3 });
    expect(headerOfEntry(entries[1], 'Authorization')).toBe(`Bearer ${answer.access_token}`);
    const [cookie] = entries[0].response.cookies;
    expect(headerOfEntry(entries[1], 'Cookie')).toBe(`sid=${cookie.value}`);
    expect(cookie.httpOnly).toBe(true);
    expect(entries[1].request.url).toContain('page=2');
  });

  it('keeps what is no secret and often the fault itself', () => {
    const { entries, receipt } = redactScene([
      exchange({
        requestHeaders: ['Authorization: Bearer undefined', 'Cookie: token='],
        status: 401,
        responseHeaders: ['Content-Type: application/json', 'Access-Control-Allow-Credentials: true'],
        responseBody: '{"error":{"code":"token_expired","state":"LOGIN"}}',
      }),
    ]);
    expect(headerOfEntry(entries[0], 'Authorization')).toBe('Bearer undefined');
    expect(entries[0].response.content.text).toBe('{"error":{"code":"token_expired","state":"LOGIN"}}');
    expect(receipt).toEqual({ tokens: 0, secrets: 0, bodies: 0, places: [] });
  });

  it('finds secrets in markup, in text that is no whole JSON and in JSON inside of JSON', () => {
    const { har } = redactScene([
      exchange({
        responseHeaders: ['Content-Type: text/html'],
        responseBody: '<form><input type=hidden name="csrf_token" value="csrf-secret-1"></form>',
      }),
      exchange({ responseBody: '{"refresh_token":"cut-secret-2","rest":' }),
      exchange({
        responseBody: JSON.stringify({ state: 'ok', saved: '{"client_secret":"inner-secret-3"}' }),
      }),
    ]);
    expect(har).not.toMatch(/csrf-secret-1|cut-secret-2|inner-secret-3/);
  });

  it('leaves a body in parts out, and says so', () => {
    const { har, receipt } = redactScene([
      exchange({
        requestHeaders: ['Content-Type: multipart/form-data; boundary=x'],
        requestBody: '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\nhunter2\r\n--x--',
      }),
    ]);
    expect(har).not.toContain('hunter2');
    expect(receipt.bodies).toBe(1);
  });

  it('takes hostile bodies in time, and never throws', () => {
    const million = 1_000_000;
    const bodies = [
      '['.repeat(million),
      `{"token":"${'a'.repeat(4 * million)}`,
      `"token":"${'\\a'.repeat(million)}`,
      '"token"'.repeat(million / 2),
      '<input '.repeat(million / 2),
      'eyJeyJ'.repeat(million / 2),
      '{"__proto__":{"password":"polluted-secret"}}',
    ];
    const captured = bodies.map((responseBody) => exchange({ responseBody }));
    const { har } = redactScene(captured);
    expect(har).not.toContain('polluted-secret');
    expect(
      Object.hasOwn(JSON.parse(JSON.parse(har).log.entries.at(-1).response.content.text), '__proto__'),
    ).toBe(true);
  });

  it('is the same whether it was seen live or read from a file', () => {
    const text = readFileSync(`${folder}fastify-jwt--refresh-flow.har`, 'utf8');
    const once = read(text);
    expect(redactCapture(read(writeHar(once))).har).toBe(redactCapture(once).har);
  });
});
