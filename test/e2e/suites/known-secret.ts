/** A worker of the extension tries known secrets, and the panel shows the one that fits. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspected, TestBrowser } from '../browser.ts';
import { callWithToken, findKnownSecret, startWeakSite, type WeakSite } from '../known-secret.ts';

export function testKnownSecret(browser: TestBrowser): void {
  let weak: WeakSite;
  let inspected: Inspected;
  beforeAll(async () => {
    weak = await startWeakSite();
    inspected = await browser.open(`${weak.site.url}/`);
    await inspected.tab.evaluate(callWithToken, weak.token);
  });
  afterAll(async () => {
    await inspected?.close();
    await weak?.site.close();
  });

  it('is found out by the worker, under the CSP of the extension, and shown', async () => {
    const panel = await inspected.showPanel();
    await findKnownSecret(panel);
    await panel.open('Tokens');
    expect(await panel.audit()).toEqual([]);
  });
}
