/** Nothing fails unseen: what the browser gives is broken, our own code throws, the clock is set, the extension goes away. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import { captured } from '../captured.ts';
import type { FaultBrowser, Faulty } from '../fault-browser.ts';
import type { Panel } from '../panel.ts';
import { addSaboteur, leaked } from '../saboteur.ts';
import { html, json, type Site, startSite } from '../site.ts';
import { inMinutes, signHs256 } from '../tokens.ts';

interface PanelWindow extends Window {
  copied: string[];
  shiftClock(ms: number): void;
}

const alert = { role: 'alert' };
const minute = 60_000;

export function testUnseen(browser: FaultBrowser): void {
  let site: Site;
  let faulty: Faulty;
  let panel: Panel;
  const token = signHs256({ sub: 'mara', iat: inMinutes(-1), exp: inMinutes(10) });
  const ask = (path: string) =>
    faulty.tab.evaluate(
      async (address: string, bearer: string) => {
        await (await fetch(address, { headers: { authorization: `Bearer ${bearer}` } })).text();
      },
      path,
      token,
    );
  const holds = (path: string) => until(path, async () => (await captured(panel)).includes(path));
  /** The text of the report that the notice offers. */
  const copyReport = async () => {
    await panel.driver.evaluate(() => {
      const shown = window as unknown as PanelWindow;
      shown.copied = [];
      navigator.clipboard.writeText = async (text) => {
        shown.copied.push(text);
      };
    });
    await panel.click({ role: 'button', name: 'Copy report' });
    return until('the report', () =>
      panel.driver.evaluate(() => (window as unknown as PanelWindow).copied[0]),
    );
  };
  const dismiss = async () => {
    await panel.click({ role: 'button', name: 'Dismiss', within: alert });
    await until('the notice to be gone', async () => (await panel.count(alert)) === 0);
  };

  beforeAll(async () => {
    site = await startSite({ '/': html('<h1>Site</h1>'), '/api': json(200, { ok: true }) });
    faulty = await browser.open(`${site.url}/`, addSaboteur);
    panel = await faulty.showPanel();
    await panel.open('Requests');
  });
  afterAll(async () => {
    await faulty?.close();
    await site?.close();
  });

  it('entries of the browser that are malformed cost nothing of the others', async () => {
    await ask('/malformed');
    await ask('/api?after');
    await holds('/malformed');
    await holds('/api?after');
    await until('the junk that has an address', async () =>
      (await captured(panel)).some((path) => path === '/1'),
    );
    for (const view of ['Tokens', 'Flows', 'Storage', 'Audit', 'Requests'] as const) await panel.open(view);
    expect(await panel.texts(alert)).toEqual([]);
  });

  it.each([
    ['/reject', 'TypeError'],
    ['/throw', 'RangeError'],
  ])(
    'an error in the devtools page (%s) is told, with a report without what the page sent',
    async (path, name) => {
      await ask(path);
      await panel.see({ ...alert, text: /What was captured is still there/ });
      const report = await copyReport();
      expect(report).toContain(`Failed: the devtools page\nError: ${name}\n  at saboteur.js:`);
      expect(report).not.toContain(leaked.slice(0, 12));
      expect(report).not.toContain('127.0.0.1');
      await dismiss();
      await holds(path);
    },
  );

  it('an error behind an event in the panel is told as well', async () => {
    await panel.driver.evaluate(() => void dispatchEvent(new Event('sabotage')));
    await panel.see(alert);
    const report = await copyReport();
    expect(report).toContain('Failed: the panel\n');
    expect(report).not.toContain(leaked.slice(0, 12));
    await dismiss();
  });

  it('a worker that breaks down ends the import, and both are told', async () => {
    await panel.driver.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['{"log":'.padEnd(1_200_000)], 'large.har'));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    });
    await panel.see({ role: 'main', text: /large\.har/ });
    await panel.see({ ...alert, text: /Something in Claimcheck has failed/ });
    const report = await copyReport();
    expect(report).toMatch(/at read-capture\.worker[\w.-]*:\d+:\d+/);
    expect(report).not.toContain(leaked.slice(0, 12));
    await panel.click({ role: 'button', name: 'Dismiss', within: alert, at: 0 });
    while ((await panel.count(alert)) > 0)
      await panel.click({ role: 'button', name: 'Dismiss', within: alert, at: 0 });
  });

  it('the clock is set ahead and back: words and order stay sane', async () => {
    const shift = (ms: number) =>
      panel.driver.evaluate((by) => (window as unknown as PanelWindow).shiftClock(by), ms);
    const tokens = { role: 'row', within: { role: 'grid', name: 'Tokens' } };
    await panel.open('Tokens');
    await panel.see({ ...tokens, text: /mara[\s\S]*\b\d:\d\d\b/ });
    await shift(60 * minute);
    await panel.see({ ...tokens, text: /mara[\s\S]*\b5\d:\d\d ago/ });
    await ask('/api?ahead');
    await shift(-180 * minute);
    await panel.see({ ...tokens, text: /mara[\s\S]*\b3 h/ });
    expect(await panel.count({ ...tokens, text: /ago|NaN|Infinity|undefined/ })).toBe(0);
    await ask('/api?back');
    await holds('/api?back');
    const paths = await captured(panel);
    expect(paths.indexOf('/api?ahead')).toBeLessThan(paths.indexOf('/api?back'));
    await shift(0);
    await panel.see({ ...tokens, text: /mara[\s\S]*\b\d:\d\d\b/ });
    expect(await panel.texts(alert)).toEqual([]);
  });

  it('a panel that outlives its extension says so', async () => {
    await panel.driver.evaluate(() => {
      // What is left of the API in a document whose extension was reloaded.
      const { chrome } = window as unknown as { chrome: object };
      Object.defineProperty(chrome, 'runtime', { value: {} });
    });
    await panel.see({ ...alert, text: /close DevTools and open it again/ });
    await panel.open('Requests');
    await panel.see({ role: 'row', text: /back/, within: { role: 'grid', name: 'Requests' } });
  });
}
