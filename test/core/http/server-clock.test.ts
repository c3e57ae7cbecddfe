import { describe, expect, it } from 'vitest';
import type { Exchange, HttpHeader } from '../../../src/core/http/exchange.ts';
import { joinOffsets, middleOf, offsetOf, serverTimeOf } from '../../../src/core/http/server-clock.ts';

const noon = Date.UTC(2026, 0, 15, 12);

function answer(headers: readonly HttpHeader[], startedAt = noon, more: Partial<Exchange> = {}): Exchange {
  return {
    id: 0,
    startedAt,
    durationMs: 100,
    request: { method: 'GET', url: 'https://api.example/', headers: [], body: { state: 'none' } },
    response: { status: 200, statusText: '', headers, body: { state: 'none' } },
    resourceType: 'fetch',
    fromCache: false,
    error: '',
    frames: [],
    initiator: [],
    pageUrl: '',
    ...more,
  };
}
const dated = (at: number, startedAt = noon) =>
  answer([{ name: 'Date', value: new Date(at).toUTCString() }], startedAt);

describe('the server’s clock', () => {
  it('is a time span of five seconds: Date is cut to seconds and may be reused', () => {
    expect(serverTimeOf(dated(noon))).toEqual([noon, noon + 5000]);
  });

  it('is not told by an answer without Date, with a broken one, or out of a cache', () => {
    expect(serverTimeOf(answer([]))).toBeNull();
    expect(serverTimeOf(answer([{ name: 'date', value: 'yesterday' }]))).toBeNull();
    const aged = { name: 'Age', value: '90' };
    expect(serverTimeOf(answer([...dated(noon).response.headers, aged]))).toBeNull();
    expect(serverTimeOf({ ...dated(noon), fromCache: true })).toBeNull();
  });

  it('is sharpened by each further answer, but never below five seconds', () => {
    const first = offsetOf(dated(noon, noon));
    const second = offsetOf(dated(noon + 3000, noon + 6000));
    const joined = joinOffsets(first, second);
    expect(joined?.answers).toBe(2);
    expect((joined?.high ?? 0) - (joined?.low ?? 0)).toBe(5000);
  });

  it('ten minutes ahead is told as ten minutes ahead', () => {
    const offset = offsetOf(dated(noon + 600_000));
    expect(offset && Math.abs(middleOf(offset) - 600_000)).toBeLessThan(5000);
  });

  it('starts anew where a clock was set in between', () => {
    const joined = joinOffsets(offsetOf(dated(noon)), offsetOf(dated(noon + 3_600_000)));
    expect(joined).toEqual(offsetOf(dated(noon + 3_600_000)));
  });
});
