/** The panel speaks the language of the settings from its first word on, whatever the browser speaks. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspected, ShownPanel, TestBrowser } from '../browser.ts';
import { pasteText } from '../hand-over.ts';
import { inMinutes, signHs256 } from '../tokens.ts';

interface WithStorage {
  readonly chrome: { storage: { local: { set(items: object): Promise<void> } } };
}

const choose = (panel: ShownPanel, language: string) =>
  panel.driver.evaluate(
    (chosen) =>
      (globalThis as unknown as WithStorage).chrome.storage.local.set({ settings: { language: chosen } }),
    language,
  );
const languageOf = (panel: ShownPanel) => panel.driver.evaluate(() => document.documentElement.lang);

export function testLanguage(browser: TestBrowser): void {
  let inspected: Inspected;

  beforeAll(async () => {
    inspected = await browser.open('about:blank');
  });
  afterAll(() => inspected?.close());

  it('is English until another one is chosen', async () => {
    const tab = await inspected.openTab();
    expect(await languageOf(tab.panel)).toBe('en');
    await tab.panel.see({ role: 'tab', name: 'Storage' });
    await choose(tab.panel, 'de');
    await tab.close();
  });

  it('is German once it is chosen, in the frame and in the views', async () => {
    const tab = await inspected.openTab();
    expect(await languageOf(tab.panel)).toBe('de');
    await tab.panel.see({ role: 'tab', name: 'Speicher' });
    await pasteText(tab.panel, signHs256({ sub: 'mara', exp: inMinutes(-30) }));
    await tab.panel.see({ role: 'region', name: 'Token im Einzelnen', text: /Abgelaufen/ });
    // A word of the building blocks, and one that core says.
    await tab.panel.see({
      role: 'grid',
      name: 'Tokens',
      text: /Hinweis|Niedrig|Mittel|Hoch|Kritisch|Keiner/,
    });
    await tab.panel.see({
      role: 'region',
      name: 'Token im Einzelnen',
      text: /the subject, as its issuer knows it/,
    });
    await choose(tab.panel, 'auto');
    await tab.close();
  });
}
