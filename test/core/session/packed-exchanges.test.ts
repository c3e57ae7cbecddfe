import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange, HttpBody, HttpHeader } from '../../../src/core/http/exchange.ts';
import { append, at, emptyLogOf, keptAt, slice } from '../../../src/core/session/log.ts';
import { keepPacked, outlineOf } from '../../../src/core/session/packed-exchanges.ts';

const bodies: fc.Arbitrary<HttpBody> = fc.oneof(
  fc.constant<HttpBody>({ state: 'none' }),
  fc.constant<HttpBody>({ state: 'not-read', mediaType: 'image/png', reason: 'media-type' }),
  fc.record({
    state: fc.constant('text' as const),
    text: fc.string({ unit: 'binary' }),
    mediaType: fc.constantFrom('application/json', 'text/html'),
    length: fc.nat(),
  }),
);
/** Few values, so that they repeat; and whatever a hostile file may hold. */
const headers: fc.Arbitrary<HttpHeader[]> = fc.array(
  fc.record({
    name: fc.constantFrom('Accept', 'Date', '__proto__', 'x'),
    value: fc.oneof(
      fc.constantFrom('application/json', 'gzip', '', '\u0000', '\u0001ab', 'a\u0001', 'ab\u0000c'),
      fc.string({ unit: 'binary' }),
    ),
  }),
);
const exchanges: fc.Arbitrary<Omit<Exchange, 'id'>> = fc.record({
  startedAt: fc.nat(),
  durationMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
  request: fc
    .record({
      method: fc.constantFrom('GET', 'POST'),
      url: fc.webUrl(),
      headers,
      body: bodies,
      unseen: fc.constantFrom(undefined, true as const, 'perhaps' as const),
    })
    .map(({ unseen, ...request }) => (unseen === undefined ? request : { ...request, unseen })),
  response: fc.record({
    status: fc.constantFrom(0, 200, 401),
    statusText: fc.constantFrom('', 'OK'),
    headers,
    body: bodies,
  }),
  resourceType: fc.constantFrom('', 'fetch'),
  fromCache: fc.boolean(),
  error: fc.constantFrom('', 'net::ERR_FAILED'),
  frames: fc.array(fc.record({ direction: fc.constant('sent' as const), at: fc.nat(), text: fc.string() })),
  initiator: fc.array(
    fc.record({ functionName: fc.string(), url: fc.webUrl(), lineNumber: fc.nat(), columnNumber: fc.nat() }),
  ),
  pageUrl: fc.constantFrom('', 'https://app.example/'),
});

describe('exchanges as they are kept', () => {
  it('are listed by a panel that has no class in common with the page that keeps them', () => {
    fc.assert(
      fc.property(exchanges, (captured) => {
        const kept = keptAt(append(emptyLogOf(keepPacked()), [{ ...captured, id: 0 }]), 0);
        if (kept === undefined) throw new Error('it was not kept');
        const { url, method } = captured.request;
        expect(outlineOf(structuredClone(kept))).toMatchObject({
          url,
          method,
          status: captured.response.status,
        });
      }),
    );
  });

  it('are read as they were captured, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(exchanges, { maxLength: 30 }), (captured) => {
        const numbered = captured.map((one, id): Exchange => ({ ...one, id }));
        const log = append(emptyLogOf(keepPacked()), numbered);
        expect(slice(log)).toEqual(numbered);
      }),
    );
  });

  it('are read as they were captured when every table has been full', () => {
    const many = Array.from({ length: 120_000 }, (_, index): Exchange => {
      // Each value comes twice, so that all of them are numbered; no two requests are of one shape.
      const value = `value ${Math.floor(index / 2)}`;
      return {
        id: index,
        startedAt: index,
        durationMs: 1,
        request: {
          method: 'GET',
          url: `https://a.example/${index}`,
          headers: [{ name: 'X', value }],
          body: none,
        },
        response: { status: 200, statusText: `text ${index}`, headers: [], body: none },
        resourceType: 'fetch',
        fromCache: false,
        error: '',
        frames: [],
        initiator: [],
        pageUrl: '',
      };
    });
    const log = append(emptyLogOf(keepPacked()), many);
    const read = many.map(({ id }) => at(log, id));
    expect(read.every((one, id) => one?.request.headers[0]?.value === `value ${Math.floor(id / 2)}`)).toBe(
      true,
    );
    expect(read.every((one, id) => one?.response.statusText === `text ${id}`)).toBe(true);
  });

  it('are the same object for a view that asks again', () => {
    const [first] = fc.sample(exchanges, 1);
    if (first === undefined) throw new Error('no sample');
    const log = append(emptyLogOf(keepPacked()), [{ ...first, id: 0 }]);
    expect(at(log, 0)).toBe(at(log, 0));
  });
});

const none: HttpBody = { state: 'none' };
