/** Things go wrong around the panel: what was captured stays, the capture goes on, and nothing of ours fails unseen. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import { captured, capturedByTime } from '../captured.ts';
import type { FaultBrowser, Faulty } from '../fault-browser.ts';
import { dumpStorage } from '../lure.ts';
import type { Panel } from '../panel.ts';
import { html, json, refuse, type Site, startSite } from '../site.ts';
import { inMinutes, secret, signHs256 } from '../tokens.ts';

const row = (text: RegExp) => ({ role: 'row', text, within: { role: 'grid', name: 'Requests' } });
const key = { role: 'row', within: { role: 'grid', name: 'Keys' } };

export function testFaults(browser: FaultBrowser): void {
  let site: Site;
  let faulty: Faulty;
  let panel: Panel;
  const token = signHs256({ sub: 'mara', exp: inMinutes(10) });

  /** The page sends one request after another, each with the token, and waits for the last answer. */
  const send = (label: string, count = 1) =>
    faulty.tab.evaluate(
      async (name: string, total: number, bearer: string) => {
        for (let index = 0; index < total; index += 1)
          await fetch(`/api?${name}=${index}`, { headers: { authorization: `Bearer ${bearer}` } });
      },
      label,
      count,
      token,
    );
  const holds = (label: string, count = 1, withinMs = 20_000) =>
    until(
      `${count} requests of ${label}`,
      async () => {
        const urls = (await captured(panel)).filter((url) => url.startsWith(`/api?${label}=`));
        return urls.length >= count && urls;
      },
      withinMs,
    );

  beforeAll(async () => {
    site = await startSite({
      '/': html('<h1>Site</h1>'),
      '/next': html('<h1>Next</h1>'),
      '/api': json(200, { ok: true }),
      '/refused': refuse(401, { error: 'invalid_token' }),
      // Never ends: whoever asked leaves before.
      '/endless': (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"half":');
      },
    });
    faulty = await browser.open(`${site.url}/`);
    await send('first');
    panel = await faulty.showPanel();
    await panel.open('Requests');
  });
  afterAll(async () => {
    await faulty?.close();
    await site?.close();
  });
  beforeEach(async () => {
    await holds('first').catch(() => {});
  });
  // Whatever a browser, a page or a network does: nothing of ours may have failed by it.
  afterEach(async () => {
    expect(await panel.texts({ role: 'alert' })).toEqual([]);
  });

  it('DevTools moves to another side and into a window of its own: nothing is lost', async () => {
    await faulty.moveDevtools();
    panel = await faulty.showPanel();
    await panel.open('Requests');
    await panel.see(row(/first=0/));
    await send('moved');
    await panel.see(row(/moved=0/));
  });

  it('the panel’s document is made anew: the session is there again', async () => {
    await panel.driver.evaluate(() => {
      (window as unknown as { isOld: boolean }).isOld = true;
      setTimeout(() => location.reload());
    });
    await until('the new document', () =>
      panel.driver
        .evaluate(() => !('isOld' in window) && document.readyState === 'complete')
        .catch(() => false),
    );
    panel = await faulty.showPanel();
    await panel.open('Requests');
    await panel.see(row(/first=0/));
    await send('anew');
    await panel.see(row(/anew=0/));
  });

  it('the page goes elsewhere amid its requests: each that had finished is held, in order', async () => {
    await faulty.tab.evaluate(
      async (bearer: string, leave: boolean) => {
        void fetch('/endless').catch(() => {});
        for (let index = 0; index < 21; index += 1) {
          const answer = await fetch(`/api?amid=${index}`, {
            headers: { authorization: `Bearer ${bearer}` },
          });
          await answer.text();
        }
        if (leave) location.href = '/next';
      },
      token,
      browser.tellsOfLeft,
    );
    // Of the last one, which ends as its page goes, neither browser has to tell.
    const finished = Array.from({ length: 20 }, (_, index) => `/api?amid=${index}`);
    await until('each of them', async () => {
      const held = await captured(panel);
      return finished.every((url) => held.includes(url));
    });
    // By the time at which each was sent: of two whose ends lie close together a browser may tell in either order.
    const inOrder = (await capturedByTime(panel)).filter((url) => url.startsWith('/api?amid='));
    expect(inOrder.slice(0, 20)).toEqual(finished);
    if (!browser.tellsOfLeft)
      await faulty.tab.evaluate(() => {
        void fetch('/endless').catch(() => {});
        location.href = '/next';
      });
    await until('the next page', async () => (await captured(panel)).includes('/next'));
    await send('after');
    await holds('after');
  });

  it('the page crashes and is loaded again: what was captured stays, and the capture goes on', async () => {
    await send('before-crash');
    await holds('before-crash');
    await faulty.crashPage(`${site.url}/`);
    await send('crashed');
    await panel.see(row(/crashed=0/));
    await panel.see(row(/before-crash=0/));
  });

  it('the network is gone: the request is listed where the browser tells of it, and the next one as ever', async () => {
    await faulty.setOffline(true);
    const outcome = await faulty.tab.evaluate(() =>
      fetch('/api?offline=0').then(
        () => 'answered',
        () => 'failed',
      ),
    );
    await faulty.setOffline(false);
    expect(outcome).toBe('failed');
    if (browser.tellsUnsent) await holds('offline');
    await send('online');
    await panel.see(row(/online=0/));
  });

  it('the background is ended: the panel goes on, and the toolbar button wakes it', async () => {
    await faulty.killBackground();
    await send('without-background');
    await panel.see(row(/without-background=0/));
    await panel.click({ role: 'button', name: 'Settings' });
    await panel.click({ role: 'button', name: 'Dark' });
    await panel.click({ role: 'button', name: 'Close' });
    expect((await panel.driver.evaluate(dumpStorage)).text).toContain('dark');
    expect(await faulty.extensionTabs()).toEqual([]);
    await faulty.pressToolbarButton();
    await until('the tab', async () =>
      (await faulty.extensionTabs()).some((url) => url.endsWith('/page.html')),
    );
    await faulty.closeExtensionTabs();
  });

  // A busy machine takes half a minute for them with DevTools open.
  it('a thousand requests come at once: none is lost, and the panel answers meanwhile', {
    timeout: 180_000,
  }, async () => {
    await faulty.tab.evaluate((bearer: string) => {
      for (let index = 0; index < 1000; index += 1)
        void fetch(`/api?burst=${index}`, { headers: { authorization: `Bearer ${bearer}` } });
    }, token);
    await panel.open('Tokens');
    await panel.see({ role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } });
    await panel.open('Requests');
    expect(new Set(await holds('burst', 1000, 150_000)).size).toBe(1000);
  });
}

/** Whatever ends the session: what was in memory is gone, and the next one works. */
export function testEnds(browser: FaultBrowser): void {
  let site: Site;
  let faulty: Faulty;
  let panel: Panel;
  const token = signHs256({ sub: 'mara', exp: inMinutes(10) });
  const send = (label: string) =>
    faulty.tab.evaluate(
      async (name: string, bearer: string) =>
        void (await fetch(`/api?${name}`, { headers: { authorization: `Bearer ${bearer}` } })),
      label,
      token,
    );
  const use = async (label: string) => {
    panel = await faulty.showPanel();
    await panel.open('Requests');
    await send(label);
    await panel.see(row(new RegExp(label)));
    await panel.open('Keys');
    await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, secret);
    await panel.click({ role: 'button', name: 'Add and verify' });
    await panel.see(key);
    await panel.open('Tokens');
    await panel.see({ role: 'row', text: /Verified/, within: { role: 'grid', name: 'Tokens' } });
  };
  const isForgotten = async (label: string) => {
    panel = await faulty.showPanel();
    await panel.open('Keys');
    await panel.see({ role: 'textbox', name: /secret, PEM, JWK/ });
    expect(await panel.count(key)).toBe(0);
    expect((await captured(panel)).filter((url) => url.includes(label))).toEqual([]);
    const { names, text } = await panel.driver.evaluate(dumpStorage);
    expect(names.filter((name) => name !== 'storage.local settings')).toEqual([]);
    expect(text).not.toMatch(/eyJ|mara|correct horse/);
  };

  beforeAll(async () => {
    site = await startSite({ '/': html('<h1>Site</h1>'), '/api': json(200, { ok: true }) });
    faulty = await browser.open(`${site.url}/`);
  });
  afterAll(async () => {
    await faulty?.close();
    await site?.close();
  });

  it('DevTools is closed: keys, tokens and requests are gone; opened again, it captures anew', async () => {
    await use('first-session');
    await faulty.reopenDevtools();
    await isForgotten('first-session');
    await use('second-session');
    expect(await panel.texts({ role: 'alert' })).toEqual([]);
  });

  it('the extension is reloaded under the open panel: no panel is left that cannot work, and the next one does', async () => {
    await use('third-session');
    await faulty.reloadExtension();
    await isForgotten('third-session');
    await use('fourth-session');
    expect(await panel.texts({ role: 'alert' })).toEqual([]);
  });
}
