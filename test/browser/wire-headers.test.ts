import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWireHeaders } from '../../src/browser/wire-headers.ts';
import type { NewExchange } from '../../src/core/http/exchange.ts';
import { harEntryToExchange } from '../../src/core/http/har.ts';
import { headerValue } from '../../src/core/http/headers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Told {
  path: string;
  status?: number;
  version?: string;
  /** Whether the headers of the wire are in it. */
  whole?: boolean;
  cookie?: boolean;
  more?: object;
}

/** As Chromium tells it. */
function entryOf({ path, status = 200, version = 'http/1.1', whole = false, cookie = true, more }: Told) {
  const isFirst = version === 'http/1.1';
  const headersSize = whole && isFirst ? 120 : -1;
  return {
    startedDateTime: '2026-01-15T12:00:00.000Z',
    time: 5,
    _resourceType: 'fetch',
    request: {
      method: 'GET',
      url: `https://a.example${path}`,
      httpVersion: version,
      headers: [{ name: isFirst ? 'Host' : ':authority', value: 'a.example' }],
      headersSize,
    },
    response: {
      status,
      httpVersion: version,
      headers: whole && cookie ? [{ name: 'set-cookie', value: 'sid=1' }] : [],
      headersSize,
      content: { mimeType: 'text/plain', size: 0 },
    },
    timings: { _workerStart: -1 },
    getContent: () => {},
    ...more,
  };
}

/** DevTools whose log has what it was given, each time in its turn; the last one stays. */
function devtools(logs: readonly Told[][], takesMs = 0) {
  const getHAR = vi.fn((done: (log: unknown) => void) => {
    const at = Math.min(getHAR.mock.calls.length, logs.length) - 1;
    setTimeout(() => done({ entries: logs[at]?.map(entryOf) ?? [] }), takesMs);
  });
  const headers = createWireHeaders({ getHAR });
  const given: string[] = [];
  const tell = (told: Told) => {
    const entry = entryOf(told);
    const exchange = harEntryToExchange(entry) as NewExchange;
    const give = ({ request, response }: NewExchange) =>
      given.push(
        `${new URL(request.url).pathname} ${headerValue(response.headers, 'set-cookie') ?? 'no cookie'}`,
      );
    const complete = headers.complete(exchange, entry);
    if (complete instanceof Promise) void complete.then(give);
    else give(complete);
  };
  return { tell, given, getHAR, navigated: headers.navigated };
}

describe('headers that Chromium tells late', () => {
  it('an answer that is told before its cookies is held until they are there, and no longer', async () => {
    const { tell, given } = devtools([[{ path: '/login' }], [{ path: '/login', whole: true }]]);
    tell({ path: '/login' });
    await vi.advanceTimersByTimeAsync(100);
    expect(given).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    expect(given).toEqual(['/login sid=1']);
  });

  it('one whose cookies never come is told as it was', async () => {
    const { tell, given, getHAR } = devtools([[{ path: '/login' }]]);
    tell({ path: '/login' });
    await vi.advanceTimersByTimeAsync(350);
    expect(given).toEqual(['/login no cookie']);
    expect(getHAR).toHaveBeenCalledTimes(2);
  });

  it.each<[string, Told]>([
    ['a navigation took the log away', { path: '/other', whole: true }],
    [
      'another answer of the same address came at another time',
      { path: '/login', more: { startedDateTime: '2026-01-15T12:00:01.000Z' }, whole: true },
    ],
  ])('nothing is lost where it is not in the log: %s', async (_why, other) => {
    const { tell, given } = devtools([[other]]);
    tell({ path: '/login' });
    await vi.advanceTimersByTimeAsync(350);
    expect(given).toEqual(['/login no cookie']);
  });

  it('a hundred of them ask for the log once', async () => {
    const paths = Array.from({ length: 100 }, (_, index) => `/${index}`);
    const { tell, given, getHAR } = devtools([paths.map((path) => ({ path, whole: true }))]);
    for (const path of paths) tell({ path });
    await vi.advanceTimersByTimeAsync(350);
    expect(given).toEqual(paths.map((path) => `${path} sid=1`));
    expect(getHAR).toHaveBeenCalledTimes(1);
  });

  it('of HTTP/2 a redirect is asked for, with cookies or without, and a request that is not whole', async () => {
    const version = 'http/2.0';
    const redirect = { status: 302, version };
    const late = {
      path: '/late',
      version,
      more: { request: { method: 'GET', url: 'https://a.example/late', httpVersion: version, headers: [] } },
    };
    const { tell, given } = devtools([
      [
        { path: '/sets', whole: true, ...redirect },
        { path: '/sets-none', whole: true, cookie: false, ...redirect },
        { path: '/late', whole: true, version },
      ],
    ]);
    tell({ path: '/sets', ...redirect });
    tell({ path: '/sets-none', ...redirect });
    tell(late);
    tell({ path: '/answer', version });
    expect(given).toEqual(['/answer no cookie']);
    await vi.advanceTimersByTimeAsync(350);
    expect(given).toEqual(['/answer no cookie', '/sets sid=1', '/sets-none no cookie', '/late sid=1']);
  });

  it.each<[string, Partial<Told>]>([
    ['has its headers', { whole: true }],
    ['came from the cache', { more: { _fromCache: 'disk' } }],
    ['came from a service worker', { more: { timings: { _workerStart: 0.4 } } }],
    ['had no answer', { status: 0 }],
    ['opens a socket', { status: 101 }],
    ['is Firefox’s', { more: { _resourceType: undefined } }],
  ])('what %s is told at once', (_what, told) => {
    const { tell, given, getHAR } = devtools([[]]);
    tell({ path: '/', ...told });
    expect(given).toHaveLength(1);
    expect(getHAR).not.toHaveBeenCalled();
  });

  it('a log that takes long to write is left alone for four times as long', async () => {
    const { tell, given, getHAR } = devtools([[{ path: '/first' }]], 200);
    tell({ path: '/first' });
    await vi.advanceTimersByTimeAsync(350);
    tell({ path: '/second' });
    expect(given).toEqual(['/first no cookie', '/second no cookie']);
    await vi.advanceTimersByTimeAsync(700);
    tell({ path: '/third' });
    expect(given).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(350);
    expect(given).toHaveLength(3);
    expect(getHAR).toHaveBeenCalledTimes(2);
  });

  it('a long log is not asked for, until a navigation has emptied it', async () => {
    const { tell, given, getHAR, navigated } = devtools([[{ path: '/login', whole: true }]]);
    for (let index = 0; index < 2000; index += 1) tell({ path: `/${index}`, whole: true });
    tell({ path: '/login' });
    expect(given.at(-1)).toBe('/login no cookie');
    navigated();
    tell({ path: '/login' });
    await vi.advanceTimersByTimeAsync(100);
    expect(given.at(-1)).toBe('/login sid=1');
    expect(getHAR).toHaveBeenCalledTimes(1);
  });

  it('one that is told while the log is being written waits for the next', async () => {
    const { tell, given } = devtools(
      [[{ path: '/first', whole: true }], [{ path: '/second', whole: true }]],
      20,
    );
    tell({ path: '/first' });
    await vi.advanceTimersByTimeAsync(60);
    tell({ path: '/second' });
    await vi.advanceTimersByTimeAsync(400);
    expect(given).toEqual(['/first sid=1', '/second sid=1']);
  });

  it('a log that never comes, or is refused, costs no answer', async () => {
    const refuse = () => {
      throw new Error('refused');
    };
    for (const getHAR of [() => {}, refuse]) {
      const entry = entryOf({ path: '/login' });
      const exchange = harEntryToExchange(entry) as NewExchange;
      const complete = createWireHeaders({ getHAR }).complete(exchange, entry);
      await vi.advanceTimersByTimeAsync(3000);
      expect(await complete).toBe(exchange);
    }
  });
});
