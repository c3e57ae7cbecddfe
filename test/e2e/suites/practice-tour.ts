/** The tour of the practice site, stop after stop. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import { scenarioGroups } from '../../../src/lab/page/scenarios.js';
import { tour } from '../../../src/lab/page/tour.js';
import type { Inspected, TestBrowser } from '../browser.ts';
import { untilPlayed } from '../lab-page.ts';
import type { Panel } from '../panel.ts';

interface PanelWindow extends Window {
  claimcheckSession: SessionHolder;
}

const scenarios = scenarioGroups.flatMap((group) => group.scenarios);

export function testPracticeTour(browser: TestBrowser): void {
  let lab: Lab;
  let inspected: Inspected;
  let panel: Panel;

  beforeAll(async () => {
    lab = await startLab();
    inspected = await browser.open(`${lab.siteUrl}/`);
    panel = await inspected.showPanel();
    await focus('#tour summary');
    await inspected.tab.strokes.press('Enter');
  });
  afterAll(async () => {
    await inspected?.close();
    await lab?.close();
  });

  const focus = (selector: string) =>
    inspected.tab.evaluate((one) => document.querySelector<HTMLElement>(one)?.focus(), selector);

  /** Follows each link of a stop to its button, and presses it. */
  async function visit(act: string): Promise<void> {
    const stop = tour.find((one) => one.act === act);
    for (const id of stop?.press ?? []) {
      await focus(`#stops a[href="#${id}"]`);
      await inspected.tab.strokes.press('Enter');
      expect(await inspected.tab.evaluate(() => document.activeElement?.id)).toBe(id);
      const since = await inspected.tab.evaluate(() => Date.now());
      await inspected.tab.strokes.press('Enter');
      const status = await untilPlayed(inspected.tab, id, since, panel);
      expect([id, status]).toEqual([id, String(scenarios.find((one) => one.id === id)?.status)]);
    }
  }

  const headlines = () =>
    panel.driver.evaluate(() => {
      const { derived } = (window as unknown as PanelWindow).claimcheckSession.state;
      return [...derived.diagnoses.values()].map(({ headline }) => headline);
    });
  const says = (words: string) =>
    until(
      `the verdict “${words}”`,
      async () => (await headlines()).some((one) => one.includes(words)),
      10_000,
    ).catch(async (error) => {
      throw new Error(`${error}. There are: ${(await headlines()).join(', ')}`);
    });
  const tokenRow = (text: RegExp) => ({ role: 'row', text, within: { role: 'grid', name: 'Tokens' } });

  it.each(['The web has no memory', 'Sessions', 'The naive identity card'])('%s', async (act) => {
    await visit(act);
    if (act === 'The web has no memory') await says('Token was never sent');
  });

  it('Fingerprints: the secret of the page verifies, and no other', async () => {
    await visit('Fingerprints');
    const secret = await inspected.tab.evaluate(
      () => document.querySelector<HTMLTextAreaElement>('#keys textarea')?.value ?? '',
    );
    await panel.open('Keys');
    await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, `${secret}x`);
    await panel.click({ role: 'button', name: 'Add and verify' });
    await panel.open('Tokens');
    await panel.click(tokenRow(/Access[\s\S]*HS256/));
    await panel.click({ role: 'tab', name: /^Signature/ });
    const result = { role: 'status', name: 'Signature result' };
    await panel.see({ ...result, text: /does not hold/ });
    await panel.open('Keys');
    await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, secret);
    await panel.click({ role: 'button', name: 'Add and verify' });
    await panel.open('Tokens');
    await panel.see({ ...result, text: /The signature matches the key/ });
  });

  it('The tamper-proof token: the key set of the traffic verifies', async () => {
    await visit('The tamper-proof token');
    await panel.open('Keys');
    await panel.click({ role: 'button', name: 'Use' });
    await panel.open('Tokens');
    await panel.click(tokenRow(/Access[\s\S]*ES256/));
    await panel.see({ role: 'status', name: 'Signature result', text: /The signature matches the key/ });
  });

  it.each(['Server validation', 'Expiry, refresh, revocation', '401 or 403?'])(
    '%s: the panel says what the tour quotes',
    async (act) => {
      await visit(act);
      const quoted = [...(tour.find((one) => one.act === act)?.look ?? '').matchAll(/“(.+?)”/g)];
      expect(quoted.length).toBeGreaterThan(0);
      for (const [, words = ''] of quoted) await says(words);
    },
  );

  it('Encoded is not encrypted: a JWE stays shut', async () => {
    await visit('Encoded is not encrypted');
    await panel.open('Tokens');
    // The list may have scrolled past it.
    await panel.fill({ role: 'combobox', name: 'Filter' }, 'alg:dir');
    await panel.click(tokenRow(/dir/));
    await panel.see({ role: 'region', name: 'Token details', text: /The token is encrypted/ });
    await panel.fill({ role: 'combobox', name: 'Filter' }, '');
  });

  it('Where the token lives: the script got what the panel marks', async () => {
    await visit('Where the token lives');
    const loot = await inspected.tab.evaluate(() =>
      Array.from(document.querySelectorAll('#loot li'), (line) => line.textContent),
    );
    expect(loot).toContainEqual(
      expect.stringMatching(/^localStorage access_token: eyJ.{9}… \(\d+ characters\)$/),
    );
    await panel.open('Storage');
    await panel.see({ role: 'row', text: /access_token/, within: { role: 'grid', name: 'Stored tokens' } });
  });
}
