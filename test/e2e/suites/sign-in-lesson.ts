/** The lesson about sign-ins, played by keyboard alone and without any network. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspected, PanelTab, TestBrowser } from '../browser.ts';
import type { Target } from '../finder.ts';
import { type Hands, takeHands } from '../keyboard.ts';

const acts: Target = { role: 'navigation', name: 'Acts' };
const region = (name: string): Target => ({ role: 'region', name });

export function testSignInLesson(browser: TestBrowser): void {
  let inspected: Inspected;
  let tab: PanelTab;
  let hands: Hands;

  beforeAll(async () => {
    inspected = await browser.open('about:blank');
    tab = await inspected.openTab({ offline: true });
    hands = takeHands(tab.panel, tab.panel.strokes);
    await hands.driver.evaluate(() => window.focus());
    const tabs: Target = { role: 'tab', within: { role: 'tablist', name: 'Views' } };
    await hands.walkTo(tabs);
    // Learn is the last view.
    await hands.strokes.type(String(await hands.count(tabs)));
    await hands.push(/^Sign in with …/, acts);
  });
  afterAll(() => inspected?.close());

  const signIn = async (guess: string) => {
    await hands.push(guess);
    await hands.push('Sign in');
    await hands.see({ role: 'status', text: new RegExp(`You guessed ${guess}`) });
    expect(await hands.audit()).toEqual([]);
  };
  const outcome = () => hands.text({ role: 'table', name: 'Who got what' });

  it('shows who sees the password', async () => {
    await signIn('The app and the provider');
    expect(await outcome()).toMatch(/App\s+yes\s+as you\s+Provider\s+yes/);
    await hands.push('Go to the provider');
    await signIn('The provider alone');
    expect(await outcome()).toMatch(/App\s+no\s+as you\s+Provider\s+yes/);
    await hands.see({
      ...region('What the Flows view says'),
      text: /The code_verifier hashes to the code_challenge/,
    });
  });

  it('is done when both ways were seen, begins anew at Reset, and stays done', async () => {
    await hands.see({ role: 'status', text: /the password stays with the provider/ });
    const done = { role: 'button', name: /^Sign in with ….*done/, within: acts };
    await hands.see(done);
    await hands.push('Reset');
    await hands.see({ ...region('Messages'), text: /Nothing is sent yet/ });
    await hands.see(done);
    await hands.push('Go to the provider');
  });

  it('lets a thief in with a code that nothing binds, and not with one that PKCE binds', async () => {
    await hands.walkTo({ role: 'combobox', name: 'A thief' });
    await hands.strokes.press('ArrowDown');
    await signIn('You, as yourself');
    expect(await outcome()).toMatch(/Thief\s+no\s+no/);
    await hands.walkTo({ role: 'switch', name: 'PKCE' });
    await hands.strokes.press(' ');
    await signIn('The thief, as you');
    expect(await outcome()).toMatch(/Thief\s+no\s+as you/);
    await hands.see({
      ...region('What the Flows view says'),
      text: /A code is not bound to the one who asked/,
    });
  });

  it('asks for nothing but its own files', async () => {
    expect(await tab.asked()).toEqual([]);
  });
}
