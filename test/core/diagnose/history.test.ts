import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOffset } from '../../../src/core/diagnose/clock-offset.ts';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { accessToken, call, login, scene } from '../../../src/core/diagnose/example-scenes.ts';
import { createHistory, observe } from '../../../src/core/diagnose/history.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { judgeExchanges, judgeScene } from './judge-capture.ts';

const [template] = buildScene(
  scene('one call', [
    call(401, 'Bearer $token', {
      requestHeaders: ['Authorization: Bearer opaque-0123456789', 'Cookie: sid=abcdefabcdef'],
    }),
  ]),
).exchanges;

/** A made-up exchange that differs from all others in URL, origin, credential and cookies. */
function strange(id: number): Exchange {
  if (template === undefined) throw new Error('no template');
  const url = `https://host${id % 5000}.example/a/${id}?x=${id}`;
  const headers = [{ name: 'Authorization', value: `Bearer opaque-${id}-0123456789` }];
  const response = {
    ...template.response,
    status: id % 3 === 0 ? 200 : 401,
    headers: [{ name: 'Set-Cookie', value: `sid${id}=${'v'.repeat(20)}; HttpOnly` }],
  };
  return { ...template, id, request: { ...template.request, url, headers }, response };
}

describe('the history', () => {
  it('costs the same at the hundred-thousandth exchange', () => {
    const history = createHistory();
    const span = 5000;
    const times: number[] = [];
    let most = 0;
    for (let id = 0; id < 20 * span; id += 1) {
      const at = Math.floor(id / span);
      const start = performance.now();
      const touched = observe(history, strange(id), []);
      times[at] = (times[at] ?? 0) + performance.now() - start;
      most = Math.max(most, touched.length);
    }
    expect(most).toBeLessThan(40);
    const early = Math.min(...times.slice(2, 6));
    const late = Math.min(...times.slice(-4));
    expect(late).toBeLessThan(early * 3 + 20);
    for (const map of [history.origins, history.credentials, history.cookiesThen, history.recovered])
      expect(map.size).toBeLessThanOrEqual(4096);
  }, 120_000);

  it('knows the server’s clock of the origin that a credential was last sent to', async () => {
    const { context } = await judgeScene(
      scene('an hour behind', [
        call(200, 'Bearer $token', { responseHeaders: ['Date: Thu, 15 Jan 2026 11:00:00 GMT'] }),
      ]),
    );
    expect(Math.abs((clockOffset(context.history) ?? 0) + 3_600_000)).toBeLessThan(6000);
  });

  it('judges a refusal anew when a later answer teaches what the origin accepts', async () => {
    const scenes = scene(
      'refused first, another accepted later',
      [call(401, 'Bearer $other', { responseBody: 'Unauthorized' }), call(200, 'Bearer $token', { at: 5 })],
      {
        token: accessToken,
        other: {
          ...accessToken,
          claims: { ...accessToken.claims, aud: 'https://elsewhere.example' },
          signature: 'Z'.repeat(342),
        },
      },
    );
    const { exchanges } = buildScene(scenes);
    const before = await judgeExchanges(exchanges.slice(0, 1), undefined, true);
    expect(before.diagnoses.get(0)?.cause).toBe('token-refused');
    const after = await judgeExchanges(exchanges, undefined, true);
    expect(after.diagnoses.get(0)?.cause).toBe('wrong-audience');
  });

  it('says the same live and from a file', async () => {
    const { exchanges } = buildScene(
      scene('a session', [
        login(),
        call(200, 'Bearer $token'),
        call(401, ''),
        call(403, 'Bearer $token', { path: '/admin' }),
      ]),
    );
    const live = await judgeExchanges(exchanges, undefined, true);
    const file = await judgeExchanges(exchanges);
    expect([...live.diagnoses].map(([id, { cause }]) => [id, cause])).toEqual(
      [...file.diagnoses].map(([id, { cause }]) => [id, cause]),
    );
  });
});

describe('what a page may send', () => {
  const long = 'a'.repeat(200_000);
  const hostile: readonly (readonly [string, Partial<Exchange['request']>, string])[] = [
    ['a URL that is none', { url: 'not a url' }, ''],
    ['a URL of 200 kB', { url: `https://x.example/${long}` }, ''],
    [
      'an Authorization header of 200 kB',
      { headers: [{ name: 'Authorization', value: `Bearer ${long}` }] },
      '',
    ],
    [
      'a token named __proto__',
      {
        headers: [
          { name: 'Authorization', value: 'Bearer eyJhbGciOiJfX3Byb3RvX18ifQ.eyJfX3Byb3RvX18iOnt9fQ.AAAA' },
        ],
      },
      '',
    ],
    ['a body of 10 MB', {}, `{"error":"${'expired token '.repeat(700_000)}`],
    ['a body nested deeply', {}, '{"a":'.repeat(50_000)],
    ['a body of less-than signs', {}, '<'.repeat(7000)],
    ['a body of half phrases', {}, 'token token token missing no without '.repeat(25)],
    ['GraphQL errors nested deeply', {}, `{"errors":${'['.repeat(50_000)}`],
  ];
  it.each(hostile)('%s is judged, quickly and without a throw', async (_, request, body) => {
    if (template === undefined) throw new Error('no template');
    const response = {
      ...template.response,
      status: 401,
      headers: [{ name: 'WWW-Authenticate', value: 'Bearer error="'.repeat(2000) }],
      body: { state: 'text', text: body, mediaType: 'application/json', length: body.length } as const,
    };
    const exchange: Exchange = { ...template, id: 0, request: { ...template.request, ...request }, response };
    const { context } = await judgeExchanges([exchange]);
    const start = performance.now();
    const diagnosis = diagnose(exchange, context);
    expect(performance.now() - start).toBeLessThan(250);
    expect(diagnosis?.rightStatus.status).toBe(401);
    expect(JSON.stringify(diagnosis).length).toBeLessThan(20_000);
  });

  it('never throws, whatever the headers, the URL and the body hold', async () => {
    if (template === undefined) throw new Error('no template');
    const names = [
      'Authorization',
      'Cookie',
      'DPoP',
      'WWW-Authenticate',
      'Set-Cookie',
      'Location',
      'Date',
      'Origin',
      'Access-Control-Request-Headers',
    ];
    const header = fc.record({
      name: fc.constantFrom(...names),
      value: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('Bearer ', 'Bearer error="', 'DPoP a.b.c', 'sid=; Max-Age=x', '/login?error'),
      ),
    });
    const made = fc.record({
      method: fc.constantFrom('GET', 'POST', 'OPTIONS', ''),
      url: fc.oneof(fc.webUrl(), fc.string({ maxLength: 60 })),
      sent: fc.array(header, { maxLength: 6 }),
      got: fc.array(header, { maxLength: 6 }),
      status: fc.constantFrom(0, 200, 302, 304, 400, 401, 403, 419, 422, 429, 500),
      body: fc.oneof(
        fc.json({ maxDepth: 3 }),
        fc.string({ maxLength: 200 }),
        fc.constant('{"errors":[{"extensions":{"code":{}}}]}'),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 4 }), async (all) => {
        const exchanges = all.map(({ method, url, sent, got, status, body }, index) => ({
          ...template,
          startedAt: template.startedAt + index,
          request: {
            method,
            url,
            headers: sent,
            body: { state: 'text', text: body, mediaType: '', length: body.length } as const,
          },
          response: {
            ...template.response,
            status,
            headers: got,
            body: { state: 'text', text: body, mediaType: '', length: body.length } as const,
          },
        }));
        const { diagnoses } = await judgeExchanges(exchanges, undefined, true);
        for (const { headline, ladder } of diagnoses.values()) {
          expect(headline).not.toBe('');
          expect(ladder).toHaveLength(7);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
