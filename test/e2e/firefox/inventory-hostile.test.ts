import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import { until } from '../../../scripts/until.mjs';
import { readAndWatch, scrollThrough, startFullSite } from '../full-page.ts';
import type { Panel } from '../panel.ts';
import type { Site } from '../site.ts';
import { findTraces, noTraces, watchViolations } from '../trap.ts';
import { describeInFirefox, inspect, showPanel } from './inspecting.ts';

describeInFirefox('a page that is full beyond measure, and hostile, in Firefox', () => {
  let site: Site;
  let inspection: Inspection;
  let panel: Panel;
  const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };
  const filter = (text: string) => panel.fill({ role: 'combobox', name: /Filter/ }, text);

  beforeAll(async () => {
    site = await startFullSite();
    inspection = await inspect(`${site.url}/`);
    await until('the page', () => inspection.evaluate(() => document.title === 'full'), 60_000);
    panel = await showPanel(inspection);
    await panel.driver.evaluate(watchViolations);
    await panel.open('Storage');
  });
  afterAll(async () => {
    await inspection?.close();
    await site?.close();
  });

  it('is read, and what was left out is said', async () => {
    await panel.click({ role: 'button', name: /Read again/ });
    await panel.see({ role: 'tabpanel', text: /Not everything could be read: \d reasons/ });
    await panel.driver.evaluate(() => document.querySelector<HTMLElement>('details.partly summary')?.click());
    await panel.see({ role: 'tabpanel', text: /globals: There was more than is read/ });
  });

  it.each(['in:sessionstorage', 'in:indexeddb -name:many', 'in:page name:state'])(
    'shows the hostile names of %s, as text',
    async (kind) => {
      await filter(kind);
      await panel.see(stored);
      expect(await panel.driver.evaluate(scrollThrough)).toBeGreaterThan(1);
      await filter(`${kind} name:pwned`);
      await panel.click({ ...stored, text: /"><img src=x onerror=/ });
      expect(await panel.driver.evaluate(findTraces)).toEqual(noTraces);
      await filter('');
    },
  );

  it('ran no getter of the page, and the panel goes on answering while it is read', async () => {
    const { tookMs, pauseMs } = await panel.driver.evaluate(readAndWatch);
    console.info(
      `inventory: read in ${Math.round(tookMs)} ms in Firefox; longest pause of the panel ${Math.round(pauseMs)} ms`,
    );
    expect(pauseMs).toBeLessThan(4000);
    expect(await inspection.evaluate(() => (window as unknown as { runs: string[] }).runs.length)).toBe(0);
  });
});
