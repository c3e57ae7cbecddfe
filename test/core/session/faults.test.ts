import { describe, expect, it } from 'vitest';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { requestRow, summary } from '../../../src/core/session/selectors.ts';

describe('a fault of our own in one request', () => {
  const { exchanges } = buildScene({
    title: 'three calls',
    tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
    exchanges: ['a', 'b', 'c'].map((path) => ({
      request: `GET https://api.example/${path}`,
      requestHeaders: ['Authorization: Bearer $t'],
      status: 200,
    })),
  });

  it('costs the others nothing, and is said', () => {
    const holder = holdSession();
    const [first, second, third] = exchanges as [NewExchange, NewExchange, NewExchange];
    // What no parser of ours lets through: a member of the wrong type.
    const broken: NewExchange = { ...second, frames: null as never };
    holder.dispatch({ type: 'exchanges-captured', exchanges: [first, broken, third] });
    expect(holder.state.exchanges.length).toBe(3);
    expect(requestRow(holder.state, 2)).toMatchObject({ path: '/c', token: 0 });
    expect(summary(holder.state).notes.join()).toMatch(/could not be searched/);
  });
});
