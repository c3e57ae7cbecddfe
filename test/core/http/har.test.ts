import { describe, expect, it } from 'vitest';
import { harEntryToExchange, maxBodyLength, parseHar, writeHar } from '../../../src/core/http/har.ts';
import { findJsonFault } from '../../../src/core/http/json-fault.ts';
import { hasShared, listShared, readShared } from '../../shared.ts';

const entry = (parts: { request?: object; response?: object; [member: string]: unknown } = {}) => ({
  startedDateTime: '2026-01-15T12:00:00.000Z',
  time: 12.5,
  ...parts,
  request: { method: 'GET', url: 'https://api.example/', headers: [], ...parts.request },
  response: {
    status: 200,
    statusText: 'OK',
    headers: [],
    content: { size: 0, mimeType: '' },
    ...parts.response,
  },
});
const har = (entries: unknown[], log: object = {}) =>
  JSON.stringify({
    log: { version: '1.2', creator: { name: 'WebInspector', version: '1' }, entries, ...log },
  });

function mustRead(text: string) {
  const read = parseHar(text);
  if ('error' in read) throw new Error(read.error);
  return read;
}

describe('parseHar', () => {
  it.runIf(hasShared('corpus/hars'))(
    'reads every capture of the corpus, and reads back what it writes',
    () => {
      for (const file of listShared('corpus/hars')) {
        const { exchanges } = mustRead(readShared(`corpus/hars/${file}`));
        expect(mustRead(writeHar(exchanges)).exchanges).toEqual(exchanges);
      }
    },
  );

  it.each([
    ['', 'Not a HAR: the file is empty.'],
    ['<html>', 'Not a HAR: the file is not JSON; the first fault is at line 1, column 1.'],
    ['{"log":\n{"entries": [}', 'Not a HAR: the file is not JSON; the first fault is at line 2, column 14.'],
    ['[]', 'Not a HAR: the file holds JSON, but not an object with a "log".'],
    ['{"a":1}', 'Not a HAR: the object has no "log" member.'],
    ['{"log":{}}', 'Not a HAR: "log" has no list called "entries".'],
    ['{"log":{"entries":[]}}', 'This HAR has no entries: no request was recorded in it.'],
    ['{"log":{"entries":[1,null,{}]}}', 'Not a HAR: no entry in "log.entries" has a request with a URL.'],
  ])('says what is wrong with %j', (text, error) => {
    expect(parseHar(text)).toEqual({ error });
  });

  it('says where a file was cut off', () => {
    const whole = har([entry()]);
    for (const length of [10, 40, whole.length - 1]) {
      expect(parseHar(whole.slice(0, length))).toEqual({
        error: `This file is cut off: it ends at line 1, column ${length + 1}, before its JSON does. Save it again.`,
      });
    }
  });

  it('leaves out what is no entry, says so, and keeps the place of the others', () => {
    const { exchanges, entries, notes } = mustRead(har([entry(), { request: {} }, entry()]));
    expect(exchanges).toHaveLength(2);
    expect(entries).toEqual([0, 2]);
    expect(notes).toEqual([
      '1 entry has no request with a URL and was left out; the first is log.entries[1].',
    ]);
  });

  it('tells a capture that was saved without credentials from one that holds some', () => {
    const refused = entry({ response: { status: 401 } });
    expect(mustRead(har([refused])).notes[0]).toContain('This HAR was saved without credentials');
    const cookie = entry({ request: { headers: [{ name: 'Cookie', value: 'a=1' }] } });
    expect(mustRead(har([refused, cookie])).notes).toEqual([]);
    expect(mustRead(har([refused], { creator: { name: 'Firefox' } })).notes).toEqual([]);
    expect(mustRead(har([entry()])).notes).toEqual([]);
  });

  it('is certain of it where a preflight announced the header that is gone', () => {
    const preflight = entry({
      request: {
        method: 'OPTIONS',
        headers: [{ name: 'Access-Control-Request-Headers', value: 'authorization' }],
      },
      response: { status: 204 },
    });
    expect(mustRead(har([preflight, entry()])).sanitized).toBe(true);
    expect(mustRead(har([entry({ response: { status: 401 } })])).sanitized).toBe(false);
  });

  it('is certain of it where an answer judges a token that is not there, or a proof of possession goes alone', () => {
    const refused = (challenge: string) =>
      entry({ response: { status: 401, headers: [{ name: 'WWW-Authenticate', value: challenge }] } });
    const proof = entry({
      request: { headers: [{ name: 'DPoP', value: 'eyJ' }] },
      response: { status: 401 },
    });
    expect(mustRead(har([refused('Bearer error="invalid_token"')])).sanitized).toBe(true);
    expect(mustRead(har([refused('Bearer realm="api"')])).sanitized).toBe(false);
    expect(mustRead(har([proof])).sanitized).toBe(true);
  });

  it('says of each request that its credentials may have been taken out, and writes that too', () => {
    const { exchanges } = mustRead(har([entry({ response: { status: 401 } })]));
    expect(exchanges[0]?.request.unseen).toBe('perhaps');
    expect(mustRead(writeHar(exchanges)).exchanges).toEqual(exchanges);
  });

  it('names the page that a request was sent from', () => {
    const pages = [
      { id: 'page_1', title: 'https://app.example/a' },
      { id: 'page_2', title: 'My shop' },
    ];
    const loaded = entry({
      pageref: 'page_2',
      _resourceType: 'document',
      request: { url: 'https://app.example/b' },
    });
    const { exchanges } = mustRead(
      har([entry({ pageref: 'page_1' }), loaded, entry({ pageref: 'page_2' })], { pages }),
    );
    expect(exchanges.map(({ pageUrl }) => pageUrl)).toEqual([
      'https://app.example/a',
      'https://app.example/b',
      'https://app.example/b',
    ]);
  });
});

describe('harEntryToExchange', () => {
  it('decodes a base64 body that is text, and does not read one that is none', () => {
    const content = {
      mimeType: 'application/json',
      text: Buffer.from('{"ü":1}').toString('base64'),
      encoding: 'base64',
    };
    expect(harEntryToExchange(entry({ response: { content } }))?.response.body).toMatchObject({
      text: '{"ü":1}',
    });
    const picture = { ...content, mimeType: 'image/png' };
    expect(harEntryToExchange(entry({ response: { content: picture } }))?.response.body).toEqual({
      state: 'not-read',
      mediaType: 'image/png',
      reason: 'media-type',
    });
  });

  it('cuts a large body and tells its whole length', () => {
    const content = { mimeType: 'text/plain', text: 'x'.repeat(maxBodyLength + 10) };
    const body = harEntryToExchange(entry({ response: { content } }))?.response.body;
    expect(body).toMatchObject({ state: 'text', length: maxBodyLength + 10 });
    expect(body?.state === 'text' && body.text.length).toBe(maxBodyLength);
  });

  it('says why a body is not there', () => {
    const reason = (response: object) => {
      const body = harEntryToExchange(entry({ response }))?.response.body;
      return body?.state === 'not-read' ? body.reason : body?.state;
    };
    expect(reason({ status: 302, content: { size: 5, mimeType: 'text/html' } })).toBe('redirect');
    expect(reason({ content: { size: 5, mimeType: 'text/event-stream' } })).toBe('stream');
    expect(reason({ content: { size: 5, mimeType: 'font/woff2' } })).toBe('media-type');
    expect(reason({ content: { size: 5, mimeType: 'application/json' } })).toBe('not-captured');
    expect(reason({ status: 204, content: {} })).toBe('none');
  });

  it('writes a form anew where the capture kept only its parameters', () => {
    const postData = {
      mimeType: 'application/x-www-form-urlencoded',
      params: [
        { name: 'a b', value: 'c&d' },
        { name: 'e', value: 'f' },
      ],
    };
    expect(harEntryToExchange(entry({ request: { postData } }))?.request.body).toMatchObject({
      text: 'a%20b=c%26d&e=f',
    });
  });

  it('reads Chromium’s own members', () => {
    const exchange = harEntryToExchange(
      entry({
        _resourceType: 'websocket',
        _fromCache: 'disk',
        _initiator: {
          type: 'script',
          stack: {
            callFrames: [{ functionName: 'f', url: 'https://a/x.js', lineNumber: 4, columnNumber: 2 }],
            parent: {
              callFrames: [{ functionName: 'g', url: 'https://a/y.js', lineNumber: 1, columnNumber: 0 }],
            },
          },
        },
        _webSocketMessages: [
          { type: 'send', time: 1.5, opcode: 1, data: 'hello' },
          { type: 'receive', time: 2, opcode: 1, data: 'hi' },
        ],
        response: { status: 0, _error: 'net::ERR_FAILED' },
      }),
    );
    expect(exchange).toMatchObject({
      resourceType: 'websocket',
      fromCache: true,
      error: 'net::ERR_FAILED',
      initiator: [{ functionName: 'f', lineNumber: 4 }, { functionName: 'g' }],
      frames: [
        { direction: 'sent', at: 1500, text: 'hello' },
        { direction: 'received', at: 2000, text: 'hi' },
      ],
    });
  });

  it('takes nonsense for what it is', () => {
    for (const nonsense of [null, 1, 'x', [], {}, { request: [] }, { request: { url: 5 } }])
      expect(harEntryToExchange(nonsense)).toBeNull();
    const odd = harEntryToExchange({
      request: { url: 'x', headers: [null, { name: 1 }, { name: '__proto__', value: 'v' }] },
      response: { status: '200', headers: {} },
      time: Number.NaN,
    });
    expect(odd).toMatchObject({
      startedAt: 0,
      durationMs: 0,
      request: { method: 'GET', headers: [{ name: '__proto__', value: 'v' }] },
      response: { status: 0, headers: [] },
    });
  });
});

describe.runIf(hasShared('vectors/json-testsuite'))('findJsonFault', () => {
  it('agrees with JSON.parse about the JSONTestSuite', () => {
    const folder = listShared('vectors/json-testsuite').find((name) => name.includes('test')) ?? '';
    const files = listShared(`vectors/json-testsuite/${folder}`).filter((file) =>
      /^[yn]_.*\.json$/.test(file),
    );
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    expect(files.length).toBeGreaterThan(50);
    const differing = files.filter((file) => {
      const text = readShared(`vectors/json-testsuite/${folder}/${file}`);
      return (findJsonFault(text) === null) !== isJson(text);
    });
    expect(differing).toEqual([]);
  });
});
