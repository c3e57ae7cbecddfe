import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepExpectations, loadExpectations } from '../../src/browser/expectations-store.ts';

const stored = vi.hoisted(() => new Map<string, unknown>());
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored.get(key) }),
        set: async (entries: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(entries)) stored.set(key, structuredClone(value));
        },
        remove: async (key: string) => void stored.delete(key),
      },
    },
  },
}));

beforeEach(() => stored.clear());

const expectation = {
  issuer: 'https://id.example',
  audiences: ['orders'],
  algorithms: ['RS256'],
  leewaySeconds: 30,
};

describe('what APIs expect', () => {
  it('comes back as it was kept, in a place of its own', async () => {
    const kept = new Map([['https://api.example', expectation]]);
    await keepExpectations(kept);
    expect([...stored.keys()]).toEqual(['expectations']);
    expect(await loadExpectations()).toEqual(kept);
  });

  it('leaves nothing behind when nothing is kept any more', async () => {
    await keepExpectations(new Map([['https://api.example', expectation]]));
    await keepExpectations(new Map());
    expect(stored.size).toBe(0);
  });

  it('is nothing where nothing, or something else, lies there', async () => {
    for (const other of [
      undefined,
      null,
      'x',
      { 'https://api.example': expectation },
      [['https://api.example']],
      [[7, expectation]],
      [['https://api.example', { ...expectation, leewaySeconds: -1 }]],
      [['https://api.example', { ...expectation, audiences: 'orders' }]],
      [['https://api.example', { ...expectation, issuer: 'x'.repeat(10_000) }]],
    ]) {
      stored.set('expectations', other);
      expect((await loadExpectations()).size).toBe(0);
    }
  });

  it('is read entry by entry: one that is broken takes no other with it, and nothing but its members comes along', async () => {
    stored.set('expectations', [
      ['https://broken.example', null],
      ['https://api.example', { ...expectation, token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' }],
    ]);
    expect(await loadExpectations()).toEqual(new Map([['https://api.example', expectation]]));
  });
});
