import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { until } from '../../../scripts/until.mjs';
import { drive, inChromium, type Panel } from '../panel.ts';
import { inMinutes, signHs256 } from '../tokens.ts';
import { describeInChromium, inspect } from './inspecting.ts';

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

describeInChromium('the panel as an ordinary tab', () => {
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
  });
  afterAll(() => inspection?.close());

  /** Drops a file of this text on the page. */
  const drop = (name: string, text: string) =>
    page.evaluate(
      (fileName, content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], fileName));
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      },
      name,
      text,
    );
  const paste = (text: string) =>
    page.evaluate((content) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', content);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
      );
    }, text);

  it('opens from the toolbar button', async () => {
    const { browser, extensionId } = inspection;
    const target = await browser.waitForTarget(
      (one) => one.type() === 'service_worker' && one.url().includes(extensionId),
    );
    const worker = await target.worker();
    const before = (await browser.pages()).length;
    // What the browser does when the button is pressed; a headless one has no button.
    await worker?.evaluate(() => {
      const { action } = (
        globalThis as unknown as { chrome: { action: { onClicked: { dispatch(tab: object): void } } } }
      ).chrome;
      action.onClicked.dispatch({});
    });
    await until('the tab', async () => (await browser.pages()).length > before);
    const opened = await until('its document', async () =>
      (await browser.pages()).find((one) => one !== page && one.url().endsWith('/page.html')),
    );
    await opened.close();
  });

  it('reads a dropped HAR and says why a request failed', async () => {
    await drop('orders.har', har);
    await panel.open('Requests');
    await panel.click({ role: 'row', text: /orders/, within: { role: 'grid', name: 'Requests' } });
    expect(await panel.text({ role: 'heading', within: { role: 'region', name: 'Diagnosis' } })).toMatch(
      /expired/i,
    );
  });

  it('says that a HAR is cut off, and loses nothing that was there', async () => {
    await drop('orders.har', har);
    await panel.open('Tokens');
    const tokens = { role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } };
    await panel.see(tokens);
    await drop('broken.har', har.slice(0, har.length / 2));
    await panel.see({ role: 'main', text: /broken\.har.*cut off/ });
    expect(await panel.count(tokens)).toBe(1);
  });

  it('decodes a pasted token', async () => {
    await paste(`Bearer ${expired}`);
    await panel.see({ role: 'region', name: 'Token details', text: /mara/ });
  });

  it('takes a token of ten megabytes without freezing', async () => {
    await paste(signHs256({ sub: 'mara', filler: 'x'.repeat(7_500_000) }));
    await panel.see({ role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } });
    await panel.open('Keys');
    await panel.open('Tokens');
  });

  it('says what it makes of a text that holds nothing', async () => {
    await paste('good morning');
    await panel.see({ role: 'main', text: /no JWT/ });
  });

  it('axe finds nothing in the empty tab', async () => {
    for (const view of ['Tokens', 'Requests', 'Flows', 'Storage', 'Audit', 'Keys'] as const) {
      await panel.open(view);
      expect(await panel.audit(), view).toEqual([]);
    }
  });
});
