import type { NewExchange } from '../../src/core/http/exchange.ts';
import { parseHar } from '../../src/core/http/har.ts';
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

/** The last thousand of a hundred thousand against the second thousand: what is constant stays at 1. */
export const append: Bench = () => {
  const holder = holdSession();
  const times: number[] = [];
  for (let start = 0; start < 100_000; start += batch) {
    const exchanges = Array.from({ length: batch }, (_, at) => plain(start + at));
    const begin = performance.now();
    holder.dispatch({ type: 'exchanges-captured', exchanges });
    times.push(performance.now() - begin);
  }
  // The first thousand pays for warming up; medians of ten batches smooth what the collector does.
  const median = (list: number[]) =>
    [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
  return [
    atMost(
      'append: the 100,000th exchange against an early one',
      median(times.slice(-10)) / median(times.slice(2, 12)),
      '×',
      1.5,
    ),
  ];
};

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
