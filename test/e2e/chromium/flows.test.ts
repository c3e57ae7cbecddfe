import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { writeHar } from '../../../src/core/http/har-write.ts';
import { codeFlow, verifier } from '../../core/flows/flows-of.ts';
import { drive, inChromium, type Panel } from '../panel.ts';
import { describeInChromium, inspect } from './inspecting.ts';

/** A sign-in that went well, and one whose verifier was lost. */
const { exchanges } = buildScene({
  title: 'two sign-ins',
  exchanges: [
    ...codeFlow(),
    ...codeFlow({
      back: 'code=c-2&state=s-1',
      redeemed: `code=c-2&code_verifier=${verifier.slice(1)}x`,
      status: 400,
      answer: '{"error":"invalid_grant"}',
    }).map((exchange) => ({ ...exchange, at: (exchange.at ?? 0) + 60 })),
  ],
});
const grid = { role: 'grid', name: 'Flows' };
const detail = { role: 'region', name: 'Flow details' };

describeInChromium('the Flows view', () => {
  let inspection: Inspection;
  let page: Page;
  let panel: Panel;

  beforeAll(async () => {
    inspection = await inspect('about:blank');
    page = await inspection.browser.newPage();
    await page.goto(`chrome-extension://${inspection.extensionId}/page.html`);
    panel = await drive(inChromium(page));
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'sign-ins.har'));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }, writeHar(exchanges));
    await panel.open('Flows');
  });
  afterAll(() => inspection?.close());

  it('is reached, walked and left by keyboard', async () => {
    await panel.see({ role: 'row', text: /code_verifier/, within: grid });
    await panel.click({ role: 'row', text: /Completed/, within: grid });
    await panel.see({ ...detail, text: /Every step that can be seen was answered/ });
    await page.keyboard.press('ArrowDown');
    await panel.see({ ...detail, text: /The code_verifier does not match the code_challenge/ });
    await page.keyboard.press('Escape');
    expect(await panel.count(detail)).toBe(0);
  });

  it.each([
    [1280, 420],
    [480, 900],
    [320, 700],
  ])('axe finds nothing at %d × %d', async (width, height) => {
    await page.setViewport({ width, height });
    expect(await panel.audit()).toEqual([]);
    await panel.click({ role: 'row', text: /code_verifier/, within: grid });
    await panel.see(detail);
    expect(await panel.audit()).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.see(grid);
  });

  it('goes from a message to its request, and from its diagnosis back to the flow', async () => {
    await page.setViewport({ width: 1280, height: 800 });
    await panel.click({ role: 'row', text: /code_verifier/, within: grid });
    await panel.click({ role: 'button', text: /POST \/token/, within: detail });
    const toFlow = { role: 'button', name: 'See the sign-in it belongs to' };
    await panel.see({ role: 'region', name: 'Diagnosis' });
    await panel.click(toFlow);
    await panel.see({ ...detail, text: /The code_verifier does not match/ });
  });
});
