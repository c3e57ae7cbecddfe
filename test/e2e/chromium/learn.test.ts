import type { Frame, Keyboard, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { acts } from '../../../src/core/lessons/acts.ts';
import { type Hands, type Strokes, takeHands } from '../keyboard.ts';
import { openLesson, playAct, playWithOwnToken } from '../learn.ts';
import { drive, inChromium } from '../panel.ts';
import { inMinutes, secret, signHs256 } from '../tokens.ts';
import { describeInChromium, inspect } from './inspecting.ts';

const strokesOf = (keyboard: Keyboard): Strokes => ({
  press: async (key, ...held) => {
    for (const one of held) await keyboard.down(one);
    await keyboard.press(key === ' ' ? 'Space' : key);
    for (const one of held) await keyboard.up(one);
  },
  type: (text) => keyboard.type(text),
});

describeInChromium('the Learn view, by keyboard alone', () => {
  let inspection: Inspection;
  beforeAll(async () => {
    // Nothing is captured from an empty page.
    inspection = await inspect('about:blank');
  });
  afterAll(() => inspection?.close());

  const handsIn = async (place: Frame | Page, keyboard: Keyboard): Promise<Hands> => {
    const hands = takeHands(await drive(inChromium(place)), strokesOf(keyboard));
    await hands.driver.evaluate(() => window.focus());
    return hands;
  };

  describe('in DevTools', () => {
    let hands: Hands;
    beforeAll(async () => {
      hands = await handsIn(await inspection.showPanel(), inspection.devtools.keyboard);
    });

    it.each(acts.map(({ id, title }) => [title, id] as const))('plays "%s" to its end', (_title, id) =>
      playAct(hands, id),
    );
  });

  describe('in an ordinary tab, without any network', () => {
    let page: Page;
    let hands: Hands;
    const asked: string[] = [];
    const reopen = async () => {
      await page?.close();
      page = await inspection.browser.newPage();
      page.on('request', (request) => asked.push(request.url()));
      await page.setOfflineMode(true);
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      await page.goto(`chrome-extension://${inspection.extensionId}/page.html`);
      hands = await handsIn(page, page.keyboard);
    };
    beforeAll(reopen);

    const doneOnes = async () => {
      await openLesson(hands, 'no-memory');
      return hands.count({ role: 'button', name: /, done$/, within: { role: 'navigation', name: 'Acts' } });
    };

    it('remembers every act that was played, also once it was closed', async () => {
      expect(await doneOnes()).toBe(acts.length);
      await reopen();
      expect(await doneOnes()).toBe(acts.length);
    });

    it('plays an act with messages that stand still, where motion is reduced', async () => {
      await playAct(hands, 'no-memory');
      const moving = await page.evaluate(() => document.getAnimations().length);
      expect(moving).toBe(0);
    });

    it('plays with a token of the person’s own', async () => {
      await reopen();
      const token = signHs256({ sub: 'mara', iat: inMinutes(-10), exp: inMinutes(50) });
      await hands.write({ role: 'textbox', name: /^Paste a token/ }, token);
      await hands.push('Read it');
      await hands.see({ role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } });
      await playWithOwnToken(hands, token, secret);
    });

    it('asks for nothing but its own files', () => {
      expect(asked.filter((url) => !url.startsWith(`chrome-extension://${inspection.extensionId}/`))).toEqual(
        [],
      );
      expect(asked.length).toBeGreaterThan(0);
    });
  });
});
