import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { until } from '../../../scripts/until.mjs';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Panel } from '../panel.ts';
import { framePlace, places } from '../places.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

const all = [...places, framePlace];

describeInChromium('a page with a token in every place', () => {
  let lab: Lab;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    lab = await startLab();
    inspection = await inspect(`${lab.siteUrl}/`);
    for (const { button } of all) {
      await inspection.page.click(`[id="${button}"]`);
      await until(`the page to have played ${button}`, () =>
        inspection.page.evaluate((id) => document.getElementById(id)?.dataset.status, button),
      );
    }
    panel = await showPanel(inspection);
    await panel.open('Storage');
    await panel.click({ role: 'button', name: /Read again/ });
  });
  afterAll(async () => {
    await inspection?.close();
    await lab?.close();
  });

  const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };

  /** A list draws only what is in sight: it is filtered first. */
  const filter = (text: string) => panel.fill({ role: 'combobox', name: /Filter/ }, text);

  it.each(all)('$button: the token is found', async ({ filter: kind, row }) => {
    await filter(kind);
    await panel.see({ ...stored, text: row });
    await filter('');
  });

  it('the frame on the other origin is told apart', async () => {
    await filter('in:sessionstorage');
    await panel.see({ role: 'row', text: /127\.0\.0\.1:\d+\s+Frame · 1 place/ });
    await filter('');
  });

  it('nothing of it is said to be unreadable', async () => {
    expect(await panel.count({ role: 'tabpanel', text: /could not be read|more than is read/ })).toBe(0);
  });

  it('a place that came since is marked, and one with the same token leads to its twins', async () => {
    await inspection.page.evaluate(() => {
      localStorage.setItem('copy', localStorage.getItem('access_token') ?? '');
    });
    await panel.click({ role: 'button', name: /Read again/ });
    await panel.see({ ...stored, text: /copy[\s\S]*New/ });
    await panel.click({ ...stored, text: /localStorage\s+copy/ });
    await panel.see({ role: 'region', name: /Same token elsewhere/, text: /access_token/ });
    expect(await panel.audit()).toEqual([]);
  });

  it('leaves the page as it was', async () => {
    expect(await inspection.page.evaluate(() => Object.getOwnPropertySymbols(window).length)).toBe(0);
    const names = await inspection.page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    expect(names).toEqual(['practice']);
  });
});
