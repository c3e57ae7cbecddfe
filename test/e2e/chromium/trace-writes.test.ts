import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { until } from '../../../scripts/until.mjs';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Panel } from '../panel.ts';
import { html, type Site, startSite } from '../site.ts';
import { signHs256 } from '../tokens.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

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
    `${Storage.prototype.setItem}`,
    `${Storage.prototype.setItem.length} ${Storage.prototype.setItem.name}`,
    Object.keys(window).filter((name) => /claimcheck|trace/i.test(name)).length,
  ];
  try {
    Storage.prototype.setItem.call({} as Storage, 'a', 'b');
  } catch (error) {
    page.refusal = error instanceof TypeError;
  }
}

describeInChromium('tracing which script writes a token', () => {
  let lab: Lab;
  let site: Site;
  let inspection: Inspection;
  let panel: Panel;
  const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };
  const writer = { role: 'region', name: 'Written by' };
  const trace = { role: 'button', name: 'Reload and trace writes', within: writer };
  const token = signHs256({ sub: 'mara' });

  const play = async (id: string) => {
    await inspection.page.click(`[id="${id}"]`);
    await until(`the page to have played ${id}`, () =>
      inspection.page.evaluate((button) => document.getElementById(button)?.dataset.status, id),
    );
  };
  /** Presses the button and waits for the document that comes of it. */
  const reloadTraced = async () => {
    await inspection.page.evaluate(() => Object.assign(window, { isOld: true }));
    await panel.click(trace);
    await until('the reload', () =>
      inspection.page
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
    inspection = await inspect(`${lab.siteUrl}/`);
    await play('store-local');
    panel = await showPanel(inspection);
    await panel.open('Storage');
  });
  afterAll(async () => {
    await inspection?.close();
    await Promise.all([lab?.close(), site?.close()]);
  });

  it('names file and line of the write after a reload that was asked for', async () => {
    await panel.click({ ...stored, text: /localStorage\s+access_token/ });
    await reloadTraced();
    await panel.see({ ...writer, text: /No script was seen writing it since the reload/ });
    await play('store-local');
    await panel.see({ ...writer, text: new RegExp(`places\\.js:${line}\\b`) });
  });

  it('opens the line in Sources', async () => {
    await panel.click({ role: 'button', name: `places.js:${line}`, within: writer });
    const shown = `(async () => {
      const { InspectorView } = await import('devtools://devtools/bundled/ui/legacy/legacy.js');
      return InspectorView.InspectorView.instance().tabbedPane.selectedTabId;
    })()`;
    await until('Sources', async () => (await inspection.devtools.evaluate(shown)) === 'sources');
    panel = await showPanel(inspection);
  });

  it('is gone at the next reload', async () => {
    await inspection.page.reload();
    expect(await inspection.page.evaluate(() => Object.getOwnPropertySymbols(window).length)).toBe(0);
    await panel.see(trace);
  });

  it('names who wrote a cookie by the cookie store', async () => {
    await inspection.page.goto(`${site.url}/jar`);
    await panel.click({ ...stored, text: /Cookie\s+jar/ });
    await reloadTraced();
    await panel.see({ ...writer, text: /jar\.js:2/ });
  });

  it('changes nothing for a page that minds, and keeps no value of it', async () => {
    await inspection.page.goto(`${site.url}/`);
    await panel.click({ ...stored, text: /localStorage\s+key 0\b/ });
    await reloadTraced();
    const left = await inspection.page.evaluate(() => {
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
    await panel.see({ ...writer, text: /A script whose place the browser did not tell/ });
  });
});
