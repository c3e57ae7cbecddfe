/** Requests while they are made: before the panel is there, in a burst, in a pause, over a navigation. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import type { Inspected, TestBrowser } from '../browser.ts';
import type { Panel } from '../panel.ts';
import { html, json, type Site, startSite } from '../site.ts';
import { inMinutes, signHs256 } from '../tokens.ts';

/** What the test sees of the panel's own window. */
interface PanelWindow extends Window {
  claimcheckSession: SessionHolder;
  passed: string[];
  chrome: {
    devtools: { network: { onRequestFinished: { addListener(listener: (entry: Entry) => void): void } } };
  };
}

interface Entry {
  readonly request: { readonly url: string };
}

export function testLive(browser: TestBrowser): void {
  let site: Site;
  let inspected: Inspected;
  let panel: Panel;

  const requests = () =>
    panel.driver.evaluate(() => {
      const { exchanges } = (window as unknown as PanelWindow).claimcheckSession.state;
      return exchanges.items
        .slice(0, exchanges.length)
        .map((kept) => exchanges.keeping.read(kept).request.url);
    });
  const token = signHs256({ sub: 'mara', exp: inMinutes(10) });
  /** The page sends `count` requests, ten at a time and a hundred a second at most. */
  const send = (name: string, count: number) =>
    inspected.tab.evaluate(
      async (label, total, bearer) => {
        for (let start = 0; start < total; start += 10) {
          const ten = Array.from({ length: Math.min(10, total - start) }, (_, index) => start + index);
          const pace = new Promise((resolve) => setTimeout(resolve, 100));
          const sent = ten.map((index) =>
            fetch(`/api?${label}=${index}`, { headers: { authorization: `Bearer ${bearer}` } }),
          );
          await Promise.all([pace, ...sent]);
        }
      },
      name,
      count,
      token,
    );

  beforeAll(async () => {
    site = await startSite({
      '/': html('<h1>Busy</h1>'),
      '/next': html('<h1>Next</h1>'),
      '/api': json(200, { ok: true }),
    });
    inspected = await browser.open(`${site.url}/`);
    await send('before', 20);
    panel = await inspected.showPanel();
  });
  afterAll(async () => {
    await inspected?.close();
    await site?.close();
  });

  it('holds each request from before the panel was shown once', async () => {
    await until(
      'all of them',
      async () => (await requests()).filter((url) => url.includes('before=')).length >= 20,
    );
    const urls = await requests();
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('loses none of a burst', async () => {
    await send('burst', 300);
    const burst = async () => (await requests()).filter((url) => url.includes('burst='));
    await until('the burst', async () => (await burst()).length >= 300);
    expect(await burst()).toHaveLength(300);
  });

  it('lets requests pass while it is paused, and goes on after', async () => {
    const record = { role: 'button', name: 'Recording' };
    await panel.click(record);
    await panel.driver.evaluate(() => {
      const panelWindow = window as unknown as PanelWindow;
      panelWindow.passed = [];
      panelWindow.chrome.devtools.network.onRequestFinished.addListener(({ request }) => {
        panelWindow.passed.push(request.url);
      });
    });
    await send('paused', 5);
    // The browser tells of a request a moment after the page has its answer.
    await until('them to pass', () =>
      panel.driver.evaluate(() => (window as unknown as PanelWindow).passed.length >= 5),
    );
    await panel.click(record);
    await send('resumed', 5);
    await until(
      'the resumed ones',
      async () => (await requests()).filter((url) => url.includes('resumed=')).length === 5,
    );
    expect((await requests()).filter((url) => url.includes('paused='))).toEqual([]);
  });

  it('forgets on clear, and on navigation unless the log is preserved', async () => {
    await panel.click({ role: 'button', name: 'Clear tokens and requests' });
    expect(await requests()).toEqual([]);

    const preserve = { role: 'checkbox', name: 'Preserve log' };
    const isPreserved = () =>
      panel.driver.evaluate(() => (window as unknown as PanelWindow).claimcheckSession.state.preserveLog);
    await send('kept', 2);
    await until('them', async () => (await requests()).length >= 2);
    if (!(await isPreserved())) await panel.click(preserve);
    await inspected.tab.goto(`${site.url}/next`);
    await until('the next page', async () => (await requests()).some((url) => url.endsWith('/next')));
    expect((await requests()).some((url) => url.includes('kept='))).toBe(true);

    await panel.click(preserve);
    await inspected.tab.goto(`${site.url}/`);
    await until('the first page again', async () =>
      (await requests()).some((url) => url.endsWith(`${site.url}/`)),
    );
    expect((await requests()).some((url) => url.includes('kept='))).toBe(false);
  });
}
