import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import { acts } from '../../../src/core/lessons/acts.ts';
import { type Hands, type Held, type Key, takeHands } from '../keyboard.ts';
import { openLesson, playAct } from '../learn.ts';
import { drive } from '../panel.ts';
import { describeInFirefox, inspect } from './inspecting.ts';

/** WebDriver writes keys without a character as private code points (W3C WebDriver, Keyboard actions). */
const codes: Readonly<Record<Key | Held, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  ' ': ' ',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  Home: '\uE011',
  End: '\uE010',
  Shift: '\uE008',
  Control: '\uE009',
};

describeInFirefox('the Learn view in a narrow Firefox, by keyboard alone', () => {
  let inspection: Inspection;
  let hands: Hands;
  const open = async (size: { width: number; height: number }) => {
    const { evaluate, inject, press } = await inspection.openTab('page.html', size);
    const noMouse = () => Promise.reject(new Error('there is no mouse in this test'));
    hands = takeHands(await drive({ evaluate, inject, click: noMouse }), {
      press: (key, ...held) =>
        press(
          [codes[key]],
          held.map((one) => codes[one]),
        ),
      type: (text) => press([...text]),
    });
  };
  beforeAll(async () => {
    inspection = await inspect('about:blank');
    // As wide as a panel at the side: the list of acts has no room there.
    await open({ width: 500, height: 900 });
  });
  afterAll(() => inspection?.close());

  const list = { role: 'navigation', name: 'Acts' };

  it('has a picker in the place of the list', async () => {
    await openLesson(hands, 'no-memory');
    await hands.see({ role: 'combobox', name: 'Acts' });
    expect(await hands.count(list)).toBe(0);
  });

  it.each(acts.map(({ id, title }) => [title, id] as const))('plays "%s" to its end', (_title, id) =>
    playAct(hands, id),
  );

  it('remembers every act that was played, in another tab', async () => {
    await open({ width: 1200, height: 900 });
    await openLesson(hands, 'no-memory');
    const done = { role: 'button', name: /, done$/, within: list };
    expect(await hands.count(done)).toBe(acts.length);
  });
});
