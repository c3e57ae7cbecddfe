/** Every act of the Learn view is played by keyboard alone: in DevTools, and in an ordinary tab without any network. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import { acts } from '../../../src/core/lessons/acts.ts';
import type { Inspected, PanelTab, ShownPanel, TabOptions, TestBrowser } from '../browser.ts';
import { type Hands, takeHands } from '../keyboard.ts';
import { openLesson, playAct, playWithOwnToken } from '../learn.ts';
import { html, type Site, startSite } from '../site.ts';
import { inMinutes, secret, signHs256 } from '../tokens.ts';

const list = { role: 'navigation', name: 'Acts' };
const titles = acts.map(({ id, title }) => [title, id] as const);

async function take(panel: ShownPanel): Promise<Hands> {
  await panel.driver.evaluate(() => window.focus());
  return takeHands(panel, panel.strokes);
}

export function testLearn(browser: TestBrowser): void {
  let inspected: Inspected;
  beforeAll(async () => {
    // Nothing is captured from an empty page.
    inspected = await browser.open('about:blank');
  });
  afterAll(() => inspected?.close());

  describe('in DevTools', () => {
    let hands: Hands;
    beforeAll(async () => {
      hands = await take(await inspected.showPanel());
    });

    it.each(titles)('plays "%s" to its end', (_title, id) => playAct(hands, id));
  });

  describe('in an ordinary tab, without any network', () => {
    let site: Site;
    let tab: PanelTab;
    let hands: Hands;
    const open = async (options: TabOptions) => {
      await tab?.close();
      tab = await inspected.openTab({ offline: true, ...options });
      hands = await take(tab.panel);
    };
    beforeAll(async () => {
      site = await startSite({ '/': html('') });
    });
    afterAll(() => site?.close());

    it('remembers every act that was played in DevTools', async () => {
      await open({ size: { width: 1200, height: 900 } });
      await openLesson(hands, 'no-memory');
      expect(await hands.count({ role: 'button', name: /, done$/, within: list })).toBe(acts.length);
    });

    it('has a picker in the place of the list where it is narrow', async () => {
      // As wide as a panel at the side: the list of acts has no room there.
      await open({ size: { width: 500, height: 900 }, calm: true });
      await openLesson(hands, 'no-memory');
      await hands.see({ role: 'combobox', name: 'Acts' });
      expect(await hands.count(list)).toBe(0);
    });

    it.each(titles)('plays "%s" to its end where it is narrow and motion is reduced', async (_title, id) => {
      await playAct(hands, id);
      expect(await hands.driver.evaluate(() => document.getAnimations().length)).toBe(0);
    });

    it('plays with a token of the person’s own', async () => {
      await open({});
      const token = signHs256({ sub: 'mara', iat: inMinutes(-10), exp: inMinutes(50) });
      await hands.write({ role: 'textbox', name: /^Paste a token/ }, token);
      await hands.push('Read it');
      await hands.see({ role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } });
      await playWithOwnToken(hands, token, secret);
    });

    it('asks for nothing but its own files', async () => {
      expect(await tab.asked()).toEqual([]);
      // So that what is asked for is known to be noted.
      await hands.driver.evaluate((url) => location.assign(url), `${site.url}/`).catch(() => {});
      await until('the request', async () => (await tab.asked()).includes(`${site.url}/`));
    });
  });
}
