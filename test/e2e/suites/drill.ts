/** The drill and the pages beside the acts, by keyboard. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import { countAnswer, nextTurn, startDrill } from '../../../src/core/lessons/drill/drill.ts';
import { askQuestion } from '../../../src/core/lessons/drill/question.ts';
import type { Inspected, ShownPanel, TestBrowser } from '../browser.ts';
import type { Target } from '../finder.ts';
import { type Hands, takeHands } from '../keyboard.ts';

const seed = 'class-4b';
const whatHappened: Target = { role: 'group', name: /What went wrong/ };

export function testDrill(browser: TestBrowser): void {
  let inspected: Inspected;
  let panel: ShownPanel;
  let hands: Hands;

  beforeAll(async () => {
    inspected = await browser.open('about:blank');
    ({ panel } = await inspected.openTab({ hash: `drill=${seed}` }));
    hands = takeHands(panel, panel.strokes);
  });
  afterAll(() => inspected?.close());

  it("opens from a teacher's link and is played to its end by keyboard, with the answers of another machine", async () => {
    let drill = startDrill(seed);
    for (let number = 1; number <= 12; number += 1) {
      const turn = nextTurn(drill);
      if (turn === null) throw new Error('the drill has too few cases');
      // Computed here, in Node: the same seed must give the browser the same question.
      const { causes, diagnosis } = await askQuestion(seed, turn);
      await hands.push(causes.find(({ cause }) => cause === diagnosis.cause)?.words ?? '', whatHappened);
      await hands.push(new RegExp(`^${diagnosis.rightStatus.status}`));
      await panel.see({ role: 'status', text: /^\s*Right/ });
      await panel.see({ role: 'list', name: /What the server checks/ });
      if (number === 1) expect(await panel.audit()).toEqual([]);
      drill = countAnswer(drill, true);
      if (number < 12) await hands.push('Next question');
    }
    await panel.see({ role: 'status', text: /What this shows/ });
    await panel.see({ role: 'button', name: /401 or 403\?.*done/ });
  });

  it('explains a word of the ladder on focus, and takes the hint away on Escape', async () => {
    const word = { role: 'button', name: 'Time window' };
    await hands.walkTo(word);
    await panel.see({ role: 'tooltip', text: /must not be accepted/ });
    expect(await panel.audit()).toEqual([]);
    await panel.strokes.press('Escape');
    await until('the hint to go', async () => (await panel.count({ role: 'tooltip' })) === 0);
    expect(await panel.driver.evaluate(() => document.activeElement?.textContent)).toBe('Time window');
  });

  it('axe finds nothing in the pages beside the acts', async () => {
    await panel.click({ role: 'button', name: /^The full picture/ });
    await panel.see({ role: 'region', name: /The token way/, text: /refresh token 2/ });
    // Messages that are still fading in have no contrast yet.
    await panel.driver.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    expect(await panel.audit()).toEqual([]);
    await panel.click({ role: 'button', name: /^Three misconceptions/ });
    await panel.click({ role: 'button', name: /^False/, within: { role: 'region', name: /encrypted/ } });
    await panel.see({ role: 'status', text: /Right: false/ });
    expect(await panel.audit()).toEqual([]);
    await panel.click({ role: 'button', name: /^Glossary/ });
    await panel.see({ role: 'term', text: /Audience/ });
    expect(await panel.audit()).toEqual([]);
  });

  it('follows a link to another seed while it is open', async () => {
    await panel.driver.evaluate(() => {
      location.hash = '#drill=friday';
    });
    await panel.see(whatHappened);
    const turn = nextTurn(startDrill('friday'));
    const { causes } = await askQuestion('friday', turn ?? { case: '', attempt: 0 });
    const shown = await until('its first question', async () => {
      const texts = await panel.texts({ role: 'button', within: whatHappened });
      return texts[0]?.trim() === causes[0]?.words ? texts.map((text) => text.trim()) : null;
    });
    expect(shown).toEqual(causes.map(({ words }) => words));
  });
}
