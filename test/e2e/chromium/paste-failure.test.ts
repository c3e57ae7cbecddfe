import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { drive, inChromium, type Panel } from '../panel.ts';
import { inMinutes, signHs256 } from '../tokens.ts';
import { describeInChromium, inspect } from './inspecting.ts';

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

describeInChromium('a failure pasted from a terminal', () => {
  let inspection: Inspection;
  let page: Page;
  let panel: Panel;

  beforeAll(async () => {
    inspection = await inspect('about:blank');
    page = await inspection.browser.newPage();
  });
  beforeEach(async () => {
    await page.goto(`chrome-extension://${inspection.extensionId}/page.html`);
    panel = await drive(inChromium(page));
    await page.evaluate((content) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', content);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
      );
    }, transcript);
  });
  afterAll(() => inspection?.close());

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
});
