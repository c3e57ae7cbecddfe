/** A page that holds too much, under names that want to be markup, and with functions and getters of its own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import { hasShared } from '../../shared.ts';
import type { Inspected, TestBrowser } from '../browser.ts';
import { longestPause, readAndWatch, scrollThrough, startFullSite } from '../full-page.ts';
import type { Panel } from '../panel.ts';
import type { Site } from '../site.ts';
import { findTraces, noTraces, watchViolations } from '../trap.ts';

export function testHostileInventory(browser: TestBrowser): void {
  let site: Site;
  let inspected: Inspected;
  let panel: Panel;

  beforeAll(async () => {
    site = await startFullSite();
    inspected = await browser.open(`${site.url}/`);
    await until('the page', () => inspected.tab.evaluate(() => document.title === 'full'), 60_000);
    panel = await inspected.showPanel();
    await panel.driver.evaluate(watchViolations);
    await panel.open('Storage');
  });
  afterAll(async () => {
    await inspected?.close();
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

  const filter = (text: string) => panel.fill({ role: 'combobox', name: /Filter/ }, text);

  it.each([
    ['in:sessionstorage', 250],
    ['in:indexeddb -name:many', 250],
    ['in:page name:state', 250],
  ])('shows each hostile name of %s, as text', async (kind, atLeast) => {
    await filter(kind);
    await panel.see(stored);
    expect(await panel.driver.evaluate(scrollThrough)).toBeGreaterThan(hasShared('vectors') ? atLeast : 1);
    await filter(`${kind} name:pwned`);
    await panel.click({ ...stored, text: /"><img src=x onerror=/ });
    expect(await panel.driver.evaluate(findTraces)).toEqual(noTraces);
    await filter('');
  });

  it('goes on answering while it is read, and so does the panel', async () => {
    const [page, { tookMs, pauseMs }] = await Promise.all([
      inspected.tab.evaluate(longestPause, 3000),
      panel.driver.evaluate(readAndWatch),
    ]);
    console.info(
      `inventory: read in ${Math.round(tookMs)} ms; longest pause of the page ${Math.round(page)} ms, of the panel ${Math.round(pauseMs)} ms`,
    );
    expect(page).toBeLessThan(4000);
    expect(pauseMs).toBeLessThan(4000);
  });

  it('no getter of the page was run', async () => {
    expect(await inspected.tab.evaluate(() => (window as unknown as { runs: string[] }).runs.length)).toBe(0);
  });
}
