import { describe, expect, it } from 'vitest';
import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { defaultCaps } from '../../../src/core/session/caps.ts';
import { holdSession, type SessionHolder } from '../../../src/core/session/holder.ts';
import { at, slice } from '../../../src/core/session/log.ts';
import { requestDetail, requestsHeld, summary, tokenDetail } from '../../../src/core/session/selectors.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJhIn0.c2lnbmF0dXJl';

const call = (
  index: number,
  sent: { bearer?: boolean; status?: number; text?: string } = {},
): NewExchange => ({
  startedAt: index,
  durationMs: 1,
  request: {
    method: 'GET',
    url: `https://api.example/items/${index}`,
    headers: sent.bearer ? [{ name: 'Authorization', value: `Bearer ${token}` }] : [],
    body: { state: 'none' },
  },
  response: {
    status: sent.status ?? 200,
    statusText: '',
    headers: [],
    body: sent.text
      ? { state: 'text', text: sent.text, mediaType: 'text/plain', length: sent.text.length }
      : { state: 'none' },
  },
  resourceType: 'fetch',
  fromCache: false,
  error: '',
  frames: [],
  initiator: [],
  pageUrl: '',
});
const capture = (holder: SessionHolder, ...exchanges: NewExchange[]) =>
  holder.dispatch({ type: 'exchanges-captured', exchanges });
const holdWith = (caps: Partial<typeof defaultCaps>) => {
  const holder = holdSession();
  holder.dispatch({ type: 'caps-set', caps: { ...defaultCaps, ...caps } });
  return holder;
};

describe('a capture with more requests than are held', () => {
  it('lets the oldest without a credential or a refusal go, and says how many', () => {
    const holder = holdWith({ requests: 32 });
    for (let index = 0; index < 200; index += 1)
      capture(holder, call(index, { bearer: index === 3, status: index === 5 ? 401 : 200 }));
    const { exchanges, dropped } = holder.state;
    const ids = slice(exchanges).map(({ id }) => id);
    expect(ids.length).toBeLessThanOrEqual(32);
    expect(ids.slice(0, 2)).toEqual([3, 5]);
    expect(ids.at(-1)).toBe(199);
    expect(dropped.requests + ids.length).toBe(200);
    expect(requestsHeld(holder.state)).toBe(ids.length);
    expect(at(exchanges, 100)).toBeUndefined();
    expect(summary(holder.state)).toMatchObject({ requests: ids.length });
    expect(summary(holder.state).notes[0]).toBe(
      `${dropped.requests} older requests were let go: no more than 32 are held. What they told of tokens and findings stays.`,
    );
  });

  it('keeps what they told of their tokens', () => {
    const holder = holdWith({ requests: 32 });
    for (let index = 0; index < 100; index += 1) capture(holder, call(index, { bearer: true }));
    const { row, exchanges, sightings } = tokenDetail(holder.state, 0);
    expect(row.answers.ok).toBe(100);
    expect(sightings[0]?.source).toEqual({ kind: 'exchange', exchange: 0 });
    expect(exchanges).toEqual(slice(holder.state.exchanges).map(({ id }) => id));
  });

  it('does not compare with a request that is gone', () => {
    const holder = holdWith({ requests: 32 });
    capture(holder, call(0, { bearer: true }));
    for (let index = 1; index < 100; index += 1) capture(holder, call(0, { bearer: true, status: 403 }));
    expect(at(holder.state.exchanges, 0)).toBeUndefined();
    expect(requestDetail(holder.state, 99).lastGood).toBeNull();
  });

  it('is cut at once where the person chooses a smaller cap, and begins anew when it is cleared', () => {
    const holder = holdWith({ requests: 1000 });
    capture(holder, ...Array.from({ length: 500 }, (_, index) => call(index)));
    expect(holder.state.dropped.requests).toBe(0);
    holder.dispatch({ type: 'caps-set', caps: { ...defaultCaps, requests: 100 } });
    expect(requestsHeld(holder.state)).toBeLessThanOrEqual(100);
    holder.dispatch({ type: 'cleared' });
    expect(holder.state.dropped.requests).toBe(0);
    expect(summary(holder.state).notes).toEqual([]);
  });

  it('leaves an older version of the session as it was', () => {
    const holder = holdWith({ requests: 32 });
    capture(holder, ...Array.from({ length: 32 }, (_, index) => call(index)));
    const before = holder.state;
    capture(holder, call(32));
    expect(slice(before.exchanges)).toHaveLength(32);
    expect(at(holder.state.exchanges, 0)).toBeUndefined();
  });
});

describe('a capture with more text than is held', () => {
  it('lets the oldest bodies go, those with a credential last; the requests stay', () => {
    const holder = holdWith({ keptText: 10_000 });
    for (let index = 0; index < 30; index += 1)
      capture(holder, call(index, { bearer: index < 2, text: 'x'.repeat(1000) }));
    const bodies = slice(holder.state.exchanges).map(({ response }) => response.body);
    expect(bodies).toHaveLength(30);
    expect(bodies[0]).toMatchObject({ state: 'text' });
    expect(bodies[2]).toEqual({ state: 'not-read', mediaType: 'text/plain', reason: 'not-kept' });
    expect(bodies[29]).toMatchObject({ state: 'text' });
    const kept = bodies.filter(({ state }) => state === 'text').length;
    expect(kept * 1000).toBe(holder.state.keptText);
    expect(kept).toBeLessThanOrEqual(10);
    expect(summary(holder.state).notes[0]).toContain(`The bodies of ${30 - kept} older requests were let go`);
  });
});

describe('a body that is longer than what is searched of one', () => {
  it('is searched and kept from its beginning, and that is said', () => {
    const holder = holdWith({ bodyLength: 1000 });
    const far = `${'x'.repeat(2000)} ${token}`;
    capture(holder, call(0, { text: `${token} ${far}` }), call(1, { text: far }));
    expect(holder.state.tokens).toHaveLength(1);
    expect(at(holder.state.exchanges, 1)?.response.body).toMatchObject({ length: far.length });
    expect(summary(holder.state).notes).toEqual([
      '2 bodies were too long and searched in part, from their beginning.',
    ]);
  });
});

describe('bodies that the browser was not asked for, because too many waited', () => {
  it('are counted and said', () => {
    const holder = holdWith({});
    const one = call(0, {});
    const body = { state: 'not-read', mediaType: 'application/json', reason: 'too-many' } as const;
    capture(holder, { ...one, response: { ...one.response, body } }, call(1, { text: 'x' }));
    expect(summary(holder.state).notes).toEqual([
      '1 body was not read: the page sent more than the browser hands over. Others of the same routes were.',
    ]);
  });
});
