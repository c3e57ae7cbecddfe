import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import { until } from '../../../scripts/until.mjs';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Panel } from '../panel.ts';
import { framePlace, places } from '../places.ts';
import { describeInFirefox, inspect, showPanel } from './inspecting.ts';

describeInFirefox('a page with a token in every place, in Firefox', () => {
  let lab: Lab;
  let inspection: Inspection;
  let panel: Panel;
  const filter = (text: string) => panel.fill({ role: 'combobox', name: /Filter/ }, text);
  const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };

  beforeAll(async () => {
    lab = await startLab();
    inspection = await inspect(`${lab.siteUrl}/`);
    for (const { button } of [framePlace, ...places]) {
      await inspection.evaluate((id: string) => document.getElementById(id)?.click(), button);
      await until(`the page to have played ${button}`, () =>
        inspection.evaluate((id: string) => document.getElementById(id)?.dataset.status, button),
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

  it.each(places)('$button: the token is found', async ({ filter: kind, row }) => {
    await filter(kind);
    await panel.see({ ...stored, text: row });
    await filter('');
  });

  it('the frame on the other origin is said to be closed to this browser', async () => {
    await panel.see({ role: 'tabpanel', text: /A frame of another origin: not readable in this browser/ });
  });

  it('leaves the page as it was', async () => {
    const left = await inspection.evaluate(async () => ({
      symbols: Object.getOwnPropertySymbols(window).length,
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
    expect(left).toEqual({ symbols: 0, databases: ['practice'] });
  });
});
