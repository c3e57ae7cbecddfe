import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { InspectedWindow } from '../../src/browser/devtools-api.ts';
import { acceptAnswer, replayInPage } from '../../src/browser/page-replay.ts';
import type { ReplayRequest } from '../../src/core/replay/replay.ts';

type Listener = (event: { effectiveDirective: string; disposition: string }) => void;
type Init = {
  method: string;
  headers: string[][];
  body: unknown;
  credentials: string;
  redirect: string;
  signal: AbortSignal;
};
type Answer = { status: number; type: string; text: () => Promise<string> };

const request: ReplayRequest = {
  method: 'GET',
  url: 'https://api.example/me?q="\u2028</script>',
  headers: [{ name: 'X-Tenant', value: "'t1'); alert(1)//" }],
  body: null,
  credentials: 'include',
};
const answer = (status: number, type = 'cors'): Answer => ({ status, type, text: async () => '' });

/** A page in a realm of its own, with this `fetch`; programs reach it as text, answers leave it as JSON. */
function openPage(
  fetch: (url: string, init: Init, page: { violate(): void }) => Promise<Answer>,
  script = '',
) {
  const listeners = new Set<Listener>();
  const violate = () => {
    for (const listener of [...listeners])
      listener({ effectiveDirective: 'connect-src', disposition: 'enforce' });
  };
  const programs: string[] = [];
  const realm: Record<string, unknown> = {
    AbortController,
    setTimeout,
    clearTimeout,
    document: {
      addEventListener: (_type: string, listener: Listener) => listeners.add(listener),
      removeEventListener: (_type: string, listener: Listener) => listeners.delete(listener),
    },
    fetch: (url: string, init: Init) => fetch(url, init, { violate }),
  };
  const context = createContext(realm);
  realm.window = context;
  runInContext(script, context);
  const page: InspectedWindow = {
    reload() {},
    eval(expression, _options, done) {
      programs.push(expression);
      try {
        const result: unknown = runInContext(expression, context);
        done(result === undefined ? undefined : JSON.parse(JSON.stringify(result)), undefined);
      } catch {
        done(undefined, { isException: true });
      }
    },
  };
  const left = () => runInContext('Object.getOwnPropertySymbols(window).length', context) as number;
  return { page, programs, left };
}

describe('a replay through the page', () => {
  it('sends exactly what was asked, follows no redirect, and leaves nothing behind', async () => {
    const seen: [string, Init][] = [];
    const { page, left } = openPage(async (url, init) => {
      seen.push([url, init]);
      return answer(401);
    });
    expect(await replayInPage(page, request).outcome).toEqual({ kind: 'answered', status: 401 });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.[0]).toBe(request.url);
    expect(seen[0]?.[1]).toMatchObject({
      method: 'GET',
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
    });
    expect([...(seen[0]?.[1].headers ?? [])].map((pair) => [...pair])).toEqual([
      ['X-Tenant', "'t1'); alert(1)//"],
    ]);
    expect(left()).toBe(0);
  });

  it('evaluates constant programs: what varies is one JSON argument', async () => {
    const { page, programs } = openPage(async () => answer(200));
    await replayInPage(page, request).outcome;
    await replayInPage(page, { ...request, url: 'https://other.example/' }).outcome;
    const constant = programs.map((text) => text.slice(0, text.lastIndexOf('({"')));
    expect(new Set(constant).size).toBe(2);
    expect(programs.every((text) => text.endsWith('\n//# sourceURL=claimcheck-replay.js'))).toBe(true);
  });

  it('tells a redirect, a stop by CSP and a stop by CORS or the network apart', async () => {
    const redirected = openPage(async () => answer(0, 'opaqueredirect'));
    expect(await replayInPage(redirected.page, request).outcome).toEqual({ kind: 'redirected' });
    const stopped = openPage(async () =>
      Promise.reject(new TypeError('Failed to fetch eyJhbGciOiJub25lIn0')),
    );
    expect(await replayInPage(stopped.page, request).outcome).toEqual({ kind: 'not-sent', why: 'stopped' });
    const byCsp = openPage(async (_url, _init, { violate }) => {
      setTimeout(violate);
      throw new TypeError('Failed to fetch');
    });
    expect(await replayInPage(byCsp.page, request).outcome).toEqual({ kind: 'not-sent', why: 'csp' });
  });

  it('is aborted in the page when it is cancelled', async () => {
    let begin: (signal: AbortSignal) => void = () => {};
    const begun = new Promise<AbortSignal>((resolve) => {
      begin = resolve;
    });
    const { page, left } = openPage((_url, init) => {
      begin(init.signal);
      return new Promise(() => {});
    });
    const running = replayInPage(page, request);
    const signal = await begun;
    running.cancel();
    expect(await running.outcome).toEqual({ kind: 'not-sent', why: 'cancelled' });
    expect(signal.aborted).toBe(true);
    expect(left()).toBe(0);
  });

  it('says that the page is gone when another document has taken its place', async () => {
    const { page } = openPage(async () => answer(200), 'Symbol.for = () => Symbol();');
    expect(await replayInPage(page, request).outcome).toEqual({ kind: 'not-sent', why: 'page-gone' });
  });

  it('does not throw on a page that breaks its own functions', async () => {
    const { page } = openPage(async () => answer(200), 'AbortController = undefined;');
    expect(await replayInPage(page, request).outcome).toEqual({ kind: 'not-sent', why: 'unexpected-answer' });
  });
});

describe('what the page brings back', () => {
  it.each([
    [undefined],
    ['answered'],
    [{}],
    [{ how: 'answered', status: '200' }],
    [{ how: 'answered', status: 7 }],
    [{ how: 'answered', status: 200.5 }],
    [{ how: '__proto__', status: 200 }],
  ])('is refused where it has another shape: %j', (raw) => {
    expect(acceptAnswer(raw)).toEqual({ kind: 'not-sent', why: 'unexpected-answer' });
  });

  it('is waited for while it is not there', () => {
    expect(acceptAnswer({ how: 'awaited', status: 0 })).toBeNull();
  });
});
