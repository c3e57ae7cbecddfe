import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { until } from '../../../scripts/until.mjs';
import type { Panel } from '../panel.ts';
import { html, type Site, startSite } from '../site.ts';
import { signHs256 } from '../tokens.ts';
import { findTraces, noTraces, watchViolations } from '../trap.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

const canary = '"><img src=x onerror="globalThis.pwned=1">';

/** Runs in the page: fills every place beyond measure, then alters what a reader might use. */
async function fill(token: string, text: string): Promise<void> {
  for (let index = 0; index < 5000; index += 1) localStorage.setItem(`key ${index}`, `${token}${index}`);
  const page = window as unknown as Record<string, unknown>;
  page.huge = 'eyJ'.repeat(7_000_000);
  page[text] = { [text]: token };
  page.list = Array.from({ length: 100_000 }, (_, index) => ({ token: `${token}${index}` }));
  page.runs = [];
  const note = (name: string) => () => {
    (page.runs as string[]).push(name);
    return 'x'.repeat(20_000_000);
  };
  Object.defineProperty(page, 'lazy', { get: note('global'), enumerable: true });
  page.holder = Object.defineProperty({}, 'lazy', { get: note('member'), enumerable: true });
  page.refuses = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  history.replaceState({ [text]: token }, '');
  window.name = token;
  await new Promise<void>((resolve) => {
    const open = indexedDB.open(text, 1);
    open.onupgradeneeded = () => open.result.createObjectStore(text);
    open.onsuccess = () => {
      const writing = open.result.transaction(text, 'readwrite');
      for (let index = 0; index < 2000; index += 1)
        writing.objectStore(text).put({ token: `${token}${index}` }, index);
      writing.objectStore(text).put(new Uint8Array(20_000_000), 'bytes');
      writing.objectStore(text).put('x'.repeat(20_000_000), 'text');
      writing.oncomplete = () => {
        open.result.close();
        resolve();
      };
    };
  });
  const cache = await caches.open(text);
  await cache.put(
    '/huge.json',
    new Response('eyJ'.repeat(7_000_000), { headers: { 'content-type': 'application/json' } }),
  );

  const broken = () => {
    throw new Error('not for you');
  };
  JSON.stringify = broken;
  JSON.parse = broken;
  Object.keys = broken;
  for (const name of ['getItem', 'key', 'setItem'] as const) Storage.prototype[name] = broken;
  Object.defineProperty(Object.prototype, 'toJSON', { value: () => 'mine', configurable: true });
  Object.defineProperty(Array.prototype, 0, { set: broken, configurable: true });
  document.title = 'full';
}

describeInChromium('a page that is full beyond measure, and hostile', () => {
  let site: Site;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    const token = signHs256({ sub: canary });
    const call = `(${fill})(${JSON.stringify(token)}, ${JSON.stringify(canary).replaceAll('<', '\\u003c')})`;
    site = await startSite({ '/': html(`<script>${call}</script>`) });
    inspection = await inspect(`${site.url}/`);
    await until('the page', async () => (await inspection.page.title()) === 'full', 30_000);
    panel = await showPanel(inspection);
    await panel.driver.evaluate(watchViolations);
    await panel.open('Storage');
  });
  afterAll(async () => {
    await inspection?.close();
    await site?.close();
  });

  const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };

  it('is read within a few seconds, and what was left out is said', async () => {
    await panel.see(stored);
    const started = performance.now();
    await panel.click({ role: 'button', name: /Read again/ });
    // What is missing is counted in one line; the reasons are folded.
    await panel.see({ role: 'tabpanel', text: /Not everything could be read: \d reasons/ });
    await panel.driver.evaluate(() => document.querySelector<HTMLElement>('details.partly summary')?.click());
    await panel.see({ role: 'tabpanel', text: /IndexedDB: There was more than is read/ });
    await until('the reading', async () => (await panel.count({ role: 'button', name: 'Read again' })) > 0);
    expect(performance.now() - started).toBeLessThan(15_000);
    await panel.see({ role: 'tabpanel', text: /globals: There was more than is read/ });
  });

  it('shows each kind of place, as text', async () => {
    for (const area of ['in:localstorage', 'in:indexeddb', 'in:page name:onerror', 'in:page name:name']) {
      await panel.fill({ role: 'combobox', name: /Filter/ }, area);
      await panel.see(stored);
    }
    await panel.fill({ role: 'combobox', name: /Filter/ }, '');
    expect(await panel.driver.evaluate(findTraces)).toEqual(noTraces);
  });

  it('no getter of the page was run', async () => {
    expect(await inspection.page.evaluate(() => (window as unknown as { runs: string[] }).runs.length)).toBe(
      0,
    );
  });

  it('goes on answering while it is read', async () => {
    await panel.click({ role: 'button', name: /Read again/ });
    const longest = await inspection.page.evaluate(async () => {
      let most = 0;
      let last = performance.now();
      const end = last + 3000;
      while (last < end) {
        await new Promise((resume) => setTimeout(resume));
        const now = performance.now();
        most = Math.max(most, now - last);
        last = now;
      }
      return most;
    });
    console.info(`inventory: longest pause of the hostile page ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(2000);
  });
});
