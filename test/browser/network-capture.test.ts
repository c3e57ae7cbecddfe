import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DevtoolsNetwork, InspectedWindow, NetworkEntry } from '../../src/browser/devtools-api.ts';
import { captureNetwork } from '../../src/browser/network-capture.ts';
import type { NewExchange } from '../../src/core/http/exchange.ts';
import type { Fact } from '../../src/core/session/fact.ts';
import { holdSession, type SessionHolder } from '../../src/core/session/holder.ts';
import { slice } from '../../src/core/session/log.ts';
import { requestDetail, requestRow, summary } from '../../src/core/session/selectors.ts';

interface Told {
  url: string;
  /** Chromium has not told of its cookies yet. */
  late?: boolean;
  startedAt?: string;
  status?: number;
  mimeType?: string;
  body?: string | null;
  /** Calls back never: the body of a stream. */
  silent?: boolean;
  error?: string;
  resourceType?: string;
  messages?: number;
}

/** The network of a fake DevTools: what a test finishes, logs or navigates to. */
function fakeNetwork() {
  const finished = new Set<(entry: NetworkEntry) => void>();
  const navigated = new Set<(url: string) => void>();
  let answerLog: (log: unknown) => void = () => {};
  const asked: string[] = [];
  let underway = 0;
  let mostUnderway = 0;
  const answers: (() => void)[] = [];

  const entry = (told: Told) => ({
    startedDateTime: told.startedAt ?? '2026-01-15T12:00:00.000Z',
    time: 5,
    request: { method: 'GET', url: told.url, headers: [] },
    response: {
      status: told.status ?? 200,
      httpVersion: 'http/1.1',
      headersSize: told.late ? -1 : 90,
      headers: told.late ? [] : [{ name: 'x-on-the-wire', value: 'yes' }],
      content: { mimeType: told.mimeType ?? 'application/json', size: 10 },
      ...(told.error && { _error: told.error }),
    },
    ...(told.resourceType && { _resourceType: told.resourceType }),
    ...(told.messages && {
      _webSocketMessages: Array.from({ length: told.messages }, () => ({ type: 'send', time: 1, data: 'x' })),
    }),
    pageref: 'page_1',
    getContent(done: (body: unknown, encoding: unknown) => void) {
      asked.push(told.url);
      underway += 1;
      mostUnderway = Math.max(mostUnderway, underway);
      const answer = () => {
        underway -= 1;
        done(told.body === undefined ? '{}' : told.body, '');
      };
      if (!told.silent) answers.push(answer);
    },
  });
  const network: DevtoolsNetwork = {
    onRequestFinished: {
      addListener: (listener) => void finished.add(listener),
      removeListener: (listener) => void finished.delete(listener),
    },
    onNavigated: {
      addListener: (listener) => void navigated.add(listener),
      removeListener: (listener) => void navigated.delete(listener),
    },
    getHAR: (done) => {
      answerLog = done;
    },
  };
  const resources = new Map<string, string>();
  /** Lists what the page has now; each gives its text when it is asked. */
  const inspectedWindow: Pick<InspectedWindow, 'getResources'> = {
    getResources: (done) =>
      done(
        [...resources].map(([url, body]) => ({
          url,
          type: 'document',
          getContent: (give: (text: unknown, encoding: unknown) => void) =>
            answers.push(() => give(body, '')),
        })),
      ),
  };
  return {
    network,
    inspectedWindow,
    resources,
    asked,
    mostUnderway: () => mostUnderway,
    finish: (told: Told) => {
      for (const listener of finished) listener(entry(told));
    },
    navigate: (url: string) => {
      for (const listener of navigated) listener(url);
    },
    log: (told: Told[]) =>
      answerLog({ pages: [{ id: 'page_1', title: 'https://page.example/' }], entries: told.map(entry) }),
    /** Lets every body that was asked for arrive, those asked for meanwhile too. */
    answerBodies: async () => {
      while (answers.length > 0) {
        answers.shift()?.();
        await vi.advanceTimersByTimeAsync(0);
      }
    },
  };
}

function fakeHolder() {
  const facts: Fact[] = [];
  const state = { recording: true, pageUrl: '' };
  const holder = { state, dispatch: (fact: Fact) => void facts.push(fact), subscribe: () => () => {} };
  const captured = (): NewExchange[] =>
    facts.flatMap((fact) => (fact.type === 'exchanges-captured' ? [...fact.exchanges] : []));
  return { holder: holder as unknown as SessionHolder, state, facts, captured };
}

/** Captures; the log of what came before is empty, unless it is left to the test. */
async function start({ log = 'empty' }: { log?: 'empty' | 'later' } = {}) {
  const network = fakeNetwork();
  const session = fakeHolder();
  const env = {
    network: network.network,
    inspectedWindow: network.inspectedWindow,
    readPageUrl: async () => 'https://page.example/',
    now: () => 1000,
  };
  const end = captureNetwork(env, session.holder);
  if (log === 'empty') network.log([]);
  await vi.advanceTimersByTimeAsync(0);
  const urls = () => session.captured().map(({ request }) => request.url);
  const settle = async () => {
    await network.answerBodies();
    await vi.advanceTimersByTimeAsync(100);
  };
  return { ...network, ...session, urls, settle, end };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('capturing traffic', () => {
  it('a burst of requests is one fact, in the order in which they finished', async () => {
    const { finish, settle, facts, urls } = await start();
    for (let index = 0; index < 100; index += 1) finish({ url: `https://a.example/${index}` });
    await settle();
    expect(facts.length).toBeLessThan(10);
    expect(urls()).toEqual(Array.from({ length: 100 }, (_, index) => `https://a.example/${index}`));
  });

  it('a request without a body to read is told within a tenth of a second, whatever others wait for', async () => {
    const { finish, urls } = await start();
    finish({ url: 'https://a.example/stream', silent: true });
    finish({ url: 'https://a.example/picture', mimeType: 'image/png' });
    await vi.advanceTimersByTimeAsync(100);
    expect(urls()).toEqual(['https://a.example/picture']);
  });

  it('what followed from a token response is told after it, though its body comes late', async () => {
    const { finish, answerBodies, urls } = await start();
    finish({ url: 'https://id.example/token?grant_type=refresh_token' });
    finish({ url: 'https://id.example/logo', mimeType: 'image/png' });
    await vi.advanceTimersByTimeAsync(500);
    expect(urls()).toEqual([]);
    await answerBodies();
    await vi.advanceTimersByTimeAsync(100);
    expect(urls()).toEqual(['https://id.example/token?grant_type=refresh_token', 'https://id.example/logo']);
  });

  it('a token response that never comes holds the others back for a second', async () => {
    const { finish, urls } = await start();
    finish({ url: 'https://id.example/token?grant_type=refresh_token', silent: true });
    finish({ url: 'https://id.example/logo', mimeType: 'image/png' });
    await vi.advanceTimersByTimeAsync(1100);
    expect(urls()).toEqual(['https://id.example/logo']);
  });

  it('a body that DevTools has lost when the address changed is found among the resources of the page', async () => {
    const { finish, resources, settle, captured } = await start();
    resources.set('https://a.example/login?x=1', '<p>Refused</p>');
    finish({ url: 'https://a.example/login?x=1#top', mimeType: 'text/html', body: null });
    await settle();
    expect(captured()[0]?.response.body).toMatchObject({ state: 'text', text: '<p>Refused</p>' });
  });

  it.each([
    ['came meanwhile', false],
    ['came while nothing was recorded', true],
  ])('a lost body is not taken from another answer of its address, which %s', async (_title, before) => {
    const { finish, resources, settle, state, captured } = await start();
    const other = { url: 'https://a.example/token', body: '{"access_token":"other"}' };
    resources.set(other.url, other.body);
    state.recording = false;
    if (before) finish(other);
    state.recording = true;
    finish({ url: other.url, body: null });
    if (!before) finish(other);
    await settle();
    expect(captured()[0]?.response.body).toMatchObject({ state: 'not-read', reason: 'gone' });
  });

  it('a body that never comes is given up and the request is shown without it', async () => {
    const { finish, captured } = await start();
    finish({ url: 'https://a.example/stream', silent: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(captured()[0]?.response.body).toMatchObject({ state: 'not-read', reason: 'gone' });
  });

  it('reads bodies only where a token can be, and a few at a time', async () => {
    const { finish, settle, asked, mostUnderway, captured } = await start();
    finish({ url: 'https://a.example/logo', mimeType: 'image/png' });
    finish({ url: 'https://a.example/blocked', status: 0, error: 'net::ERR_FAILED' });
    for (let index = 0; index < 40; index += 1)
      finish({ url: `https://a.example/${index}`, body: '{"n":1}' });
    await settle();
    expect(asked).not.toContain('https://a.example/logo');
    expect(asked).not.toContain('https://a.example/blocked');
    expect(asked).toHaveLength(40);
    expect(mostUnderway()).toBe(24);
    expect(captured().filter(({ response }) => response.body.state === 'text')).toHaveLength(40);
  });

  it('keeps pace with a page that has run away: answers of a route that was read go without their bodies, and say so', async () => {
    const { finish, settle, asked, captured } = await start();
    for (let index = 0; index < 1000; index += 1) finish({ url: `https://a.example/poll/${index}` });
    finish({ url: 'https://a.example/session' });
    finish({ url: 'https://a.example/poll/1', status: 401 });
    await settle();
    expect(captured()).toHaveLength(1002);
    expect(asked.length).toBeLessThan(300);
    // What tells something is read, however many wait.
    expect(asked.slice(-2)).toEqual(['https://a.example/session', 'https://a.example/poll/1']);
    const unread = captured().filter(({ response: { body } }) => body.state === 'not-read');
    expect(unread).toHaveLength(1002 - asked.length);
    expect(unread[0]?.response.body).toMatchObject({ reason: 'too-many' });
  });

  it('tells a redirect with the headers that come late, and what followed from it after it', async () => {
    const { finish, navigate, log, settle, facts, captured } = await start();
    const redirect = { url: 'https://a.example/login', status: 302, resourceType: 'document' };
    finish({ ...redirect, late: true });
    finish({ url: 'https://a.example/callback', status: 302, mimeType: 'text/html' });
    navigate('https://a.example/home');
    await vi.advanceTimersByTimeAsync(100);
    expect(captured()).toEqual([]);
    log([redirect]);
    await settle();
    expect(captured().map(({ request, response: { headers } }) => [request.url, headers.length])).toEqual([
      ['https://a.example/login', 1],
      ['https://a.example/callback', 1],
    ]);
    expect(facts.at(-1)).toMatchObject({ type: 'navigated', url: 'https://a.example/home' });
  });

  it('an answer whose headers come late holds back nobody but itself', async () => {
    const { finish, log, settle, urls } = await start();
    const poll = { url: 'https://a.example/poll', resourceType: 'fetch' };
    finish({ ...poll, late: true });
    finish({ url: 'https://a.example/next', mimeType: 'image/png' });
    await vi.advanceTimersByTimeAsync(100);
    expect(urls()).toEqual(['https://a.example/next']);
    log([poll]);
    await settle();
    expect(urls()).toEqual(['https://a.example/next', 'https://a.example/poll']);
  });

  it('says that a body is no longer there', async () => {
    const { finish, settle, captured } = await start();
    finish({ url: 'https://a.example/old', body: null });
    await settle();
    expect(captured()[0]?.response.body).toMatchObject({ state: 'not-read', reason: 'gone' });
  });

  it('drops what happens while it is paused, and nothing after', async () => {
    const { finish, navigate, settle, state, facts, urls } = await start();
    state.recording = false;
    finish({ url: 'https://a.example/paused' });
    navigate('https://a.example/');
    await settle();
    expect(facts.slice(1)).toEqual([]);
    state.recording = true;
    finish({ url: 'https://a.example/resumed' });
    await settle();
    expect(urls()).toEqual(['https://a.example/resumed']);
  });

  it('tells a navigation after what was captured before it, and on which page a request was made', async () => {
    const { finish, navigate, settle, facts, captured } = await start();
    finish({ url: 'https://a.example/before', mimeType: 'image/png' });
    navigate('https://a.example/next');
    finish({ url: 'https://a.example/after', mimeType: 'image/png' });
    await settle();
    expect(facts.map((fact) => (fact.type === 'navigated' ? fact.url : fact.type))).toEqual([
      'https://page.example/',
      'exchanges-captured',
      'https://a.example/next',
      'exchanges-captured',
    ]);
    expect(captured().map(({ pageUrl }) => pageUrl)).toEqual([
      'https://page.example/',
      'https://a.example/next',
    ]);
  });

  it('tells nothing more once it is ended', async () => {
    const { finish, settle, end, urls } = await start();
    end();
    finish({ url: 'https://a.example/late' });
    await settle();
    expect(urls()).toEqual([]);
  });
});

describe('what finished before we listened', () => {
  it('comes from the log, with the page that it was made on', async () => {
    const { log, settle, captured } = await start({ log: 'later' });
    log([{ url: 'https://a.example/early' }]);
    await settle();
    expect(captured().map(({ request, pageUrl }) => [request.url, pageUrl])).toEqual([
      ['https://a.example/early', 'https://page.example/'],
    ]);
  });

  it('comes before what finished since, and events are not held back for long by a log that never comes', async () => {
    const { finish, log, settle, urls } = await start({ log: 'later' });
    finish({ url: 'https://a.example/now' });
    log([{ url: 'https://a.example/early' }, { url: 'https://a.example/now' }]);
    await settle();
    expect(urls()).toEqual(['https://a.example/early', 'https://a.example/now']);

    const silent = await start({ log: 'later' });
    silent.finish({ url: 'https://a.example/now', mimeType: 'image/png' });
    await vi.advanceTimersByTimeAsync(1100);
    expect(silent.urls()).toEqual(['https://a.example/now']);
  });

  it('is not doubled when it came by event while the log was fetched', async () => {
    const { finish, log, settle, urls } = await start({ log: 'later' });
    finish({ url: 'https://a.example/both' });
    log([{ url: 'https://a.example/early' }, { url: 'https://a.example/both' }]);
    await settle();
    expect(urls().sort()).toEqual(['https://a.example/both', 'https://a.example/early']);
  });

  it('is not doubled when its event comes after the log', async () => {
    const { finish, log, settle, urls } = await start({ log: 'later' });
    log([{ url: 'https://a.example/both' }]);
    finish({ url: 'https://a.example/both' });
    await settle();
    expect(urls()).toEqual(['https://a.example/both']);
  });

  it('counts requests that look the same instead of merging them', async () => {
    const { finish, log, settle, urls } = await start({ log: 'later' });
    const same = { url: 'https://a.example/poll' };
    finish(same);
    log([same, same, same]);
    finish(same);
    finish(same);
    finish(same);
    await settle();
    expect(urls()).toHaveLength(4);
  });

  it('is left to its event where it has no answer yet', async () => {
    const { finish, log, settle, captured } = await start({ log: 'later' });
    log([{ url: 'https://a.example/slow', status: 0 }]);
    finish({ url: 'https://a.example/slow', status: 401 });
    await settle();
    expect(captured().map(({ response }) => response.status)).toEqual([401]);
  });

  it('a request that was blocked is an answer', async () => {
    const { log, settle, captured } = await start({ log: 'later' });
    log([{ url: 'https://a.example/cors', status: 0, error: 'net::ERR_FAILED' }]);
    await settle();
    expect(captured().map(({ error }) => error)).toEqual(['net::ERR_FAILED']);
  });

  it('a socket that was open in the log comes again with the messages since', async () => {
    const { finish, log, settle, captured } = await start({ log: 'later' });
    const socket = { url: 'wss://a.example/', status: 101, resourceType: 'websocket' };
    log([{ ...socket, messages: 1 }]);
    finish({ ...socket, messages: 3 });
    await settle();
    expect(captured().at(-1)?.frames).toHaveLength(3);
  });

  it('a log of another shape is no log', async () => {
    const { network } = fakeNetwork();
    for (const log of [undefined, null, 'x', { entries: 'x' }, { entries: [null, 1, {}] }]) {
      const { holder, facts } = fakeHolder();
      captureNetwork(
        {
          network: { ...network, getHAR: (done) => done(log) },
          inspectedWindow: {},
          readPageUrl: async () => '',
          now: () => 0,
        },
        holder,
      );
      await vi.advanceTimersByTimeAsync(100);
      expect(facts).toEqual([]);
    }
  });

  it('a log that is late is taken behind what was held back for it, without doubles', async () => {
    const { finish, log, settle, urls } = await start({ log: 'later' });
    const picture = { mimeType: 'image/png' };
    finish({ ...picture, url: 'https://a.example/held' });
    await vi.advanceTimersByTimeAsync(5000);
    finish({ ...picture, url: 'https://a.example/since' });
    await vi.advanceTimersByTimeAsync(100);
    log([
      { ...picture, url: 'https://a.example/early' },
      { ...picture, url: 'https://a.example/held' },
      { ...picture, url: 'https://a.example/since' },
    ]);
    await settle();
    expect(urls()).toEqual(['https://a.example/held', 'https://a.example/since', 'https://a.example/early']);
  });

  it('is not brought back by a late log once the list was cleared', async () => {
    const { state, log, settle, urls } = await start({ log: 'later' });
    await vi.advanceTimersByTimeAsync(5000);
    Object.assign(state, { derived: {} });
    log([{ url: 'https://a.example/early' }]);
    await settle();
    expect(urls()).toEqual([]);
  });

  const refusals: [how: string, getHAR: DevtoolsNetwork['getHAR']][] = [
    [
      'throws',
      () => {
        throw new Error('Extension context invalidated.');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no monitor'))],
  ];
  it.each(refusals)('a log that %s costs nothing of what comes after', async (_how, getHAR) => {
    const fake = fakeNetwork();
    const { holder, captured } = fakeHolder();
    const network = { ...fake.network, getHAR };
    captureNetwork({ network, inspectedWindow: {}, readPageUrl: async () => '', now: () => 0 }, holder);
    await vi.advanceTimersByTimeAsync(0);
    fake.finish({ url: 'https://a.example/next', mimeType: 'image/png' });
    await vi.advanceTimersByTimeAsync(100);
    expect(captured().map(({ request }) => request.url)).toEqual(['https://a.example/next']);
  });
});

describe('entries that are not as they should be', () => {
  /** Anything that JSON can say, with the names that an entry has here and there. */
  const junk = fc.anything({ maxDepth: 2, withBigInt: false, withNullPrototype: true });
  const perhaps = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, junk);
  const header = perhaps(fc.record({ name: perhaps(fc.string()), value: perhaps(fc.string()) }));
  const message = perhaps(
    fc.record({ type: perhaps(fc.string()), time: perhaps(fc.double()), data: perhaps(fc.string()) }),
  );
  const getContent = fc.constantFrom<unknown>(
    undefined,
    'no function',
    () => {},
    () => {
      throw new Error('Extension context invalidated.');
    },
    () => Promise.reject(new Error('no body')),
    (done: (...given: unknown[]) => void) => done(),
    (done: (...given: unknown[]) => void) => done(null, null),
    (done: (...given: unknown[]) => void) => done({ text: 'x' }, 7),
    (done: (...given: unknown[]) => void) => done('%%%', 'base64'),
    (done: (...given: unknown[]) => void) => {
      done('{}', '');
      done('twice', 'base64');
    },
  );
  const entry = perhaps(
    fc.record(
      {
        startedDateTime: perhaps(fc.constantFrom('2026-01-15T12:00:00.000Z', 'yesterday', '')),
        time: perhaps(fc.double()),
        request: perhaps(
          fc.record(
            {
              method: perhaps(fc.constant('GET')),
              url: perhaps(fc.webUrl()),
              headers: perhaps(fc.array(header)),
              postData: perhaps(fc.record({ text: perhaps(fc.string()), params: perhaps(fc.array(header)) })),
            },
            { requiredKeys: [] },
          ),
        ),
        response: perhaps(
          fc.record(
            {
              status: perhaps(fc.integer()),
              statusText: junk,
              headers: perhaps(fc.array(header)),
              content: perhaps(
                fc.record({ mimeType: perhaps(fc.constant('application/json')), size: junk, text: junk }),
              ),
              _error: junk,
            },
            { requiredKeys: [] },
          ),
        ),
        pageref: junk,
        _webSocketMessages: perhaps(fc.array(message)),
        _eventSourceMessages: perhaps(fc.array(message)),
        _initiator: perhaps(fc.record({ stack: perhaps(fc.record({ callFrames: junk, parent: junk })) })),
        getContent,
      },
      { requiredKeys: [] },
    ),
  );

  it('cost nothing of the others, and nothing is thrown', async () => {
    const rejections: unknown[] = [];
    const note = (thrown: unknown) => void rejections.push(thrown);
    process.on('unhandledRejection', note);
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(entry, { maxLength: 12 }),
          fc.array(entry, { maxLength: 4 }),
          junk,
          async (events, logged, url) => {
            const listeners: { finished: ((entry: never) => void)[]; navigated: ((url: never) => void)[] } = {
              finished: [],
              navigated: [],
            };
            const holder = holdSession();
            let answerLog: (log: unknown) => void = () => {};
            captureNetwork(
              {
                network: {
                  onRequestFinished: {
                    addListener: (one) => void listeners.finished.push(one),
                    removeListener: () => {},
                  },
                  onNavigated: {
                    addListener: (one) => void listeners.navigated.push(one),
                    removeListener: () => {},
                  },
                  getHAR: (done) => {
                    answerLog = done;
                  },
                },
                inspectedWindow: {},
                readPageUrl: async () => '',
                now: () => 0,
              },
              holder,
            );
            const good = (name: string) => ({
              startedDateTime: '2026-01-15T12:00:00.000Z',
              request: { method: 'GET', url: `https://good.example/${name}`, headers: [] },
              response: { status: 200, headers: [], content: { mimeType: 'image/png', size: 1 } },
              getContent: () => {},
            });
            const finish = (one: unknown) => {
              for (const listener of listeners.finished) listener(one as never);
            };
            events.slice(0, 2).forEach(finish);
            answerLog({ pages: [url, { id: url, title: url }], entries: [...logged, good('logged')] });
            events.slice(2).forEach(finish);
            for (const listener of listeners.navigated) listener(url as never);
            finish(good('event'));
            await vi.advanceTimersByTimeAsync(120_000);
            const seen = slice(holder.state.exchanges).map(({ request }) => request.url);
            expect(seen).toContain('https://good.example/logged');
            expect(seen).toContain('https://good.example/event');
            expect(holder.state.derived.faults).toEqual([]);
            expect(() => summary(holder.state)).not.toThrow();
            for (let id = 0; id < seen.length; id += 1) {
              expect(() => requestRow(holder.state, id)).not.toThrow();
              expect(() => requestDetail(holder.state, id)).not.toThrow();
            }
          },
        ),
        { numRuns: 300 },
      );
      await vi.advanceTimersByTimeAsync(0);
      expect(rejections).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
