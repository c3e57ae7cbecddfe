// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/** The panel’s shortcuts where they meet those of DevTools and of the browser: in DevTools itself. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import type { Inspected, ShownPanel, TestBrowser } from '../browser.ts';
import { html, json, type Site, startSite } from '../site.ts';

const commands = { role: 'dialog', name: 'Commands' };
const keyboard = { role: 'dialog', name: 'Keyboard' };

export function testShortcuts(browser: TestBrowser): void {
  let site: Site;
  let inspected: Inspected;
  let panel: ShownPanel;
  beforeAll(async () => {
    site = await startSite({ '/': html('<h1>Site</h1>'), '/api': json(200, { ok: true }) });
    inspected = await browser.open(`${site.url}/`);
    panel = await inspected.showPanel();
    await panel.open('Tokens');
  });
  afterAll(async () => {
    await inspected?.close();
    await site?.close();
  });

  const filterIsFocused = () =>
    until('the filter to have the focus', () =>
      panel.driver.evaluate(() => document.activeElement?.ariaLabel === 'Filter'),
    );
  const gone = (what: typeof commands) =>
    until(`${what.name} to be closed`, async () => (await panel.count(what)) === 0);

  it('Ctrl+K opens the commands, and Enter does the one that was typed', async () => {
    await panel.strokes.press('k', 'Control');
    await panel.see(commands);
    await panel.strokes.type('go to audit');
    await panel.strokes.press('Enter');
    await gone(commands);
    await until('the Audit view', () =>
      panel.driver.evaluate(
        () =>
          document
            .querySelector<HTMLElement>('[role=tab][aria-selected=true]')
            ?.innerText.startsWith('Audit') === true,
      ),
    );
  });

  it('Ctrl+F and / lead to the panel’s own filter', async () => {
    await panel.open('Tokens');
    await panel.strokes.press('f', 'Control');
    await filterIsFocused();
    await panel.open('Requests');
    await panel.strokes.type('/');
    await filterIsFocused();
    expect(await panel.count({ role: 'combobox', name: 'Filter' })).toBe(1);
  });

  it('Escape leads from a request’s detail back to the list', async () => {
    await inspected.tab.evaluate(async () => {
      await (await fetch('/api')).text();
    });
    await panel.open('Requests');
    await panel.click({ role: 'row', text: /api/, within: { role: 'grid', name: 'Requests' } });
    const headers = { role: 'tab', name: 'Headers' };
    await panel.click(headers);
    await panel.strokes.press('Escape');
    await until('the detail to be closed', async () => (await panel.count(headers)) === 0);
  });

  it('? tells the keys, and Escape closes that', async () => {
    await panel.open('Tokens');
    await panel.strokes.type('?');
    await panel.see(keyboard);
    await panel.strokes.press('Escape');
    await gone(keyboard);
  });
}
