/** The panel without DevTools: what is dropped or pasted there is read. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Inspected, PanelTab, TestBrowser } from '../browser.ts';
import { dropFile, pasteText } from '../hand-over.ts';
import type { Panel } from '../panel.ts';
import { inMinutes, signHs256 } from '../tokens.ts';

const expired = signHs256({ sub: 'mara', scope: 'orders:read', iat: inMinutes(-90), exp: inMinutes(-30) });
const har = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'test', version: '1' },
    entries: [
      {
        startedDateTime: new Date().toISOString(),
        time: 12,
        request: {
          method: 'GET',
          url: 'https://api.shop.test/orders',
          headers: [{ name: 'Authorization', value: `Bearer ${expired}` }],
        },
        response: {
          status: 401,
          headers: [
            { name: 'Date', value: new Date().toUTCString() },
            { name: 'WWW-Authenticate', value: 'Bearer error="invalid_token"' },
          ],
          content: { size: 0, mimeType: 'application/json' },
        },
      },
    ],
  },
});

export function testTab(browser: TestBrowser): void {
  let inspected: Inspected;
  let tab: PanelTab | undefined;
  let panel: Panel;

  beforeAll(async () => {
    inspected = await browser.open('about:blank');
  });
  beforeEach(async () => {
    tab = await inspected.openTab();
    panel = tab.panel;
  });
  afterEach(() => tab?.close());
  afterAll(() => inspected?.close());

  it('opens from the toolbar button', async () => {
    expect(await inspected.pressToolbarButton()).toMatch(/\/page\.html$/);
  });

  it('reads a dropped HAR and says why a request failed', async () => {
    await dropFile(panel, 'orders.har', har);
    await panel.open('Requests');
    await panel.click({ role: 'row', text: /orders/, within: { role: 'grid', name: 'Requests' } });
    expect(await panel.text({ role: 'heading', within: { role: 'region', name: 'Diagnosis' } })).toMatch(
      /expired/i,
    );
  });

  it('says that a HAR is cut off, and loses nothing that was there', async () => {
    await dropFile(panel, 'orders.har', har);
    await panel.open('Tokens');
    const tokens = { role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } };
    await panel.see(tokens);
    await dropFile(panel, 'broken.har', har.slice(0, har.length / 2));
    await panel.see({ role: 'main', text: /broken\.har.*cut off/ });
    expect(await panel.count(tokens)).toBe(1);
  });

  it('decodes a pasted token', async () => {
    await pasteText(panel, `Bearer ${expired}`);
    await panel.see({ role: 'region', name: 'Token details', text: /mara/ });
  });

  it('takes a token of ten megabytes without freezing', async () => {
    await pasteText(panel, signHs256({ sub: 'mara', filler: 'x'.repeat(7_500_000) }));
    await panel.see({ role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } });
    await panel.open('Keys');
    await panel.open('Tokens');
  });

  it('says what it makes of a text that holds nothing', async () => {
    await pasteText(panel, 'good morning');
    await panel.see({ role: 'main', text: /no JWT/ });
  });

  it('axe finds nothing in the empty tab', async () => {
    for (const view of ['Tokens', 'Requests', 'Flows', 'Storage', 'Audit', 'Keys'] as const) {
      await panel.open(view);
      expect(await panel.audit(), view).toEqual([]);
    }
  });
}
