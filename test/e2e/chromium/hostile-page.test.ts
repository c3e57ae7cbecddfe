import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { until } from '../../../scripts/until.mjs';
import { hasShared, readShared } from '../../shared.ts';
import type { Panel } from '../panel.ts';
import { html, json, type Site, startSite } from '../site.ts';
import { inMinutes, signHs256 } from '../tokens.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

const canary = '"><img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';
const naughty: string[] = hasShared('vectors/naughty-strings/blns.json')
  ? JSON.parse(readShared('vectors/naughty-strings/blns.json'))
  : [];

const claims = {
  sub: canary,
  iss: 'javascript:globalThis.pwned=1',
  name: '\u202egnp.exe\u200b',
  [canary]: { '</td><svg onload="globalThis.pwned=1">': [canary] },
  constructor: { prototype: { polluted: 1 } },
  exp: inMinutes(10),
  ...Object.fromEntries(naughty.map((text, index) => [`naughty ${index} ${text}`, text])),
};
const token = signHs256(claims, { kid: canary, jku: 'javascript:globalThis.pwned=1' });

/** What the page does to its own world before anything reads it. */
function turnHostile(): void {
  const broken = () => {
    throw new Error('not for you');
  };
  JSON.stringify = broken;
  JSON.parse = broken;
  for (const name of ['getItem', 'key', 'setItem'] as const) Storage.prototype[name] = broken;
  Object.keys = broken;
  Object.entries = broken;
  Object.defineProperty(Object.prototype, 'toJSON', { value: () => 'mine', configurable: true });
  Object.defineProperty(Array.prototype, 0, { set: broken, configurable: true });
  Array.prototype.push = broken;
  Array.prototype.map = broken;
}

describeInChromium('a page that wants to break the panel', () => {
  let site: Site;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    site = await startSite({
      '/': html('<h1>Trap</h1>'),
      '/api': json(401, { error: canary }),
      '/cookie': json(200, {}, { 'set-cookie': `trap=${signHs256({ sub: 'cookie' })}; Path=/` }),
    });
    inspection = await inspect(`${site.url}/`);
    await inspection.page.evaluate(
      async (canary, token) => {
        localStorage.setItem(canary, token);
        sessionStorage.setItem('plain', token);
        await fetch('/cookie');
        await fetch(`/api?${canary}#${token}`, {
          headers: { authorization: `Bearer ${token}`, 'x-trap': canary },
        });
      },
      canary,
      token,
    );
    await inspection.page.evaluate(turnHostile);
    panel = await showPanel(inspection);
    await panel.driver.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { violations: seen });
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    });
  });
  afterAll(async () => {
    await inspection?.close();
    await site?.close();
  });

  it('is read all the same', async () => {
    await panel.open('Storage');
    await panel.click({ role: 'button', name: /Read again/ });
    const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };
    await panel.see({ ...stored, text: /onerror/ });
    await panel.see({ ...stored, text: /plain/ });
    await panel.see({ ...stored, text: /trap/ });
  });

  it('gets its strings shown as text, in every view and detail', async () => {
    const grids = {
      Tokens: 'Tokens',
      Requests: 'Requests',
      Storage: 'Stored tokens',
      Audit: 'Findings',
    } as const;
    for (const [view, name] of Object.entries(grids)) {
      await panel.open(view as keyof typeof grids);
      const rows = { role: 'row', within: { role: 'grid', name } };
      await panel.see(rows);
      for (let index = 0; index < (await panel.count(rows)); index += 1) {
        await panel.click({ ...rows, at: index });
        const panes = { role: 'tab', within: { role: 'tablist', name: /details/i } };
        for (let pane = 0; pane < (await panel.count(panes)); pane += 1)
          await panel.click({ ...panes, at: pane });
      }
    }
    await panel.open('Tokens');
    await panel.click({ role: 'row', text: /onerror/, within: { role: 'grid', name: 'Tokens' } });
    await panel.click({ role: 'tab', name: /^Claims/ });
    await panel.see({ role: 'region', name: 'Token details', text: /<svg onload=/ });
  });

  it('ran nothing and made no element of them', async () => {
    const traces = await panel.driver.evaluate(() => ({
      pwned: 'pwned' in globalThis,
      polluted: 'polluted' in {},
      elements: document.querySelectorAll('img, iframe, object, embed, svg[onload], [onerror], body script')
        .length,
      outside: [...document.links].filter(({ protocol }) => protocol !== 'https:').length,
      violations: (window as unknown as { violations: string[] }).violations,
    }));
    expect(traces).toEqual({ pwned: false, polluted: false, elements: 0, outside: 0, violations: [] });
    for (const frame of inspection.devtools.frames())
      expect(await frame.evaluate(() => 'pwned' in globalThis)).toBe(false);
  });

  it('does not stop the capture when it never answers', async () => {
    await inspection.page.evaluate(() => {
      Object.defineProperty(document, 'cookie', {
        get() {
          throw new Error('no');
        },
      });
    });
    await inspection.page.evaluate(async () => void (await fetch('/api?after')));
    await panel.open('Requests');
    await panel.see({ role: 'row', text: /after/, within: { role: 'grid', name: 'Requests' } });
    await until('the page to have been asked', () => site.seen.some(({ url }) => url === '/api?after'));
  });
});
