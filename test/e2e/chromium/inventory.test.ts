import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { until } from '../../../scripts/until.mjs';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Panel } from '../panel.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

/** What the practice page is told to do, and the row that comes of it. */
const places: readonly [button: string, row: RegExp][] = [
  ['store-local', /localStorage\s+access_token/],
  ['store-session', /sessionStorage\s+access_token/],
  ['store-database', /IndexedDB\s+practice\/tokens\/access_token/],
  ['store-cache', /Cache Storage\s+practice\/http:.*session\.json/],
  ['store-chunks', /Cookie\s+app_session/],
  ['store-global', /Global\s+practiceSession\.auth\.token/],
  ['store-markup', /Page HTML\s+script#practice-data/],
  ['store-window-name', /window\.name\s+name/],
  ['store-frame', /sessionStorage\s+partner_token/],
  ['token-in-fragment', /Page URL\s+#access_token/],
  // The last one: a new fragment is a new history entry.
  ['store-history', /history\.state\s+state\.session\.token/],
];

describeInChromium('a page with a token in every place', () => {
  let lab: Lab;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    lab = await startLab();
    inspection = await inspect(`${lab.siteUrl}/`);
    for (const [button] of places) {
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

  it.each(places)('%s is found', async (_button, row) => {
    await panel.see({ ...stored, text: row });
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
  });

  it('leaves the page as it was', async () => {
    expect(await inspection.page.evaluate(() => Object.getOwnPropertySymbols(window).length)).toBe(0);
    const names = await inspection.page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    expect(names).toEqual(['practice']);
  });
});
