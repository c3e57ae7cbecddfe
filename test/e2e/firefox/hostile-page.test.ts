import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import { until } from '../../../scripts/until.mjs';
import type { Panel } from '../panel.ts';
import { html, type Site, startSite } from '../site.ts';
import { signHs256 } from '../tokens.ts';
import { findTraces, noTraces, startTrap, watchViolations } from '../trap.ts';
import { openEverything } from '../walk.ts';
import { describeInFirefox, inspect, showPanel } from './inspecting.ts';

describeInFirefox('a page that wants to break the panel in Firefox', () => {
  let site: Site;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    site = await startTrap();
    inspection = await inspect(`${site.url}/`);
    await until('the trap', () => inspection.evaluate(() => document.title === 'set'));
    panel = await showPanel(inspection);
    await panel.driver.evaluate(watchViolations);
  });
  afterAll(async () => {
    await inspection?.close();
    await site?.close();
  });

  const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };

  it('is read all the same', async () => {
    await panel.open('Storage');
    for (const text of [/onerror/, /plain/, /trap/]) await panel.see({ ...stored, text });
  });

  it('gets its strings shown as text, and ran nothing', async () => {
    await openEverything(panel);
    expect(await panel.driver.evaluate(findTraces)).toEqual(noTraces);
  });

  it('a frame of another origin is said to be unreadable here', async () => {
    const other = await startSite({ '/frame': html('<p>Frame</p>') });
    const pay = other.url.replace('127.0.0.1', 'localhost');
    const token = signHs256({ sub: 'mara' });
    const page = await startSite({
      '/': html(`<script>localStorage.setItem('t', '${token}')</script><iframe src="${pay}/frame"></iframe>`),
    });
    try {
      await inspection.goto(`${page.url}/`);
      await panel.open('Storage');
      await panel.see({ ...stored, text: /^t\b|\bt\b/ });
      await panel.see({ role: 'tabpanel', text: /another origin/ });
    } finally {
      await Promise.all([page.close(), other.close()]);
    }
  });
});
