/** A preflight and its request: what stops it, and what does not. */
import { expect, it } from 'vitest';
import { accessToken } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { judgeScene } from './judge-capture.ts';

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

it.each([
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
])('%s: both of the pair are told the same, for certain', async (_, exchanges, words) => {
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
