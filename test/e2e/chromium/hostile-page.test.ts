import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { until } from '../../../scripts/until.mjs';
import type { Panel } from '../panel.ts';
import type { Site } from '../site.ts';
import { findTraces, noTraces, startTrap, watchViolations } from '../trap.ts';
import { openEverything } from '../walk.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

describeInChromium('a page that wants to break the panel', () => {
  let site: Site;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    site = await startTrap();
    inspection = await inspect(`${site.url}/`);
    await until('the trap', async () => (await inspection.page.title()) === 'set');
    panel = await showPanel(inspection);
    await panel.driver.evaluate(watchViolations);
  });
  afterAll(async () => {
    await inspection?.close();
    await site?.close();
  });

  it('is read all the same', async () => {
    await panel.open('Storage');
    await panel.click({ role: 'button', name: /Read again/ });
    const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };
    for (const text of [/onerror/, /plain/, /trap/]) await panel.see({ ...stored, text });
  });

  it('gets its strings shown as text, in every view and detail', async () => {
    await openEverything(panel);
    await panel.open('Tokens');
    await panel.click({ role: 'row', text: /onerror/, within: { role: 'grid', name: 'Tokens' } });
    await panel.click({ role: 'tab', name: /^Claims/ });
    await panel.see({ role: 'region', name: 'Token details', text: /<svg onload=/ });
  });

  it('ran nothing and made no element of them', async () => {
    expect(await panel.driver.evaluate(findTraces)).toEqual(noTraces);
    for (const frame of inspection.devtools.frames())
      expect(await frame.evaluate(() => 'pwned' in globalThis)).toBe(false);
  });

  it('does not stop the capture', async () => {
    await inspection.page.evaluate(async () => void (await fetch('/api?after')));
    await panel.open('Requests');
    await panel.see({ role: 'row', text: /after/, within: { role: 'grid', name: 'Requests' } });
  });
});
