/** Settings in `storage.local`. No token, key, host name or claim comes near them. */
import browser from 'webextension-polyfill';
import { isCaps } from '../core/session/caps.ts';
import { defaultSettings, languages, type Settings } from '../core/session/host.ts';

const key = 'settings';
type Check = { readonly [K in keyof Settings]: (value: unknown) => value is Settings[K] };

const oneOf =
  <T extends string>(...choices: readonly T[]) =>
  (value: unknown): value is T =>
    choices.some((choice) => choice === value);
const isViewName = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z]{1,16}$/.test(value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const checks: Check = {
  theme: oneOf('auto', 'light', 'dark'),
  language: oneOf('auto', ...languages),
  preserveLog: isBoolean,
  reveal: isBoolean,
  lessonsDone: (value): value is readonly string[] =>
    Array.isArray(value) &&
    value.length <= 32 &&
    value.every((id) => typeof id === 'string' && /^[a-z-]{1,32}$/.test(id)),
  caps: isCaps,
  times: oneOf('clock', 'ago'),
  timeZone: oneOf('utc', 'local'),
  hours: oneOf('24', '12', 'auto'),
  startView: isViewName,
  lastView: isViewName,
  tourDone: isBoolean,
  keepExpectations: isBoolean,
  splits: (value): value is Settings['splits'] =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).length <= 16 &&
    Object.entries(value).every(
      ([view, share]) =>
        /^[a-z]{1,16}$/.test(view) && typeof share === 'number' && share >= 0 && share <= 100,
    ),
};

/** The stored settings; the default stands in for each that is missing or not what it should be. */
export async function loadSettings(): Promise<Settings> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return acceptSettings(stored);
}

/** Stores the settings, and of them only what is one. Rejects where the browser refuses storage. */
export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [key]: acceptSettings(settings) });
}

/** The settings in `value`, whatever it is. */
export function acceptSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return defaultSettings;
  const given = value as Readonly<Record<string, unknown>>;
  const accepted = Object.entries(checks).filter(
    ([name, accepts]) => Object.hasOwn(given, name) && accepts(given[name]),
  );
  return { ...defaultSettings, ...Object.fromEntries(accepted.map(([name]) => [name, given[name]])) };
}
