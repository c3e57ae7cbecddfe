import { describe, expect, it, vi } from 'vitest';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { faults, requestRow, summary } from '../../../src/core/session/selectors.ts';

const fault = { at: '' };
vi.mock('../../../src/core/diagnose/diagnose.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../../src/core/diagnose/diagnose.ts')>();
  const diagnose: typeof original.diagnose = (exchange, context) => {
    if (exchange.request.url === fault.at) throw new RangeError('ours');
    return original.diagnose(exchange, context);
  };
  return { ...original, diagnose };
});

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
    const broken: NewExchange = { ...second, request: { ...second.request, headers: null as never } };
    holder.dispatch({ type: 'exchanges-captured', exchanges: [first, broken, third] });
    expect(holder.state.exchanges.length).toBe(3);
    expect(requestRow(holder.state, 2)).toMatchObject({ path: '/c', token: 0 });
    expect(summary(holder.state).notes.join()).toMatch(/could not be searched/);
    expect(faults(holder.state)).toMatchObject([{ where: 'searching a request', name: 'TypeError' }]);
  });

  it('in its diagnosis costs that one alone, and is said', () => {
    const holder = holdSession();
    const refused = exchanges.map((one) => ({ ...one, response: { ...one.response, status: 401 } }));
    fault.at = 'https://api.example/b';
    holder.dispatch({ type: 'exchanges-captured', exchanges: refused });
    fault.at = '';
    expect(holder.state.exchanges.length).toBe(3);
    const isDiagnosed = [0, 1, 2].map((id) => requestRow(holder.state, id).diagnosis !== null);
    expect(isDiagnosed).toEqual([true, false, true]);
    expect(summary(holder.state).notes.join()).toMatch(/One request could not be diagnosed/);
    expect(faults(holder.state)).toMatchObject([{ where: 'the diagnosis of a request', name: 'RangeError' }]);
  });
});

describe('a listener that fails', () => {
  it('costs neither the other listeners nor whoever told of the change, and is not swallowed', async () => {
    const rejections: unknown[] = [];
    const note = (thrown: unknown) => void rejections.push(thrown);
    process.on('unhandledRejection', note);
    try {
      const holder = holdSession();
      let heard = 0;
      // A panel whose document is gone: Firefox throws at any touch of it.
      holder.subscribe(() => {
        throw new TypeError("can't access dead object");
      });
      holder.subscribe(() => {
        heard += 1;
      });
      holder.dispatch({ type: 'navigated', url: 'https://a.example/', at: 0 });
      expect(heard).toBe(1);
      expect(holder.state.pageUrl).toBe('https://a.example/');
      await vi.waitFor(() => expect(rejections).toHaveLength(1));
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});

describe('a fault that was noted', () => {
  const noted = { where: 'the devtools page', name: 'TypeError', places: ['a.js:1:2'] };

  it('is told once, is kept when the capture is cleared, and goes when it is dismissed', () => {
    const holder = holdSession();
    let changes = 0;
    holder.subscribe(() => {
      changes += 1;
    });
    for (let times = 0; times < 3; times += 1) holder.dispatch({ type: 'fault-noted', fault: noted });
    expect(changes).toBe(1);
    holder.dispatch({ type: 'cleared' });
    expect(faults(holder.state)).toEqual([noted]);
    holder.dispatch({ type: 'faults-dismissed' });
    expect(faults(holder.state)).toEqual([]);
  });
});
