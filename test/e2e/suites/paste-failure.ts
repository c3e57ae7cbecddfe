/** A failed request with its answer, pasted as a terminal shows it. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Inspected, PanelTab, TestBrowser } from '../browser.ts';
import { pasteText } from '../hand-over.ts';
import type { Panel } from '../panel.ts';
import { inMinutes, signHs256 } from '../tokens.ts';

const expired = signHs256({ sub: 'mara', scope: 'orders:read', iat: inMinutes(-90), exp: inMinutes(-30) });
const transcript = [
  '$ curl -v https://api.shop.test/orders',
  '* Connected to api.shop.test (203.0.113.7) port 443',
  '> GET /orders HTTP/2',
  '> Host: api.shop.test',
  `> Authorization: Bearer ${expired}`,
  '>',
  '< HTTP/2 401',
  `< date: ${new Date().toUTCString()}`,
  '< www-authenticate: Bearer error="invalid_token"',
  '<',
  '* Connection #0 to host api.shop.test left intact',
].join('\r\n');

export function testPastedFailure(browser: TestBrowser): void {
  let inspected: Inspected;
  let tab: PanelTab | undefined;
  let panel: Panel;

  beforeAll(async () => {
    inspected = await browser.open('about:blank');
  });
  beforeEach(async () => {
    tab = await inspected.openTab();
    panel = tab.panel;
    await pasteText(panel, transcript);
  });
  afterEach(() => tab?.close());
  afterAll(() => inspected?.close());

  const headline = { role: 'heading', within: { role: 'region', name: 'Diagnosis' } };

  it('opens on its diagnosis', async () => {
    expect(await panel.text(headline)).toMatch(/^Expired 30 min/);
  });

  it('leads over the journey of its token back to the request, and axe finds nothing there', async () => {
    await panel.see(headline);
    await panel.open('Tokens');
    await panel.click({ role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } });
    await panel.click({ role: 'tab', name: 'Journey' });
    const journey = { role: 'list', name: 'Journey' };
    expect(await panel.text(journey)).toMatch(/Issued[\s\S]*Expired[\s\S]*Refused/);
    expect(await panel.audit()).toEqual([]);
    await panel.click({ role: 'button', text: /Refused/, within: journey });
    await panel.see(headline);
  });
}
