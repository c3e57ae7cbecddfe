/** The panel is worked through: nothing leaves it, and nothing but the settings stays behind. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspected, TestBrowser } from '../browser.ts';
import { askedByPage, dumpStorage, type Lure, startLure, takeBait, workThrough } from '../lure.ts';
import type { Panel } from '../panel.ts';

const paths = (seen: Lure['site']['seen']) =>
  seen
    .map(({ url }) => url.split('?', 1)[0])
    .filter((path) => !path?.startsWith('/.well-known/appspecific/'));

export function testSealedInventory(browser: TestBrowser): void {
  let lure: Lure;
  let inspected: Inspected;
  let panel: Panel;

  beforeAll(async () => {
    lure = await startLure();
    inspected = await browser.open(`${lure.site.url}/`);
    await inspected.tab.evaluate(takeBait);
    panel = await inspected.showPanel();
    await workThrough(panel, lure.secret);
  });
  afterAll(async () => {
    await inspected?.close();
    await lure?.close();
  });

  it('sends no request: what records saw the page itself, and nobody else', () => {
    expect(paths(lure.recorder.seen)).toEqual(['/page-itself']);
    expect(paths(lure.site.seen)).toEqual(askedByPage);
  });

  it('leaves the settings behind and nothing else: no token, key, claim or address', async () => {
    const { names, text } = await panel.driver.evaluate(dumpStorage);
    expect(names).toEqual(['storage.local settings']);
    expect(text).toContain('dark');
    expect(text).not.toMatch(/eyJ|mara|correct horse|access_token|127\.0\.0\.1|localhost/);
  });
}
