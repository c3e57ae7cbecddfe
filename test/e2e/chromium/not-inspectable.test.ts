import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import type { Panel } from '../panel.ts';
import { html, type Site, startSite } from '../site.ts';
import { signHs256 } from '../tokens.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

describeInChromium('a page that cannot be inspected', () => {
  let site: Site;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    site = await startSite({ '/': html('<h1>Shop</h1>') });
    inspection = await inspect('about:blank');
    panel = await showPanel(inspection);
  });
  afterAll(async () => {
    await inspection?.close();
    await site?.close();
  });

  it('is said where its storage would be', async () => {
    await panel.open('Storage');
    await panel.see({ role: 'tabpanel', text: /can’t be read|no origin|does not let/i });
  });

  it('gives way to the next page', async () => {
    await inspection.page.goto(`${site.url}/`);
    await inspection.page.evaluate((token) => localStorage.setItem('t', token), signHs256({ sub: 'mara' }));
    await inspection.page.evaluate(async () => void (await fetch('/')));
    await panel.open('Storage');
    await panel.see({ role: 'row', text: /localStorage/, within: { role: 'grid', name: 'Stored tokens' } });
    expect(await panel.count({ role: 'tabpanel', text: /can’t be read/ })).toBe(0);
  });
});
