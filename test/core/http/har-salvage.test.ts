import { describe, expect, it } from 'vitest';
import { parseDamagedHar, parseHar } from '../../../src/core/http/har.ts';

const entry = (index: number) => ({
  startedDateTime: '2026-01-15T12:00:00.000Z',
  time: 1,
  pageref: 'page_1',
  request: {
    method: 'GET',
    url: `https://api.example/${index}`,
    headers: [{ name: 'X', value: 'a "b" \\' }],
  },
  response: {
    status: 200,
    headers: [],
    content: { size: 2, mimeType: 'application/json', text: '{"a":"}]"}' },
  },
});
const har = (count: number, indent?: number) =>
  JSON.stringify(
    {
      log: {
        version: '1.2',
        pages: [{ id: 'page_1', title: 'https://app.example/' }],
        entries: Array.from({ length: count }, (_, index) => entry(index)),
      },
    },
    null,
    indent,
  );
const urls = (text: string) => parseDamagedHar(text)?.exchanges.map(({ request }) => request.url);
const at = (index: number) => `https://api.example/${index}`;

describe('parseDamagedHar', () => {
  it.each([0, 2])('keeps what stands before the cut (indented by %i)', (indent) => {
    const text = har(5, indent);
    const cut = text.slice(0, text.indexOf(at(3)) + 10);
    expect(parseHar(cut)).toHaveProperty('error');
    expect(urls(cut)).toEqual([at(0), at(1), at(2)]);
    const read = parseDamagedHar(cut);
    expect(read?.notes).toEqual([expect.stringMatching(/cut off: what follows the first 3 entries is lost/)]);
    expect(read?.exchanges[0]?.pageUrl).toBe('https://app.example/');
  });

  it.each([
    ['an unescaped quote', (text: string) => text.replace(`${at(2)}"`, `${at(2)}"" `)],
    [
      'a missing brace',
      (text: string) => text.replace(`{"method":"GET","url":"${at(2)}"`, `"method":"GET","url":"${at(2)}"`),
    ],
    ['a surplus brace', (text: string) => text.replace(`"url":"${at(2)}"`, `"url":"${at(2)}"}}`)],
    ['bytes that are no text', (text: string) => text.replace(at(2), '\u0000\u0001')],
  ])('leaves out the one entry with %s, and names it', (_, damage) => {
    const text = damage(har(5));
    expect(parseHar(text)).toHaveProperty('error');
    expect(urls(text)).toEqual([at(0), at(1), at(3), at(4)]);
    const read = parseDamagedHar(text);
    expect(read?.notes[0]).toMatch(/^1 entry is damaged JSON and left out: log\.entries\[2\]\.$/);
    expect(read?.entries).toEqual([0, 1, 3, 4]);
  });

  it('still says which entries have no request', () => {
    const text = har(4)
      .replace(`"url":"${at(1)}"`, '"url":""')
      .replace(at(2), '\u0000');
    expect(parseDamagedHar(text)?.notes).toEqual([
      expect.stringContaining('log.entries[2]'),
      expect.stringMatching(/no request with a URL.*log\.entries\[1\]/),
    ]);
  });

  it('gives nothing where nothing is left', () => {
    expect(parseDamagedHar('')).toBeNull();
    expect(parseDamagedHar('{"log":{"entries":[')).toBeNull();
    expect(parseDamagedHar('{"log":{"entries":[{"startedDateTime":"2026')).toBeNull();
    expect(parseDamagedHar(`{"log":{oops,"entries":[${JSON.stringify(entry(0))}`)).toBeNull();
  });

  it('reads a hostile text in one go: entries that never close', () => {
    const whole = JSON.stringify(entry(0));
    const hostile = `{"log":{"entries":[${whole},${'{"startedDateTime":[{'.repeat(100_000)}`;
    const started = performance.now();
    expect(urls(hostile)).toEqual([at(0)]);
    // Walking to the end from each of them would take minutes.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
