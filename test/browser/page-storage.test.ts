import { describe, expect, it } from 'vitest';
import type { InspectedWindow } from '../../src/browser/devtools-api.ts';
import { readPageStorage } from '../../src/browser/page-storage.ts';
import type { StorageReading } from '../../src/core/find/stored.ts';
import { type FakeDocument, inspect } from './page-fake.ts';

const now = () => 1_760_000_000_000;

async function read(page: InspectedWindow): Promise<StorageReading> {
  const answer = await readPageStorage(page, now);
  if ('failed' in answer) throw new Error(`${answer.code}: ${answer.reason}`);
  return answer;
}

const entriesOf = (reading: StorageReading) =>
  reading.frames.flatMap(({ origin, entries }) =>
    entries.map(({ area, name, value }) => `${origin} ${area} ${name}=${value}`),
  );

const shop: FakeDocument = {
  url: 'https://shop.example/cart',
  local: { token: 'abc', __proto__x: '1' },
  session: { step: '2' },
  cookie: 'theme=dark; sid=s1',
};

describe('reading the page’s storage', () => {
  it('brings which script wrote what, where a recorder has run; whatever else lies there is left', async () => {
    const trace = (value: string) => `globalThis[Symbol.for('claimcheck.writes')] = ${value};`;
    const written = async (value: string) =>
      (await read(inspect({ ...shop, script: trace(value) }))).frames[0]?.writes;
    const stack = 'save@https://shop.example/app.js:12:3';
    expect(
      await written(
        `['local-storage', 'token', '${stack}', 'document-cookie', ' sid ', '', 'a drawer', 'x', '${stack}', 7, 7, 7]`,
      ),
    ).toEqual([
      {
        area: 'local-storage',
        name: 'token',
        by: { functionName: 'save', url: 'https://shop.example/app.js', lineNumber: 11, columnNumber: 2 },
      },
      { area: 'document-cookie', name: 'sid', by: null },
    ]);
    expect(await written('[]')).toEqual([]);
    expect(await written(`{ length: 1e9 }`)).toEqual([]);
    expect(await written(`{ get length() { throw new Error('no') } }`)).toBeUndefined();
    expect((await read(inspect(shop))).frames[0]?.writes).toBeUndefined();
  });

  it('brings web storage and each cookie, with the time of reading', async () => {
    const reading = await read(inspect(shop));
    expect(reading.at).toBe(now());
    expect(entriesOf(reading)).toEqual([
      'https://shop.example local-storage token=abc',
      'https://shop.example local-storage __proto__x=1',
      'https://shop.example session-storage step=2',
      'https://shop.example document-cookie theme=dark',
      'https://shop.example document-cookie sid=s1',
    ]);
  });

  it('reads keys that hide behind what every object or Storage has', async () => {
    const local = JSON.parse('{"getItem":"1","__proto__":"2","length":"3","plain":"4"}');
    const [frame] = (await read(inspect({ url: 'https://a.example/', local }))).frames;
    expect(Object.fromEntries(frame?.entries.map(({ name, value }) => [`key ${name}`, value]) ?? [])).toEqual(
      {
        'key getItem': '1',
        'key __proto__': '2',
        'key length': '3',
        'key plain': '4',
      },
    );
    expect(frame?.entries).toHaveLength(4);
  });

  it('reads same-origin frames once per origin, and a blank frame not at all', async () => {
    const frames = [
      { url: 'https://shop.example/frame', local: shop.local, cookie: 'theme=dark; deep=1' },
      { url: 'about:blank', local: shop.local },
    ];
    const reading = await read(inspect({ ...shop, frames }));
    expect(reading.frames.map(({ url }) => url)).toEqual([
      'https://shop.example/cart',
      'https://shop.example/frame',
    ]);
    expect(entriesOf(reading)).toContain('https://shop.example document-cookie deep=1');
    expect(entriesOf(reading).filter((entry) => entry.endsWith('token=abc'))).toHaveLength(1);
  });

  it('reaches a frame of another origin by its URL where the browser can', async () => {
    const frames = [{ url: 'https://pay.example/', local: { card: 'x' } }];
    expect(entriesOf(await read(inspect({ ...shop, frames }, { frameUrls: true })))).toContain(
      'https://pay.example local-storage card=x',
    );
  });

  it('takes a document whose URL a script has changed for no other one', async () => {
    const pay = { url: 'https://pay.example/', local: { card: 'x' } };
    const below = { url: 'https://shop.example/step-2', loadUrl: 'https://shop.example/step-1' };
    const page = { ...shop, loadUrl: 'https://shop.example/#start', frames: [below, pay] };
    const reading = await read(inspect(page, { frameUrls: true }));
    expect(reading.frames.map(({ url, unreadable }) => [url, unreadable])).toEqual([
      ['https://shop.example/cart', ''],
      ['https://pay.example/', ''],
    ]);
  });

  it('is not kept from a frame of another origin by a page that pretends to be it', async () => {
    const page = {
      ...shop,
      loadUrl: 'https://pay.example/',
      frames: [{ url: 'https://pay.example/', local: { card: 'x' } }],
    };
    expect(entriesOf(await read(inspect(page, { frameUrls: true })))).toContain(
      'https://pay.example local-storage card=x',
    );
  });

  it('says of a frame that cannot be found by its URL that it could not be reached', async () => {
    const moved = { url: 'https://pay.example/2', loadUrl: 'https://pay.example/1', local: { card: 'x' } };
    const reading = await read(inspect({ ...shop, frames: [moved] }, { frameUrls: true }));
    expect(reading.frames[1]?.unreadable).toMatch(/could not be reached/);
  });

  it('says that it is unreadable where the browser cannot', async () => {
    const frames = [{ url: 'https://pay.example/', local: { card: 'x' } }];
    const reading = await read(inspect({ ...shop, frames }));
    const [, frame] = reading.frames;
    expect(frame?.origin).toBe('https://pay.example');
    expect(frame?.unreadable).toMatch(/another origin/);
    expect(entriesOf(reading).join()).not.toContain('card');
  });

  it('says that storage is denied, and still reads the rest', async () => {
    const reading = await read(inspect({ url: 'https://other.example/', denied: true, cookie: 'a=b' }));
    expect(reading.frames[0]?.unreadable).toMatch(/keeps storage/);
    expect(entriesOf(reading)).toEqual(['https://other.example document-cookie a=b']);
  });

  it('brings storage of many megabytes page by page, and says what it left out', async () => {
    const local = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`k${index}`, 'x'.repeat(900_000)]),
    );
    const whole = await read(inspect({ url: 'https://big.example/', local }));
    expect(whole.frames[0]?.entries).toHaveLength(12);
    expect(whole.frames[0]?.capped).toBe(false);

    const tooMuch = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`k${index}`, 'x'.repeat(900_000)]),
    );
    const part = await read(inspect({ url: 'https://huge.example/', local: tooMuch }));
    expect(part.frames[0]?.capped).toBe(true);
    expect(part.frames[0]?.entries.length).toBeLessThan(40);
  });

  it('cuts one value of ten megabytes and tells its length', async () => {
    const local = { big: 'x'.repeat(10_000_000), after: 'y' };
    const [frame] = (await read(inspect({ url: 'https://big.example/', local }))).frames;
    expect(frame?.entries[0]?.value.length).toBeLessThan(10_000_000);
    expect(frame?.entries[0]?.length).toBe(10_000_000);
    expect(frame?.entries[1]?.value).toBe('y');
  });
});

describe('a page that alters its own functions', () => {
  const hostile = {
    'JSON is gone': 'JSON = undefined',
    'JSON.stringify throws': 'JSON.stringify = () => { throw 1 }',
    'Object.prototype has a toJSON': 'Object.prototype.toJSON = () => "mine"',
    'Array.prototype has setters':
      'Object.defineProperty(Array.prototype, 0, { set() { throw 1 }, configurable: true })',
    'Array methods throw': 'Array.prototype.push = Array.prototype.map = () => { throw 1 }',
    'Object.keys throws': 'Object.keys = Object.entries = () => { throw 1 }',
    'Storage.prototype.getItem throws': 'Storage.prototype.getItem = () => { throw 1 }',
    'Storage.prototype.key never ends': 'Storage.prototype.key = () => "again"',
    'Storage.prototype.getItem lies': 'Storage.prototype.getItem = () => "lie"',
    'Storage.prototype has members of its own': 'Storage.prototype.evil = function () {}',
    'window is full of objects': 'for (let i = 0; i < 5000; i++) window[i] = { location: null }',
    'Symbol.iterator is gone': 'delete Array.prototype[Symbol.iterator]',
  };

  for (const [title, script] of Object.entries(hostile)) {
    it(`is read all the same: ${title}`, async () => {
      const reading = await read(inspect({ ...shop, script }));
      expect(entriesOf(reading)).toContain('https://shop.example local-storage token=abc');
      expect(entriesOf(reading)).toContain('https://shop.example document-cookie sid=s1');
    });
  }

  it('whose cookie getter throws loses its cookies and nothing else', async () => {
    const script = 'Object.defineProperty(document, "cookie", { get() { throw new Error("no") } })';
    expect(entriesOf(await read(inspect({ ...shop, script })))).toEqual([
      'https://shop.example local-storage token=abc',
      'https://shop.example local-storage __proto__x=1',
      'https://shop.example session-storage step=2',
    ]);
  });
});

describe('an answer that is not a reading', () => {
  const answering = (result: unknown, failure?: unknown): InspectedWindow => ({
    reload() {},
    eval: (_expression, _options, done) => done(result, failure),
  });

  const answers: [string, unknown][] = [
    ['nothing', undefined],
    ['text', 'hello'],
    ['another shape', { frames: [{ url: 1 }] }],
    ['a list without end', { frames: { length: Number.POSITIVE_INFINITY }, passed: 0, more: false }],
    ['more and more without progress', { frames: { length: 0 }, passed: 0, more: true }],
  ];
  for (const [title, answer] of answers) {
    it(`is refused: ${title}`, async () => {
      expect(await readPageStorage(answering(answer), now)).toMatchObject({
        failed: true,
        code: 'unexpected-answer',
      });
    });
  }

  it('drops entries that are no text and areas that do not exist', async () => {
    const entries = ['local-storage', 'a', 1, 1, 'floppy-disk', 'b', 'x', 1, 'local-storage', 'c', 'ok', 2];
    const answer = {
      frames: [{ url: 'https://a.example/', origin: 'https://a.example', refused: '', foreign: [], entries }],
      passed: 3,
      more: false,
    };
    expect(entriesOf(await read(answering(answer)))).toEqual(['https://a.example local-storage c=ok']);
  });

  it('tells a page that may not be inspected from one that went away', async () => {
    const denied = { isError: true, code: 'E_FAILED', details: ['Permission denied'] };
    expect(await readPageStorage(answering(undefined, denied), now)).toMatchObject({
      code: 'not-inspectable',
    });
    const gone = { isError: true, code: 'E_NOTFOUND' };
    expect(await readPageStorage(answering(undefined, gone), now)).toMatchObject({ code: 'page-gone' });
    expect(await readPageStorage(inspect({ url: 'about:blank' }), now)).toMatchObject({
      code: 'not-inspectable',
    });
  });
});

describe('the program that runs in the page', () => {
  it('is one constant text: only its argument varies', async () => {
    const programs = new Set<string>();
    const page = inspect(shop);
    const spy: InspectedWindow = {
      ...page,
      eval(expression, options, done) {
        programs.add(expression.replace(/\(\{"[^{}]*\}/, '(…'));
        page.eval(expression, options, done);
      },
    };
    await readPageStorage(spy, now);
    const once = new Set(programs);
    await readPageStorage(spy, now);
    expect(programs).toEqual(once);
    for (const program of programs) expect(program).not.toContain(shop.local?.token);
  });
});
