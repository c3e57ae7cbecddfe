/** A preflight and its request: what stops it, and what does not. */
import { expect, it } from 'vitest';
import { accessToken } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { judgeExchanges, judgeScene } from './judge-capture.ts';

const own = 'Access-Control-Allow-Origin: https://app.example';
const names = 'Access-Control-Allow-Headers: authorization';

function pair(
  method: string,
  preflightStatus: number,
  responseHeaders: string[],
  status = 0,
): SceneExchange[] {
  return [
    {
      request: 'OPTIONS https://api.example/orders',
      requestHeaders: [
        'Origin: https://app.example',
        `Access-Control-Request-Method: ${method}`,
        'Access-Control-Request-Headers: authorization',
      ],
      status: preflightStatus,
      responseHeaders,
      resourceType: 'preflight',
    },
    {
      request: `${method} https://api.example/orders`,
      requestHeaders: ['Origin: https://app.example', 'Authorization: Bearer $token'],
      status,
      ...(status === 0 && { error: 'net::ERR_FAILED' }),
      resourceType: 'fetch',
    },
  ];
}

const judge = async (exchanges: SceneExchange[]) =>
  (await judgeScene({ title: '', tokens: { token: accessToken }, exchanges })).diagnoses;

const faults: readonly (readonly [string, SceneExchange[], string])[] = [
  ['no origin', pair('GET', 204, [names]), 'this origin'],
  [
    'another origin',
    pair('GET', 204, [names, 'Access-Control-Allow-Origin: https://other.example']),
    'this origin',
  ],
  ['no such method', pair('PUT', 204, [own, names, 'Access-Control-Allow-Methods: GET']), 'the method PUT'],
  ['no such header', pair('POST', 204, [own, 'Access-Control-Allow-Headers: *']), 'the header authorization'],
  ['no ok status', pair('GET', 405, [own, names]), 'ok status'],
  ['credentials asked for', pair('GET', 401, []), 'credentials'],
];

it.each(faults)('%s: both of the pair are told the same, for certain', async (_, exchanges, words) => {
  const diagnoses = await judge(exchanges);
  expect([...diagnoses.values()].map(({ cause }) => cause)).toEqual([
    'preflight-rejected',
    'preflight-rejected',
  ]);
  for (const { headline, confidence } of diagnoses.values()) {
    expect(headline).toContain(words);
    expect(confidence).toBe('certain');
  }
});

it.each([
  ['the methods that need no leave', pair('POST', 204, [own, names], 200)],
  ['any method by *', pair('DELETE', 204, [own, names, 'Access-Control-Allow-Methods: *'], 200)],
  ['an OPTIONS that was refused, and a request that was sent all the same', pair('GET', 401, [], 200)],
])('passes: %s', async (_, exchanges) => {
  expect([...(await judge(exchanges)).keys()]).toEqual([]);
});

it('a preflight that passes is not blamed for a request that failed for another reason', async () => {
  const exchanges = pair('PUT', 204, [own, names, 'Access-Control-Allow-Methods: PUT']);
  expect([...(await judge(exchanges)).keys()]).toEqual([]);
});

it.each(faults)(
  '%s: told of the preflight alone, where the browser hides what it stopped',
  async (_, [preflight], words) => {
    const [found] = (await judge(preflight === undefined ? [] : [preflight])).values();
    expect(found).toMatchObject({ cause: 'preflight-rejected', confidence: 'certain' });
    expect(found?.headline).toContain(words);
    expect(found?.evidence.map(({ text }) => text)).toContain(
      'The request that it was for is not in the capture: the browser did not send it.',
    );
  },
);

it.each([
  ['that passed', 204, [own, names]],
  ['that got no answer', 0, []],
  ['of whose answer no header is known', 204, []],
])('a preflight %s is not blamed by itself', async (_, status, headers) => {
  expect([...(await judge(pair('GET', status, headers).slice(0, 1))).keys()]).toEqual([]);
});

it('the verdict on a lone preflight is taken back when its request comes after all', async () => {
  const { exchanges } = buildScene({
    title: '',
    tokens: { token: accessToken },
    exchanges: pair('GET', 204, [names], 200),
  });
  const causes = async (count: number) =>
    [...(await judgeExchanges(exchanges.slice(0, count), undefined, true)).diagnoses.values()].map(
      ({ cause }) => cause,
    );
  expect(await causes(1)).toEqual(['preflight-rejected']);
  expect(await causes(2)).toEqual([]);
});

it('requests to the same address at other times have no say about a preflight', async () => {
  const [refused, sent] = pair('GET', 204, [names], 200) as [SceneExchange, SceneExchange];
  const around = [{ ...sent, at: -30 }, refused, { ...sent, at: 30 }];
  expect([...(await judge(around)).keys()]).toEqual([1]);
});

it('of several at once each finds a preflight of its own', async () => {
  const [preflight, request] = pair('GET', 401, [], 200) as [SceneExchange, SceneExchange];
  expect([...(await judge([preflight, preflight, request, request])).keys()]).toEqual([]);
  const hash = { ...request, request: `${request.request}#part` };
  expect([...(await judge([request, { ...preflight, at: 0.01 }])).keys()]).toEqual([]);
  expect([...(await judge([preflight, hash])).keys()]).toEqual([]);
});
