// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/** The panel without a mouse: every stop of every view, lists, tabs, dialogs, the filter and the splitter, by real key strokes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import type { Inspected, TestBrowser } from '../browser.ts';
import type { Target } from '../finder.ts';
import { type Hands, takeHands } from '../keyboard.ts';
import { walkStops } from '../stops.ts';
import { inMinutes, secret, signHs256 } from '../tokens.ts';

const api = 'https://api.example/v1';
const bearer = (claims: object) => `Bearer ${signHs256({ iss: 'https://id.example', ...claims })}`;
const entry = (method: string, url: string, status: number, authorization: string) => ({
  startedDateTime: new Date().toISOString(),
  time: 20,
  request: { method, url, headers: [{ name: 'Authorization', value: authorization }] },
  response: { status, headers: [], content: {} },
});

/** Two tokens, one of them expired and refused; short, as each letter is a key stroke. */
const capture = JSON.stringify({
  log: {
    version: '1.2',
    entries: [
      entry('GET', `${api}/orders`, 200, bearer({ sub: 'anna', exp: inMinutes(10) })),
      entry('GET', `${api}/bills`, 401, bearer({ sub: 'bert', exp: inMinutes(-10) })),
    ],
  },
});

const views = ['Tokens', 'Requests', 'Flows', 'Storage', 'Audit', 'Keys', 'Learn'] as const;
const tab = (view: string): Target => ({ role: 'tab', name: new RegExp(`^${view}(?![a-z])`) });
const rows = (grid: string): Target => ({ role: 'row', within: { role: 'grid', name: grid } });
const panes: Target = { role: 'tablist', name: /details/i };

interface Listener {
  said: string[];
}

/** Runs in the panel: an announcement stands there until the next one, which may be no time at all. */
function listen(): void {
  const log = document.querySelector<HTMLElement>('[role=log]');
  const said: string[] = [];
  (window as unknown as Listener).said = said;
  if (log !== null)
    new MutationObserver(() => said.push(log.innerText)).observe(log, {
      childList: true,
      characterData: true,
      subtree: true,
    });
}

export function testKeyboard(browser: TestBrowser): void {
  let hands: Hands;
  let inspected: Inspected;
  beforeAll(async () => {
    // Nothing is captured from an empty page.
    inspected = await browser.open('about:blank');
    const { panel } = await inspected.openTab({ size: { width: 1280, height: 800 } });
    hands = takeHands(panel, panel.strokes);
    await hands.driver.evaluate(() => window.focus());
    await hands.driver.evaluate(listen);
    await hands.write({ role: 'textbox', name: /^Paste a token/ }, capture);
    await hands.push('Read it');
    await hands.see(rows('Tokens'));
  }, 240_000);
  afterAll(() => inspected?.close());

  /** Role and name of what has the focus, as a person would tell it. */
  const focused = () =>
    hands.driver.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const role = at.getAttribute('role') ?? at.tagName.toLowerCase();
      return `${role} ${(at.ariaLabel ?? at.innerText).replace(/\s+/g, ' ').trim()}`;
    });
  const sees = (what: string, is: (now: string) => boolean) =>
    until(`the focus on ${what}`, async () => is(await focused()));
  /** Waits until it is announced, since the last time that something was waited for. */
  const heard = async (words: RegExp) => {
    let said: string[] = [];
    const isSaid = async () => {
      said = await hands.driver.evaluate(() => (window as unknown as Listener).said);
      return said.some((now) => words.test(now));
    };
    await until(`${words} to be heard`, isSaid).catch((error) => {
      throw new Error(`${error}; it was: ${said}`);
    });
    const last = said.findLastIndex((now) => words.test(now));
    await hands.driver.evaluate((count) => (window as unknown as Listener).said.splice(0, count), last + 1);
  };
  /** A view, or a pane, that comes when it is first shown has its stops only then. */
  const isFetched = () =>
    until('all that is fetched when it is first shown', () =>
      hands.driver.evaluate(() => document.querySelector('[aria-busy=true]') === null),
    );
  const goTo = async (view: (typeof views)[number]) => {
    // From a field, digits are text.
    await hands.walkTo({ role: 'tab', within: { role: 'tablist', name: 'Views' } });
    await hands.strokes.type(String(views.indexOf(view) + 1));
    await sees(view, (now) => now.startsWith(`tab ${view}`));
  };

  it.each(views)(
    'stops at everything in %s, in sight and with the focus drawn',
    { timeout: 240_000 },
    async (view) => {
      await goTo(view);
      await hands.see(tab(view));
      await isFetched();
      await hands.strokes.press('ArrowDown');
      if ((await focused()).startsWith('row')) await hands.strokes.press('Enter');
      await isFetched();
      expect(await walkStops(hands)).toEqual([]);
      await goTo(view);
    },
  );

  it('moves through a list with the arrows, opens a row, its panes, and comes back', async () => {
    await goTo('Tokens');
    await hands.strokes.press('ArrowDown');
    await hands.strokes.press('End');
    await sees('the last row', (now) => now.startsWith('row') && now.includes('bert'));
    await hands.strokes.press('ArrowUp');
    await sees('the row above', (now) => now.startsWith('row') && now.includes('anna'));
    await hands.strokes.press('Enter');
    await hands.walkTo({ role: 'tab', within: panes });
    await hands.strokes.press('End');
    await sees('the last pane', (now) => now === 'tab Raw');
    await hands.strokes.press('Home');
    await hands.strokes.press('ArrowRight');
    await sees('the second pane', (now) => now.startsWith('tab Findings'));
    await hands.strokes.press('Escape');
    await sees('the row again', (now) => now.startsWith('row') && now.includes('anna'));
    expect(await hands.count(panes)).toBe(0);
  });

  it('copies the chosen token, and says so', async () => {
    await goTo('Tokens');
    await hands.strokes.press('ArrowDown');
    await hands.strokes.press('Home');
    await hands.strokes.press('c', 'Control');
    await heard(/copied/i);
  });

  it('makes the list wider at the splitter', async () => {
    await goTo('Tokens');
    await hands.strokes.press('ArrowDown');
    await hands.strokes.press('Home');
    const splitter: Target = { role: 'separator', name: 'Resize list' };
    await hands.walkTo(splitter);
    const width = () => hands.driver.evaluate(() => Number(document.activeElement?.ariaValueNow));
    const before = await width();
    await hands.strokes.press('ArrowRight');
    await until('the splitter to move', async () => (await width()) !== before);
    expect(await width()).toBe(before + 2);
    await hands.strokes.press('ArrowLeft');
    await until('the splitter to move back', async () => (await width()) === before);
  });

  it('completes a filter, tells what it leaves, and clears it', async () => {
    await goTo('Tokens');
    await hands.strokes.type('/');
    await sees('the filter', (now) => now === 'combobox Filter');
    await hands.strokes.type('is:exp');
    await hands.strokes.press('ArrowDown');
    await hands.strokes.press('Enter');
    expect(await hands.value({ role: 'combobox', name: 'Filter' })).toBe('is:expired ');
    await heard(/^1 row shown/);
    await hands.strokes.press('Escape');
    await hands.strokes.press('Escape');
    await until(
      'an empty filter',
      async () => (await hands.value({ role: 'combobox', name: 'Filter' })) === '',
    );
    await heard(/^2 rows shown/);
  });

  it.each(['Settings', 'Keyboard'])('keeps the focus in the dialog %s, and gives it back', async (name) => {
    await goTo('Tokens');
    if (name === 'Settings') {
      await hands.push('Settings');
    } else {
      await hands.strokes.type('?');
    }
    const dialog: Target = { role: 'dialog', name };
    await hands.see(dialog);
    const stops = await hands.driver.evaluate(
      () => document.querySelectorAll('dialog[open] :is(button, input:not([type=file]), select)').length,
    );
    // No further: between the last and the first, the focus visits the browser's own controls.
    for (let step = 1; step <= stops; step += 1) {
      expect(
        await hands.driver.evaluate(() => document.activeElement?.closest('dialog[open]') !== null),
      ).toBe(true);
      if (step < stops) await hands.strokes.press('Tab');
    }
    await hands.strokes.press('Escape');
    await until('the dialog to close', async () => (await hands.count(dialog)) === 0);
    await sees(
      'what opened it',
      (now) =>
        now === (name === 'Settings' ? 'button Settings' : 'tab Tokens') || now.startsWith('tab Tokens'),
    );
  });

  it('adds a key, hears it, and finds the signature verified', async () => {
    await goTo('Keys');
    await hands.write({ role: 'textbox', name: /^Paste a secret/ }, secret);
    await hands.push(/^Add and verify/);
    await heard(/^Added/);
    await hands.see(rows('Keys'));
    await goTo('Tokens');
    await hands.strokes.press('ArrowDown');
    await hands.strokes.press('Home');
    await hands.strokes.press('Enter');
    await hands.walkTo({ role: 'tab', within: panes });
    await hands.strokes.press('Home');
    for (const _ of ['Findings', 'Signature']) await hands.strokes.press('ArrowRight');
    await hands.see({ role: 'status', name: 'Signature result', text: /The signature matches the key/ });
  });
}
