import type { NewExchange } from '../../src/core/http/exchange.ts';
import { parseHar, toBody } from '../../src/core/http/har.ts';
import { holdSession } from '../../src/core/session/holder.ts';
import { atMost, type Bench, ratioOf } from './measure.ts';
import { sampleHar, sampleToken } from './samples.ts';

const plain = (index: number): NewExchange => ({
  startedAt: 1768478400000 + index,
  durationMs: 8,
  request: {
    method: 'GET',
    url: `https://api.example/items/${index}`,
    headers: index % 10 === 0 ? [{ name: 'Authorization', value: `Bearer ${sampleToken(index % 50)}` }] : [],
    body: { state: 'none' },
  },
  response: {
    status: index % 25 === 0 ? 401 : 200,
    statusText: '',
    headers: [{ name: 'Date', value: 'Thu, 15 Jan 2026 12:00:00 GMT' }],
    body: { state: 'none' },
  },
  resourceType: 'fetch',
  fromCache: false,
  error: '',
  frames: [],
  initiator: [],
  pageUrl: 'https://app.example/',
});

const batch = 1000;

/** Three of a hundred are a sign-in: the redirect back, the callback, and the redemption of its code. */
function withSignIns(index: number): NewExchange {
  const exchange = plain(index);
  const number = Math.floor(index / 100);
  const back = `https://app.example/cb?code=code-${number}&state=state-${number}`;
  const { request, response } = exchange;
  switch (index % 100) {
    case 0: {
      const url = `https://id.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=state-${number}`;
      const headers = [{ name: 'Location', value: back }];
      return { ...exchange, request: { ...request, url }, response: { ...response, status: 302, headers } };
    }
    case 1:
      return { ...exchange, request: { ...request, url: back } };
    case 2: {
      const form = `grant_type=authorization_code&client_id=app&code=code-${number}`;
      const body = toBody(form, 'application/x-www-form-urlencoded');
      const answer = toBody(`{"access_token":"at-${number}"}`, 'application/json');
      return {
        ...exchange,
        request: { ...request, method: 'POST', url: 'https://id.example/token', body },
        response: { ...response, status: 200, body: answer },
      };
    }
    default:
      return exchange;
  }
}

/** The last thousand of a hundred thousand against the second thousand: what is constant stays at 1. */
export const append: Bench = () => [
  atMost('append: the 100,000th exchange against an early one', lateAgainstEarly(plain), '×', 1.5),
  atMost('append, 1,000 sign-ins among them', lateAgainstEarly(withSignIns), '×', 1.5),
];

function lateAgainstEarly(exchangeAt: (index: number) => NewExchange): number {
  const holder = holdSession();
  const times: number[] = [];
  for (let start = 0; start < 100_000; start += batch) {
    const exchanges = Array.from({ length: batch }, (_, at) => exchangeAt(start + at));
    const begin = performance.now();
    holder.dispatch({ type: 'exchanges-captured', exchanges });
    times.push(performance.now() - begin);
  }
  // The first thousand pays for warming up; medians of ten batches smooth what the collector does.
  const median = (list: number[]) =>
    [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
  return median(times.slice(-10)) / median(times.slice(2, 12));
}

export const importHar: Bench = () => {
  const har = sampleHar(50);
  return [
    atMost(
      'HAR import, 50 MB: time against JSON.parse',
      ratioOf(
        () => parseHar(har),
        () => JSON.parse(har),
        5,
      ),
      '×',
      2,
    ),
  ];
};
