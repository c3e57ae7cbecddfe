import { describe, expect, it } from 'vitest';
import { readPageStorage } from '../../src/browser/page-storage.ts';
import type { StorageReading } from '../../src/core/find/stored.ts';
import { type FakeDocument, inspect } from './page-fake.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJhIn0.c2lnbmF0dXJl';
const blank: FakeDocument = { url: 'https://shop.example/cart' };

async function read(page: Partial<FakeDocument>): Promise<StorageReading> {
  const answer = await readPageStorage(inspect({ ...blank, ...page }), () => 0);
  if ('failed' in answer) throw new Error(answer.reason);
  return answer;
}

const placesOf = ({ frames }: StorageReading) =>
  frames.flatMap(({ entries }) => entries.map(({ area, name }) => `${area} ${name}`));
const tokenPlacesOf = ({ frames }: StorageReading) =>
  frames.flatMap(({ entries }) =>
    entries.filter(({ value }) => value.includes(jwt)).map(({ area, name }) => `${area} ${name}`),
  );
const unreadOf = ({ frames }: StorageReading) => frames.flatMap(({ unread = [] }) => unread);

describe('places beside web storage and cookies', () => {
  it('are found, each named by the way to it', async () => {
    const reading = await read({
      url: `https://shop.example/cart?access_token=${jwt}&page=2#/done?id_token=${jwt}`,
      name: JSON.stringify({ token: jwt }),
      state: { user: { tokens: [jwt] } },
      elements: {
        script: [
          { src: '', id: '__NEXT_DATA__', text: `{"props":{"token":"${jwt}"}}` },
          { src: 'https://shop.example/app.js', id: '', text: jwt },
          { src: '', id: '', text: `window.boot = "${jwt}"` },
        ],
        meta: [{ name: 'api-token', content: jwt }],
        input: [
          { type: 'hidden', name: 'assertion', value: jwt },
          { type: 'text', name: 'typed', value: jwt },
        ],
      },
      databases: {
        firebaseLocalStorageDb: {
          firebaseLocalStorage: {
            'firebase:authUser:k': { value: { stsTokenManager: { accessToken: jwt } } },
          },
        },
        practice: { tokens: { access: jwt, plain: 'nothing here', bytes: new Uint8Array(1_000_000) } },
      },
      caches: { v1: { 'https://shop.example/api/me?x=1': `{"access_token":"${jwt}"}` } },
      script: `var session = { user: 'mara', auth: { token: '${jwt}' } }, plain = 'no token';`,
    });
    expect(tokenPlacesOf(reading).sort()).toEqual(
      [
        'page-url ?access_token',
        'page-url #id_token',
        'window-name name',
        'history-state state.user.tokens.0',
        'inline-html script#__NEXT_DATA__',
        'inline-html script 3',
        'inline-html meta api-token',
        'inline-html input assertion',
        'global session.auth.token',
        'indexed-db firebaseLocalStorageDb/firebaseLocalStorage/firebase:authUser:k.value.stsTokenManager.accessToken',
        'indexed-db practice/tokens/access',
        'cache-storage v1/https://shop.example/api/me',
      ].sort(),
    );
    expect(unreadOf(reading)).toEqual([]);
  });

  it('bring nothing in which no token can begin', async () => {
    const reading = await read({
      name: 'window number 3',
      state: { scroll: '1200 pixels down the page' },
      databases: { cache: { pages: { a: 'a long text without any of them' } } },
      script: 'var config = { api: "https://api.shop.example/v1" }',
    });
    expect(placesOf(reading)).toEqual([]);
  });

  it('are read in same-origin frames too', async () => {
    const frames = [{ url: 'https://shop.example/frame', name: jwt, script: `var inner = '${jwt}'` }];
    expect(placesOf(await read({ frames }))).toEqual(['window-name name', 'global inner']);
  });

  it('leave nothing behind in the page', async () => {
    const page = inspect({ ...blank, databases: { d: { s: { k: jwt } } } });
    const symbols = () =>
      new Promise((resolve) => page.eval('Object.getOwnPropertySymbols(window).length', {}, resolve));
    const before = await symbols();
    await readPageStorage(page, () => 0);
    expect(await symbols()).toBe(before);
  });
});

describe('what is too much', () => {
  it('is cut, and said', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`k${index}`, `${jwt}${index}`]),
    );
    const reading = await read({
      databases: { big: { store: many } },
      script: `var list = Array.from({ length: 5000 }, (_, index) => '${jwt}' + index); var after = '${jwt}'`,
    });
    const places = placesOf(reading);
    expect(places.filter((place) => place.startsWith('indexed-db'))).toHaveLength(300);
    expect(places.length).toBeLessThan(2000);
    expect(places).toContain('global after');
    expect(unreadOf(reading).map(({ area, reason }) => `${area}: ${reason}`)).toEqual([
      'global: There was more than is read at a time.',
      'indexed-db: There was more than is read at a time.',
    ]);
  });

  it('does not make one value of 20 MB hide the others', async () => {
    const script = `var huge = 'eyJ'.repeat(7_000_000); var token = '${jwt}'`;
    const [frame] = (await read({ script })).frames;
    const [huge, token] = frame?.entries ?? [];
    expect([huge?.value.length, huge?.length]).toEqual([1024 * 1024, 21_000_000]);
    expect(token?.value).toBe(jwt);
  });

  it('an endless nest ends', async () => {
    const script = `var round = { token: '${jwt}' }; round.self = round; round.list = [round, { up: round }];
      var deep = {}; for (let at = deep, i = 0; i < 100_000; i++) at = at.next = {};`;
    expect(placesOf(await read({ script }))).toEqual(['global round.token']);
  });
});

describe('a page that does not want to be read', () => {
  const state = { token: jwt };
  const hostile: [string, string][] = [
    ['getters throw', 'Object.defineProperty(window, "evil", { get() { throw 1 }, enumerable: true })'],
    ['a proxy refuses', 'var evil = new Proxy({}, { ownKeys() { throw 1 }, get() { throw 1 } })'],
    ['JSON is gone', 'JSON = undefined'],
    ['Array.prototype has setters', 'Object.defineProperty(Array.prototype, 0, { set() { throw 1 } })'],
    ['Object.prototype has a toJSON', 'Object.prototype.toJSON = () => "mine"'],
    [
      'Object.prototype has getters',
      'Object.defineProperty(Object.prototype, "x", { get() { throw 1 }, enumerable: true })',
    ],
    ['indexedDB throws', 'Object.defineProperty(window, "indexedDB", { get() { throw 1 } })'],
    ['indexedDB never answers at all', 'window.indexedDB = { databases: () => { throw 1 } }'],
    ['caches lie', 'window.caches = { keys: async () => ({ length: 1e9 }) }'],
    ['document is clobbered', 'document.getElementsByTagName = "mine"'],
  ];
  for (const [title, script] of hostile) {
    it(`is read all the same: ${title}`, async () => {
      const reading = await read({ state, script: `var mine = '${jwt}'; ${script}` });
      expect(placesOf(reading)).toEqual(expect.arrayContaining(['history-state state.token', 'global mine']));
    });
  }

  it('no getter of its making is run', async () => {
    const script = `var runs = []; var user = { get token() { runs.push(1); return '${jwt}' } };`;
    const page = inspect({ ...blank, script });
    await readPageStorage(page, () => 0);
    expect(await new Promise((resolve) => page.eval('runs.length', {}, resolve))).toBe(0);
  });

  it('whose databases never answer is left after a while, and that is said', async () => {
    const script = 'window.indexedDB = { databases: () => new Promise(() => {}) }';
    const reading = await read({ state, script });
    expect(placesOf(reading)).toEqual(['history-state state.token']);
    expect(unreadOf(reading)).toEqual([{ area: 'indexed-db', reason: 'It did not answer in time.' }]);
  });
});
