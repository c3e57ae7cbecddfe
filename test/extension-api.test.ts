/** What the built extension needs of a browser: nothing that Edge lacks, and nothing newer than it says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { findChromium } from '../scripts/find-browser.mjs';
import { builtExtension } from './e2e/built.ts';
import { type Support, usedApis, usedKeys } from './extension-api.ts';

/** Every part of the API that can be missing, and how the code asks for it. */
const asked: Readonly<Record<string, RegExp>> = {
  'devtools.inspectedWindow.getResources': /page\.getResources === undefined/,
  'devtools.panels.onThemeChanged': /if \(panels\.onThemeChanged\)/,
  'devtools.panels.openResource': /panels\.openResource === undefined/,
  'devtools.panels.setThemeChangeHandler': /panels\.setThemeChangeHandler\?\.\(/,
};

const folder = new URL('../src/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const code = sources.join('\n');

async function readManifest(target: 'chrome' | 'firefox'): Promise<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(await builtExtension(target), 'manifest.json'), 'utf8'));
}

const newest = (table: Readonly<Record<string, Support>>, browser: 'chrome' | 'edge' | 'firefox') =>
  Math.max(...Object.values(table).map((support) => support[browser] ?? 0));

describe('the extension API that is used', () => {
  const direct = [...code.matchAll(/\b(?:browser|chrome)\.([a-z0-9]+)\??\.([A-Za-z]+)/g)].map(
    ([, namespace, member]) => `${namespace}.${member}`,
  );

  it('is in the table, and no namespace is touched that is not', () => {
    expect(direct.length).toBeGreaterThan(5);
    const names = direct.filter((name) => !/^(js|devtools)\b/.test(name));
    expect(names.filter((name) => !(name in usedApis))).toEqual([]);
    const namespaces = new Set(
      [...code.matchAll(/\b(?:browser|chrome)\.([a-z][a-z0-9]+)\b/g)].map(([, name = '']) => name),
    );
    const known = new Set(Object.keys(usedApis).map((name) => name.split('.', 1)[0]));
    expect([...namespaces].filter((name) => name !== 'js' && !known.has(name))).toEqual([]);
  });

  it('is what the contract of `chrome.devtools` names, and nothing more', () => {
    const contract = readFileSync(new URL('browser/devtools-api.ts', folder), 'utf8');
    const members = Object.keys(usedApis)
      .filter((name) => name.startsWith('devtools.'))
      .map((name) => name.split('.').at(-1) as string);
    for (const member of members) expect(contract, member).toMatch(new RegExp(`\\b${member}\\b`));
    const declared = [...contract.matchAll(/^ {2}(?:readonly )?(\w+)[?]?[(:]/gm)].map(([, name]) => name);
    const structure = ['getContent', 'addListener', 'removeListener', 'network', 'inspectedWindow', 'panels'];
    expect(
      declared.filter((name) => !members.includes(name as string) && !structure.includes(name as string)),
    ).toEqual([]);
  });

  it('is asked for before it is used where a browser lacks it', () => {
    const missing = Object.entries(usedApis).filter(
      ([, { chrome, edge, firefox }]) => chrome === null || edge === null || firefox === null,
    );
    expect(missing.map(([name]) => name).sort()).toEqual(Object.keys(asked).sort());
    for (const [name, pattern] of Object.entries(asked)) expect(code, name).toMatch(pattern);
  });

  it('is there in the oldest version that the manifests allow', async () => {
    const chrome = await readManifest('chrome');
    const oldest = Number(chrome.minimum_chrome_version);
    expect(newest(usedApis, 'chrome')).toBeLessThanOrEqual(oldest);
    // Edge has the version numbers of the Chromium that it is made of, and heeds this key.
    expect(newest(usedApis, 'edge')).toBeLessThanOrEqual(oldest);
    const firefox = await readManifest('firefox');
    const { gecko } = firefox.browser_specific_settings as { gecko: { strict_min_version: string } };
    expect(newest(usedApis, 'firefox')).toBeLessThanOrEqual(Number.parseFloat(gecko.strict_min_version));
  });
});

describe('the keys of the manifests', () => {
  it('are known to Chrome and to Edge alike: one package serves both', async () => {
    const keys = Object.keys(await readManifest('chrome'));
    expect(keys.filter((name) => usedKeys[name]?.chrome == null)).toEqual([]);
    expect(keys.filter((name) => usedKeys[name]?.edge == null)).toEqual([]);
    // https://learn.microsoft.com/microsoft-edge/extensions/developer-guide/port-chrome-extension
    expect(keys).not.toContain('update_url');
    const words = readFileSync(new URL('../public/_locales/en/messages.json', import.meta.url), 'utf8');
    expect(words).not.toMatch(/chrome/i);
  });

  it('are known to Firefox', async () => {
    const keys = Object.keys(await readManifest('firefox'));
    expect(keys.filter((name) => usedKeys[name]?.firefox == null)).toEqual([]);
  });

  it('each has a source', () => {
    for (const { source } of [...Object.values(usedApis), ...Object.values(usedKeys)])
      expect(source).toMatch(
        /^https:\/\/(developer\.mozilla\.org|developer\.chrome\.com|learn\.microsoft\.com)\//,
      );
  });
});

describe('an Edge on this machine', () => {
  it('is taken for the tests in a browser where it is named', () => {
    vi.stubEnv('CLAIMCHECK_CHROMIUM', process.execPath);
    expect(findChromium()).toBe(process.execPath);
    vi.unstubAllEnvs();
  });
});
