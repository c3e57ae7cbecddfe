/** A page that wants to break the panel: strings that want to be markup, and functions of its own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import type { Inspected, TestBrowser } from '../browser.ts';
import type { Panel } from '../panel.ts';
import type { Site } from '../site.ts';
import { findTraces, noTraces, startTrap, watchViolations } from '../trap.ts';
import { openEverything } from '../walk.ts';

export function testHostilePage(browser: TestBrowser): void {
  let site: Site;
  let inspected: Inspected;
  let panel: Panel;

  beforeAll(async () => {
    site = await startTrap();
    inspected = await browser.open(`${site.url}/`);
    await until('the trap', () => inspected.tab.evaluate(() => document.title === 'set'));
    panel = await inspected.showPanel();
    await panel.driver.evaluate(watchViolations);
  });
  afterAll(async () => {
    await inspected?.close();
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
    expect(await inspected.hasGlobal('pwned')).toBe(false);
    // So that one that is there is found.
    await panel.driver.evaluate(() => void Object.assign(window, { known: 1 }));
    expect(await inspected.hasGlobal('known')).toBe(true);
  });

  it('does not stop the capture', async () => {
    await inspected.tab.evaluate(async () => void (await fetch('/api?after')));
    await panel.open('Requests');
    await panel.see({ role: 'row', text: /after/, within: { role: 'grid', name: 'Requests' } });
  });
}
