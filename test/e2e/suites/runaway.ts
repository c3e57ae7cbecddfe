/** A page that sends without end: the panel answers all the while, and says what it could not hold. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import type { Inspected, TestBrowser } from '../browser.ts';
import { html, json, type Site, startSite } from '../site.ts';

interface PanelWindow {
  readonly claimcheckSession: SessionHolder;
}

const requests = 1500;
const held = 1000;
/** For a machine that sends slowly; milliseconds. */
const testTimeout = 180_000;

/** Run in the page, which goes on by itself: a thousand requests a second, or as many as the browser sends. */
function runAway(most: number): void {
  const start = performance.now();
  let sent = 0;
  let open = 0;
  const timer = setInterval(() => {
    for (; sent < most && sent < performance.now() - start && open < 100; sent += 1, open += 1)
      void fetch(`/poll?${sent}`).finally(() => {
        open -= 1;
      });
    if (sent === most) clearInterval(timer);
  }, 5);
}

/** Run in the panel: goes from view to view, and counts what was answered. */
function clickOn(): void {
  const counted = window as unknown as { clicks: number };
  counted.clicks = 0;
  const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')].slice(0, 2);
  let asked: HTMLElement | undefined;
  setInterval(() => {
    if (asked?.ariaSelected === 'true') counted.clicks += 1;
    asked = tabs.find((tab) => tab.ariaSelected !== 'true');
    asked?.click();
  }, 250);
}

export function testRunaway(browser: TestBrowser): void {
  let site: Site;
  let inspected: Inspected;
  beforeAll(async () => {
    site = await startSite({ '/': html('<h1>Runaway</h1>'), '/poll': json(200, { next: null }) });
    inspected = await browser.open(`${site.url}/`);
  });
  afterAll(async () => {
    await inspected?.close();
    await site?.close();
  });

  it(
    'leaves the panel usable, and loses nothing that is not said',
    async () => {
      const panel = await inspected.showPanel();
      await panel.open('Requests');
      await panel.driver.evaluate((most) => {
        const { claimcheckSession: holder } = window as unknown as PanelWindow;
        holder.dispatch({ type: 'caps-set', caps: { ...holder.state.caps, requests: most } });
      }, held);
      await panel.driver.evaluate(clickOn);
      await inspected.tab.evaluate(runAway, requests);
      const countPolls = () =>
        panel.driver.evaluate(() => {
          const { exchanges, dropped } = (window as unknown as PanelWindow).claimcheckSession.state;
          let polls = 0;
          exchanges.items.forEach((kept) => {
            if (exchanges.keeping.read(kept).request.url.includes('/poll?')) polls += 1;
          });
          return { polls, letGo: dropped.requests };
        });
      // Firefox tells of the last ones when it comes to it.
      await until(
        'the last of the requests',
        async () => {
          const { polls, letGo } = await countPolls();
          return polls + letGo >= requests;
        },
        testTimeout / 2,
      );
      const clicks = await panel.driver.evaluate(() => (window as unknown as { clicks: number }).clicks);
      expect(clicks).toBeGreaterThanOrEqual(5);
      const { polls, letGo } = await countPolls();
      expect(polls).toBeLessThanOrEqual(held);
      // The page itself, and what the browser asks for beside it, may be among those that were let go.
      expect(polls + letGo - requests).toBeLessThanOrEqual(5);
      const said = await panel.text({ role: 'contentinfo' });
      expect(said).toContain(`${letGo.toLocaleString('en')} older requests were let go`);
    },
    testTimeout,
  );
}
