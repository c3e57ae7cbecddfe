/** A page that has no storage, and the one that comes after it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspected, TestBrowser } from '../browser.ts';
import type { Panel } from '../panel.ts';
import { html, type Site, startSite } from '../site.ts';
import { signHs256 } from '../tokens.ts';

export function testNotInspectable(browser: TestBrowser): void {
  let site: Site;
  let inspected: Inspected;
  let panel: Panel;

  beforeAll(async () => {
    site = await startSite({ '/': html('<h1>Shop</h1>') });
    inspected = await browser.open('about:blank');
    panel = await inspected.showPanel();
  });
  afterAll(async () => {
    await inspected?.close();
    await site?.close();
  });

  it('is said where its storage would be', async () => {
    await panel.open('Storage');
    await panel.see({ role: 'tabpanel', text: /can’t be read|no origin|does not let/i });
  });

  it('gives way to the next page', async () => {
    await inspected.tab.goto(`${site.url}/`);
    await inspected.tab.evaluate((token) => localStorage.setItem('t', token), signHs256({ sub: 'mara' }));
    await inspected.tab.evaluate(async () => void (await fetch('/')));
    await panel.open('Storage');
    await panel.see({ role: 'row', text: /localStorage/, within: { role: 'grid', name: 'Stored tokens' } });
    expect(await panel.count({ role: 'tabpanel', text: /can’t be read/ })).toBe(0);
  });
}
