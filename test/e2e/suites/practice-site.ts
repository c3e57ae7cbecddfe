/** Each button of the practice site, and what the panel concludes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import { publicJwks } from '../../../src/lab/mint/keys.ts';
import type { Scenario } from '../../../src/lab/page/scenario.ts';
import { scenarioGroups } from '../../../src/lab/page/scenarios.js';
import type { Inspected, TestBrowser } from '../browser.ts';
import { play } from '../lab-page.ts';
import type { Panel } from '../panel.ts';

interface PanelWindow extends Window {
  claimcheckSession: SessionHolder;
}

const scenarios = scenarioGroups.flatMap((group) => group.scenarios);

export function testPracticeSite(browser: TestBrowser): void {
  let lab: Lab;
  let inspected: Inspected;
  let panel: Panel;

  beforeAll(async () => {
    lab = await startLab();
    inspected = await browser.open(`${lab.siteUrl}/`);
    panel = await inspected.showPanel();
    for (const key of [lab.world.keys.secret, JSON.stringify(publicJwks(lab.world.keys))]) {
      await panel.open('Keys');
      await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, key);
      await panel.click({ role: 'button', name: 'Add and verify' });
    }
  });
  afterAll(async () => {
    await inspected?.close();
    await lab?.close();
  });

  /** Presses the button of a scenario on a page that has forgotten the ones before; the status that the page saw. */
  async function start({ id }: Scenario): Promise<string> {
    await inspected.tab.goto(`${lab.siteUrl}/`);
    await inspected.tab.evaluate(() => document.getElementById('start-over')?.click());
    await panel.click({ role: 'button', name: 'Clear tokens and requests' });
    return play(inspected.tab, id, panel);
  }

  /** What the panel concludes once it has checked every token; null while it is still at it. */
  const conclusions = () =>
    panel.driver.evaluate(() => {
      const { tokens, verifications, exchanges, derived } = (window as unknown as PanelWindow)
        .claimcheckSession.state;
      if (exchanges.length === 0 || verifications.size < tokens.length) return null;
      return [...derived.diagnoses]
        .sort(([a], [b]) => a - b)
        .map(([, { cause, also, headline }]) => ({ cause, also, headline }));
    });

  it.each(scenarios)('$label: $cause', async (scenario) => {
    expect(await start(scenario)).toBe(String(scenario.status));
    const right = [scenario.cause, ...(scenario.orCause ?? [])];
    const isRight = (found: Awaited<ReturnType<typeof conclusions>>) =>
      scenario.cause === '' ? found?.length === 0 : found?.some(({ cause }) => right.includes(cause));
    const found = await until(
      'the diagnosis',
      async () => {
        const now = await conclusions();
        return isRight(now) && now;
      },
      5000,
    ).catch(conclusions);
    if (scenario.cause === '') expect(found).toEqual([]);
    else {
      const match = found?.find(({ cause }) => right.includes(cause));
      expect(match, `found ${JSON.stringify(found)} instead of ${right}`).toBeDefined();
      expect(match?.also).toEqual(expect.arrayContaining([...(scenario.also ?? [])]));
      // What the page says to look for is what the panel says.
      expect(scenario.look.match(/“.+?”/)?.[0]).toBeDefined();
      expect(match?.headline).toContain(/“(.+?)”/.exec(scenario.look)?.[1]);
    }
  });
}
