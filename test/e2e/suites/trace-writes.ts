/** A recorder is put into the page for one load, and tells which line of which script writes a token. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Inspected, TestBrowser } from '../browser.ts';
import { play } from '../lab-page.ts';
import type { Panel } from '../panel.ts';
import { html, type Site, startSite } from '../site.ts';
import { signHs256 } from '../tokens.ts';

/** The line of the practice page that keeps the token, counted from one. */
const line =
  readFileSync(new URL('../../../src/lab/page/scenarios/places.js', import.meta.url), 'utf8')
    .split('\n')
    .findIndex((text) => text.includes("localStorage.setItem('access_token'")) + 1;

/** Runs in a page that does not want to be watched: each of its writes must go well all the same. */
function writeMuch(token: string): void {
  const page = window as unknown as Record<string, unknown>;
  Object.defineProperty(Error, 'prepareStackTrace', {
    value: () => {
      localStorage.setItem('from the stack', token);
      throw new Error('no stack for you');
    },
  });
  Object.defineProperty(Object.prototype, 'apply', { value: 'mine', configurable: true });
  Object.defineProperty(Object.prototype, 'get', { value: undefined, configurable: true });
  Object.defineProperty(Array.prototype, 0, { set: () => {}, configurable: true });
  String.prototype.indexOf = () => {
    throw new Error('no search for you');
  };
  for (let index = 0; index < 2000; index += 1) localStorage.setItem(`key ${index}`, token);
  localStorage.setItem('__proto__', token);
  sessionStorage.setItem('plain', 'x');
  // biome-ignore lint/suspicious/noDocumentCookie: what is watched is this setter
  document.cookie = `fromscript=${token}`;
  page.written = [
    localStorage.getItem('key 1999'),
    localStorage.getItem('__proto__'),
    sessionStorage.getItem('plain'),
  ];
  page.looks = [
    `${Storage.prototype.setItem}`.replace(/\s+/g, ' '),
    `${Storage.prototype.setItem.length} ${Storage.prototype.setItem.name}`,
    Object.keys(window).filter((name) => /claimcheck|trace/i.test(name)).length,
  ];
  try {
    Storage.prototype.setItem.call({} as Storage, 'a', 'b');
  } catch (error) {
    page.refusal = error instanceof TypeError;
  }
}

export function testTraceWrites(browser: TestBrowser): void {
  let lab: Lab;
  let site: Site;
  let inspected: Inspected;
  let panel: Panel;
  const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };
  const writer = { role: 'region', name: 'Written by' };
  const trace = { role: 'button', name: 'Reload and trace writes', within: writer };
  const token = signHs256({ sub: 'mara' });

  /** Presses the button and waits for the document that comes of it. */
  const reloadTraced = async () => {
    await inspected.tab.evaluate(() => Object.assign(window, { isOld: true }));
    await panel.click(trace);
    await until('the reload', () =>
      inspected.tab
        .evaluate(() => !('isOld' in window) && document.readyState === 'complete')
        .catch(() => false),
    );
  };

  beforeAll(async () => {
    lab = await startLab();
    site = await startSite({
      '/': html(`<script>(${writeMuch})(${JSON.stringify(token)})</script>`),
      '/jar': html('<script src="/jar.js"></script>'),
      '/jar.js': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/javascript' });
        response.end(`// Keeps it.\ncookieStore.set({ name: 'jar', value: '${token}' });`);
      },
    });
    inspected = await browser.open(`${lab.siteUrl}/`);
    await play(inspected.tab, 'store-local');
    panel = await inspected.showPanel();
    await panel.open('Storage');
  });
  afterAll(async () => {
    await inspected?.close();
    await Promise.all([lab?.close(), site?.close()]);
  });

  it('names file and line of the write after a reload that was asked for', async () => {
    await panel.click({ ...stored, text: /localStorage\s+access_token/ });
    await reloadTraced();
    await panel.see({ ...writer, text: /No script was seen writing it since the reload/ });
    await play(inspected.tab, 'store-local');
    await panel.see({ ...writer, text: new RegExp(`places\\.js:${line}\\b`) });
  });

  it('opens the line in Sources, or says that this browser cannot', async () => {
    await panel.click({ role: 'button', name: `places.js:${line}`, within: writer });
    if (browser.can.openSource) {
      await until('Sources', async () => (await inspected.shownTool()) === 'sources');
      panel = await inspected.showPanel();
    } else await panel.see({ ...writer, text: /This browser cannot open the line/ });
  });

  it('is gone at the next reload', async () => {
    await inspected.tab.goto(`${lab.siteUrl}/`);
    expect(await inspected.tab.evaluate(() => Object.getOwnPropertySymbols(window).length)).toBe(0);
    await panel.see(trace);
  });

  it('names who wrote a cookie by the cookie store', async () => {
    await inspected.tab.goto(`${site.url}/jar`);
    await panel.click({ ...stored, text: /Cookie\s+jar/ });
    await reloadTraced();
    await panel.see({ ...writer, text: /jar\.js:2/ });
  });

  it('changes nothing for a page that minds, and keeps no value of it', async () => {
    await inspected.tab.goto(`${site.url}/`);
    await panel.click({ ...stored, text: /localStorage\s+key 0\b/ });
    await reloadTraced();
    const left = await inspected.tab.evaluate(() => {
      const page = window as unknown as Record<string, unknown>;
      const kept = (window as unknown as Record<symbol, { length: number }>)[Symbol.for('claimcheck.writes')];
      const texts = Array.from({ length: kept?.length ?? 0 }, (_, index) =>
        String((kept as unknown as string[])[index]),
      );
      return {
        written: page.written,
        looks: page.looks,
        refusal: page.refusal,
        places: texts.length / 3,
        values: texts.filter((text) => text.includes('eyJ')).length,
      };
    });
    expect(left).toEqual({
      written: [token, token, 'x'],
      looks: ['function () { [native code] }', '2 setItem', 0],
      refusal: true,
      places: 300,
      values: 0,
    });
    await panel.see({
      ...writer,
      text: browser.can.formStacks ? /A script whose place the browser did not tell/ : /\/:\d+ in writeMuch/,
    });
  });
}
