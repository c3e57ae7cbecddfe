import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { KeptCookie, StorageReading, TracedWrite } from '../../../src/core/find/stored.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { storageRows, writerOf } from '../../../src/core/session/selectors.ts';
import { verifyAll } from '../../../src/core/session/verify-pending.ts';

const scene: Scene = {
  title: 'a token in localStorage, one in a cookie that only requests show',
  origin: 'https://app.example',
  tokens: { a: { claims: { sub: 'anna' } }, b: { claims: { sub: 'bert' } } },
  storage: [{ area: 'local-storage', name: 'access', value: '$a' }],
  exchanges: [{ request: 'GET https://api.app.example/me', requestHeaders: ['Cookie: sid=$b'], status: 200 }],
};

/** The session of the scene; what a permission or a recorder brings comes with the reading. */
function hold(more: { cookies?: readonly KeptCookie[]; writes?: readonly TracedWrite[] } = {}) {
  const holder = holdSession();
  const { exchanges, storage } = buildScene(scene);
  if (!storage) throw new Error('the scene has no storage');
  const reading: StorageReading = {
    at: storage.at,
    frames: storage.frames.map((frame) => ({ ...frame, ...(more.writes && { writes: more.writes }) })),
    ...(more.cookies && { cookies: more.cookies }),
  };
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  holder.dispatch({ type: 'storage-read', reading });
  return { holder, reading };
}

const rowOf = (holder: ReturnType<typeof hold>['holder'], name: string) => {
  const row = storageRows(holder.state).find((one) => one.name === name);
  if (row === undefined) throw new Error(`no place ${name}`);
  return row;
};

describe('rows of stored tokens', () => {
  it('are the same while only checks of signatures come, and new with what was captured or read', async () => {
    const { holder, reading } = hold();
    const before = storageRows(holder.state);
    await verifyAll(holder);
    expect(holder.state.verifications.size).toBe(2);
    expect(storageRows(holder.state)).toBe(before);
    holder.dispatch({ type: 'storage-read', reading: { ...reading, frames: [] } });
    expect(storageRows(holder.state).map(({ name }) => name)).toEqual(['sid']);
    const { exchanges } = buildScene({
      title: 'another cookie',
      exchanges: [
        { request: 'GET https://api.app.example/me', requestHeaders: ['Cookie: late=$b'], status: 200 },
      ],
      tokens: { b: { claims: { sub: 'bert' } } },
    });
    holder.dispatch({ type: 'exchanges-captured', exchanges });
    expect(storageRows(holder.state).map(({ name }) => name)).toEqual(['late', 'sid']);
    holder.dispatch({ type: 'cleared' });
    expect(storageRows(holder.state)).toEqual([]);
  });

  it('know a cookie again that a script showed first and a request later', () => {
    const jar: Scene = {
      title: 'a cookie that a script reads',
      tokens: { a: { claims: { sub: 'anna' } } },
      storage: [{ area: 'document-cookie', name: 'jar', value: '$a' }],
      exchanges: [{ request: 'GET https://app.example/', requestHeaders: ['Cookie: jar=$a'], status: 200 }],
    };
    const { exchanges, storage } = buildScene(jar);
    const holder = holdSession();
    if (storage) holder.dispatch({ type: 'storage-read', reading: storage });
    const first = rowOf(holder, 'jar');
    holder.dispatch({ type: 'exchanges-captured', exchanges });
    expect([first.area, rowOf(holder, 'jar').area]).toEqual(['document-cookie', 'cookie']);
    expect(rowOf(holder, 'jar').key).toBe(first.key);
  });

  it('hold each of ten thousand tokens of one value once, in good time', () => {
    const { holder } = hold();
    const values = Array.from({ length: 10_000 }, (_, index) => `eyJhbGciOiJub25lIn0.eyJuIjoxfQ.${index}AA`);
    const value = values.join(' ');
    const entry = { area: 'local-storage', name: 'pile', value, length: value.length } as const;
    const frame = {
      origin: 'https://app.example',
      url: 'https://app.example/',
      unreadable: '',
      capped: false,
    };
    holder.dispatch({ type: 'storage-read', reading: { at: 0, frames: [{ ...frame, entries: [entry] }] } });
    const started = performance.now();
    expect(rowOf(holder, 'pile').tokens.length).toBeGreaterThan(9000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('what the browser itself says of a cookie', () => {
  const kept: KeptCookie = {
    name: 'sid',
    domain: 'app.example',
    hostOnly: false,
    httpOnly: true,
    secure: true,
    sameSite: 'None',
    expires: 1_800_000_000_000,
  };

  it('tells the flags that no Set-Cookie told', () => {
    expect(rowOf(hold().holder, 'sid')).toMatchObject({ flags: null, readableByScript: 'unknown' });
    expect(rowOf(hold({ cookies: [kept] }).holder, 'sid')).toMatchObject({
      readableByScript: 'no',
      expiresAt: 1_800_000_000_000,
      flags: { httpOnly: true, secure: true, sameSite: 'None', expires: 'Fri, 15 Jan 2027 08:00:00 GMT' },
    });
  });

  it.each([
    ['host-only, of another host', { hostOnly: true }],
    ['of a host that only ends alike', { domain: 'p.example' }],
    ['of another name', { name: 'sid2' }],
  ])('is not taken of a cookie %s', (_what, change) => {
    expect(rowOf(hold({ cookies: [{ ...kept, ...change }] }).holder, 'sid').flags).toBeNull();
  });
});

describe('a place to which a token came', () => {
  it('stays marked while the storage is read anew, until another one comes', () => {
    const { holder, reading } = hold();
    const [frame] = reading.frames;
    const [access] = frame?.entries ?? [];
    if (frame === undefined || access === undefined) throw new Error('the scene has no entry');
    const theme = { ...access, name: 'theme', value: 'dark', length: 4 };
    const marks = (...names: string[]) => {
      const entries = [access, ...names.map((name) => ({ ...access, name })), theme];
      holder.dispatch({ type: 'storage-read', reading: { ...reading, frames: [{ ...frame, entries }] } });
      return ['access', ...names].map((name) => `${name} ${rowOf(holder, name).change}`);
    };
    expect(marks()).toEqual(['access ']);
    expect(marks('copy')).toEqual(['access ', 'copy new']);
    expect(marks('copy')).toEqual(['access ', 'copy new']);
    expect(marks('copy', 'other')).toEqual(['access ', 'copy ', 'other new']);
  });
});

describe('who wrote a place', () => {
  const by = { functionName: 'f', url: 'https://app.example/a.js', lineNumber: 1, columnNumber: 0 };

  it('is known, not seen, or not traced', () => {
    const state = (writes?: TracedWrite[]) => {
      const { holder } = hold(writes && { writes });
      return writerOf(holder.state, rowOf(holder, 'access'));
    };
    expect(state()).toEqual({ state: 'not-traced' });
    expect(state([])).toEqual({ state: 'not-seen' });
    expect(state([{ area: 'session-storage', name: 'access', by }])).toEqual({ state: 'not-seen' });
    expect(state([{ area: 'local-storage', name: 'access', by }])).toEqual({ state: 'seen', by });
  });

  it('of a chunked cookie is who wrote its first chunk', () => {
    const { holder } = hold({ writes: [{ area: 'document-cookie', name: 'sid.0', by }] });
    expect(writerOf(holder.state, { ...rowOf(holder, 'sid'), origin: 'https://app.example' })).toEqual({
      state: 'seen',
      by,
    });
  });
});
