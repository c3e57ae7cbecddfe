import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadSettings, saveSettings } from '../../src/browser/settings-store.ts';
import { defaultSettings } from '../../src/core/session/host.ts';

const stored = vi.hoisted(() => new Map<string, unknown>());
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored.get(key) }),
        set: async (entries: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(entries)) stored.set(key, value);
        },
      },
    },
  },
}));

beforeEach(() => stored.clear());

describe('settings', () => {
  it('come back as they were saved', async () => {
    const settings = {
      theme: 'dark',
      language: 'de',
      preserveLog: true,
      reveal: false,
      splits: { requests: 40 },
      lessonsDone: ['sessions'],
      caps: { requests: 10_000, bodyLength: 1024 * 1024, keptText: 32 * 1024 * 1024 },
      times: 'ago',
      timeZone: 'local',
      hours: 'auto',
      startView: 'last',
      lastView: 'audit',
      tourDone: true,
      keepExpectations: true,
    } as const;
    await saveSettings(settings);
    expect(await loadSettings()).toEqual(settings);
  });

  it('are the defaults where nothing, or nonsense, is stored', async () => {
    expect(await loadSettings()).toEqual(defaultSettings);
    for (const nonsense of [
      null,
      'x',
      7,
      [],
      { times: 'tomorrow', timeZone: 'Mars/Olympus', hours: 24, startView: 'https://a.example', lastView: 7 },
      {
        theme: 'pink',
        language: 'xx',
        splits: { requests: 900 },
        reveal: 'yes',
        lessonsDone: ['https://a.example'],
      },
      { caps: { ...defaultSettings.caps, requests: 1e9 } },
      { caps: { ...defaultSettings.caps, note: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' } },
      JSON.parse('{"__proto__":{"reveal":true}}'),
    ]) {
      stored.set('settings', nonsense);
      expect(await loadSettings()).toEqual(defaultSettings);
    }
  });

  it('are all that is stored: whatever else is handed in is left out', async () => {
    const more = { ...defaultSettings, token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' };
    await saveSettings(more);
    expect(JSON.stringify([...stored])).not.toContain('eyJ');
    expect([...stored.keys()]).toEqual(['settings']);
  });
});
