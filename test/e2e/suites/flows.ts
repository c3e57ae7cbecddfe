/** A sign-in that went well and one that did not, looked at in the Flows view. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { writeHar } from '../../../src/core/http/har-write.ts';
import { codeFlow, verifier } from '../../core/flows/flows-of.ts';
import type { Inspected, PanelTab, TestBrowser } from '../browser.ts';
import { dropFile } from '../hand-over.ts';

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

export function testFlows(browser: TestBrowser): void {
  let inspected: Inspected;
  let tab: PanelTab;

  beforeAll(async () => {
    inspected = await browser.open('about:blank');
    tab = await inspected.openTab();
    await dropFile(tab.panel, 'sign-ins.har', writeHar(exchanges));
    await tab.panel.open('Flows');
  });
  afterAll(() => inspected?.close());

  it('is reached, walked and left by keyboard', async () => {
    const { panel } = tab;
    await panel.see({ role: 'row', text: /code_verifier/, within: grid });
    await panel.click({ role: 'row', text: /Completed/, within: grid });
    await panel.see({ ...detail, text: /Every step that can be seen was answered/ });
    await panel.strokes.press('ArrowDown');
    await panel.see({ ...detail, text: /The code_verifier does not match the code_challenge/ });
    await panel.strokes.press('Escape');
    expect(await panel.count(detail)).toBe(0);
  });

  it.each([
    [1280, 420],
    [480, 900],
    [320, 700],
  ])('axe finds nothing at %d × %d', async (width, height) => {
    const { panel } = tab;
    await tab.resize({ width, height });
    expect(await panel.audit()).toEqual([]);
    await panel.click({ role: 'row', text: /code_verifier/, within: grid });
    await panel.see(detail);
    expect(await panel.audit()).toEqual([]);
    await panel.strokes.press('Escape');
    await panel.see(grid);
  });

  it('goes from a message to its request, and from its diagnosis back to the flow', async () => {
    const { panel } = tab;
    await tab.resize({ width: 1280, height: 800 });
    await panel.click({ role: 'row', text: /code_verifier/, within: grid });
    await panel.click({ role: 'button', text: /POST \/token/, within: detail });
    const toFlow = { role: 'button', name: 'See the sign-in it belongs to' };
    await panel.see({ role: 'region', name: 'Diagnosis' });
    await panel.click(toFlow);
    await panel.see({ ...detail, text: /The code_verifier does not match/ });
  });
}
