import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { untilPlayed } from '../../../scripts/provider-pages.mjs';
import { until } from '../../../scripts/until.mjs';
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import { publicJwks } from '../../../src/lab/mint/keys.ts';
import type { Scenario } from '../../../src/lab/page/scenario.ts';
import { scenarioGroups } from '../../../src/lab/page/scenarios.js';
import type { Panel } from '../panel.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

interface PanelWindow extends Window {
  claimcheckSession: SessionHolder;
}

const scenarios = scenarioGroups.flatMap((group) => group.scenarios);

describeInChromium('the practice site in a real browser', () => {
  let lab: Lab;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    lab = await startLab();
    inspection = await inspect(`${lab.siteUrl}/`);
    panel = await showPanel(inspection);
    for (const key of [lab.world.keys.secret, JSON.stringify(publicJwks(lab.world.keys))]) {
      await panel.open('Keys');
      await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, key);
      await panel.click({ role: 'button', name: 'Add and verify' });
    }
  });
  afterAll(async () => {
    await inspection?.close();
    await lab?.close();
  });

  /** Presses the button of a scenario on a page that has forgotten the ones before; the status that the page saw. */
  async function play({ id }: Scenario): Promise<string> {
    await inspection.page.goto(`${lab.siteUrl}/`);
    await inspection.page.click('#start-over');
    await panel.click({ role: 'button', name: 'Clear tokens and requests' });
    await inspection.page.click(`[id="${id}"]`);
    return untilPlayed(inspection.page, id);
  }

  /** What the panel concludes once it has seen all `calls` and checked every token; null while it is still at it. */
  const concludeFrom = (calls: number) =>
    panel.driver.evaluate((expected) => {
      const { tokens, verifications, exchanges, derived } = (window as unknown as PanelWindow)
        .claimcheckSession.state;
      const seen = exchanges.items
        .slice(0, exchanges.length)
        .filter((kept) => exchanges.keeping.read(kept).resourceType === 'fetch');
      if (seen.length < expected || verifications.size < tokens.length) return null;
      return [...derived.diagnoses]
        .sort(([a], [b]) => a - b)
        .map(([, { cause, also, headline }]) => ({ cause, also, headline }));
    }, calls);

  it.each(scenarios)('$label: $cause', async (scenario) => {
    expect(await play(scenario)).toBe(String(scenario.status));
    const calls = await inspection.page.$$eval('#log > li', (lines) => lines.length);
    const conclusions = () => concludeFrom(calls);
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
});
