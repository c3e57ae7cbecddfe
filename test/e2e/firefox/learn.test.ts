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
  ArrowLeft: '\uE012',
  Home: '\uE011',
  End: '\uE010',
  Shift: '\uE008',
  Control: '\uE009',
};

describeInFirefox('the Learn view in Firefox, by keyboard alone', () => {
  let inspection: Inspection;
  let hands: Hands;
  const open = async () => {
    const { evaluate, inject, press } = await inspection.openTab('page.html');
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
    await open();
  });
  afterAll(() => inspection?.close());

  it.each(acts.map(({ id, title }) => [title, id] as const))('plays "%s" to its end', (_title, id) =>
    playAct(hands, id),
  );

  it('remembers every act that was played in another tab', async () => {
    await open();
    await openLesson(hands, acts[0]?.title ?? '');
    const done = { role: 'button', name: /, done$/, within: { role: 'navigation', name: 'Acts' } };
    expect(await hands.count(done)).toBe(acts.length);
  });
});
