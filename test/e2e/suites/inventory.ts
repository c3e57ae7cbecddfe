/** A page with a token in every place, one of them a frame of another origin. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Inspected, TestBrowser } from '../browser.ts';
import { play } from '../lab-page.ts';
import type { Panel } from '../panel.ts';
import { framePlace, places } from '../places.ts';

export function testInventory(browser: TestBrowser): void {
  let lab: Lab;
  let inspected: Inspected;
  let panel: Panel;
  const { readForeignFrames } = browser.can;

  beforeAll(async () => {
    lab = await startLab();
    inspected = await browser.open(`${lab.siteUrl}/`);
    for (const { button } of [framePlace, ...places]) await play(inspected.tab, button);
    panel = await inspected.showPanel();
    await panel.open('Storage');
    await panel.click({ role: 'button', name: /Read again/ });
  });
  afterAll(async () => {
    await inspected?.close();
    await lab?.close();
  });

  const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };
  const partly = { role: 'tabpanel', text: /could not be read|more than is read/ };

  /** A list draws only what is in sight: it is filtered first. */
  const filter = (text: string) => panel.fill({ role: 'combobox', name: /Filter/ }, text);

  it.each([...places, ...(readForeignFrames ? [framePlace] : [])])(
    '$button: the token is found',
    async ({ filter: kind, row }) => {
      await filter(kind);
      await panel.see({ ...stored, text: row });
      await filter('');
    },
  );

  if (readForeignFrames)
    it('the frame on the other origin is told apart, and nothing is said to be unreadable', async () => {
      await filter('in:sessionstorage');
      await panel.see({ role: 'row', text: /127\.0\.0\.1:\d+\s+Frame · 1 place/ });
      await filter('');
      expect(await panel.count(partly)).toBe(0);
    });
  else
    it('the frame on the other origin is said to be closed to this browser, and nothing else', async () => {
      await panel.see({ ...partly, text: /Not everything could be read: 1 reason\b/ });
      await panel.see({ ...partly, text: /A frame of another origin: not readable in this browser/ });
    });

  it('a place that came since is marked, and one with the same token leads to its twins', async () => {
    await inspected.tab.evaluate(() => {
      localStorage.setItem('copy', localStorage.getItem('access_token') ?? '');
    });
    await panel.click({ role: 'button', name: /Read again/ });
    await panel.see({ ...stored, text: /copy[\s\S]*New/ });
    // It stays so: the storage is read again by itself soon after.
    await panel.click({ role: 'button', name: /Read again/ });
    await panel.see({ ...stored, text: /copy[\s\S]*New/ });
    // The page has changed its URL by `history.replaceState`: it is no frame that is gone.
    if (readForeignFrames) expect(await panel.count(partly)).toBe(0);
    await panel.click({ ...stored, text: /localStorage\s+copy/ });
    await panel.see({ role: 'region', name: /Same token elsewhere/, text: /access_token/ });
    expect(await panel.audit()).toEqual([]);
  });

  it('leaves the page as it was, once it has read it', async () => {
    const symbols = () => inspected.tab.evaluate(() => Object.getOwnPropertySymbols(window).length);
    await until('the page to be left', async () => (await symbols()) === 0);
    const databases = await inspected.tab.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    expect(databases).toEqual(['practice']);
  });
}
