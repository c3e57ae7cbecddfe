/** A request is sent again with another token in it, from the page: what the server made of each. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Scenario } from '../../../src/lab/page/scenario.ts';
import { scenarioGroups } from '../../../src/lab/page/scenarios.js';
import type { Inspected, TestBrowser } from '../browser.ts';
import type { Panel } from '../panel.ts';
import { json, type Route, type Site, startSite } from '../site.ts';

const scenarios: readonly Scenario[] = scenarioGroups.flatMap((group) => group.scenarios);
const table = { role: 'table', name: 'Answers to the replay' };
const answer = (variant: RegExp) => ({ role: 'row', text: variant, within: table });
const requests = { role: 'grid', name: 'Requests' };

/** Lets one request and its preflight through; later answers may not be read by the page. */
function closeAfterFirst(origin: () => string): Route {
  let asked = 0;
  return (request, response) => {
    asked += 1;
    const cors = { 'access-control-allow-origin': origin(), 'access-control-allow-headers': 'authorization' };
    json(200, {}, asked <= 2 ? cors : {})(request, response);
  };
}

export function testReplay(browser: TestBrowser): void {
  let lab: Lab;
  /** An API of another origin that reads claims and checks nothing. */
  let careless: Site;
  let inspected: Inspected;
  let panel: Panel;

  beforeAll(async () => {
    lab = await startLab();
    const readClaims: Route = (request, response) => {
      const cors = {
        'access-control-allow-origin': lab.siteUrl,
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-allow-methods': 'GET, DELETE',
      };
      const isWelcome = request.method === 'OPTIONS' || request.headers.authorization !== undefined;
      json(isWelcome ? 200 : 401, { ok: isWelcome }, cors)(request, response);
    };
    careless = await startSite({
      '/notes': readClaims,
      '/closed': closeAfterFirst(() => lab.siteUrl),
    });
    inspected = await browser.open(`${lab.siteUrl}/`);
    panel = await inspected.showPanel();
  });
  afterAll(async () => {
    await inspected?.close();
    await careless?.close();
    await lab?.close();
  });

  const issue = (recipe: object = {}) =>
    inspected.tab.evaluate(async (body) => {
      const answered = await fetch('/workshop/token', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      return String((await answered.json()).token);
    }, JSON.stringify(recipe));

  const send = (url: string, init: RequestInit) =>
    inspected.tab.evaluate(
      async (to, how) => {
        const answered = await fetch(to, how);
        await answered.text();
        return answered.status;
      },
      url,
      init,
    );

  const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
  const startOver = () => panel.click({ role: 'button', name: 'Clear tokens and requests' });

  async function openReplay(path: RegExp): Promise<void> {
    await panel.open('Requests');
    await panel.click({ role: 'row', text: path, within: requests });
    await panel.click({ role: 'tab', name: 'Replay' });
    await panel.see(table);
  }

  it('shows that the practice API checks: none, a changed and an unsigned token are refused', async () => {
    await startOver();
    expect(await send(`${lab.apiUrl}/profile`, bearer(await issue()))).toBe(200);
    await openReplay(/GET\s+(\S+\s+)?\/profile/);
    await panel.click({ role: 'button', name: 'Replay' });
    await panel.see({ role: 'heading', name: 'The server checks the token' });
    expect(await panel.text(answer(/^Without the token/))).toMatch(/401\s+refused/);
    expect(await panel.text(answer(/^Tampered payload/))).toMatch(/401\s+refused/);
    expect(await panel.text(answer(/^alg none/))).toMatch(/401\s+refused/);
    expect(await panel.audit()).toEqual([]);
  });

  it('marks its own requests, and takes nothing of theirs for the page’s', async () => {
    await panel.open('Requests');
    const marked = await until('the three replays', async () => {
      const all = await panel.texts({ role: 'row', text: /Replay: /, within: requests });
      return all.filter((text) => !/preflight/.test(text)).length === 3 && all;
    });
    expect(marked.filter((text) => /OPTIONS[\s\S]*Replay: preflight/.test(text)).length).toBeGreaterThan(0);
    expect(await panel.count({ role: 'row', text: /401/, within: requests })).toBe(3);
    expect(await panel.count({ role: 'tab', name: /^Requests.*problem/ })).toBe(0);
    await panel.open('Tokens');
    expect(await panel.count({ role: 'row', within: { role: 'grid', name: 'Tokens' } })).toBe(2); // with the head
  });

  it('finds a server that reads the claims and checks nothing', async () => {
    await startOver();
    const button = scenarios.find(({ replay }) => replay === 'accepts-forged');
    await inspected.tab.evaluate((id) => document.getElementById(id)?.click(), button?.id ?? '');
    await openReplay(/GET\s+(\S+\s+)?\/unchecked/);
    await panel.click({ role: 'button', name: 'Replay' });
    await panel.see({ role: 'heading', name: 'The server does not check the signature' });
    expect(await panel.text(answer(/^Tampered payload/))).toMatch(/200\s+accepted/);
    expect(await panel.text(answer(/^alg none/))).toMatch(/200\s+accepted/);
    expect(await panel.audit()).toEqual([]);
    await panel.click({ role: 'button', name: 'See the finding' });
    const finding = { role: 'row', text: /nobody signed/, within: { role: 'grid', name: 'Findings' } };
    expect(await panel.text(finding)).toMatch(/Critical/);
  });

  it('proves nothing on a route that is open to everyone', async () => {
    await startOver();
    await send(`${lab.apiUrl}/public`, bearer(await issue()));
    await openReplay(/GET\s+(\S+\s+)?\/public/);
    await panel.click({ role: 'button', name: 'Replay' });
    await panel.see({ role: 'heading', name: 'Open without the token' });
    await panel.see({ ...answer(/^alg none/), text: /200\s+accepted[\s\S]*proves nothing/ });
    await panel.open('Audit');
    expect(await panel.count({ role: 'row', text: /nobody signed/ })).toBe(0);
  });

  it('finds the newest token for the same API', async () => {
    await startOver();
    await send(`${lab.apiUrl}/profile`, bearer(await issue({ lifetime: -5 })));
    await send(`${lab.apiUrl}/invoices`, bearer(await issue()));
    await openReplay(/GET\s+(\S+\s+)?\/profile/);
    await panel.click({ role: 'button', name: 'Replay' });
    await panel.see({ ...answer(/^Newest token/), text: /200\s+accepted/ });
    await panel.see({ role: 'heading', name: 'Everything is refused' });
  });

  it('asks before it sends a method that may change something', async () => {
    await startOver();
    await send(`${careless.url}/notes`, { method: 'DELETE', ...bearer(await issue()) });
    const deleted = () => careless.seen.filter(({ method }) => method === 'DELETE').length;
    await openReplay(/DELETE/);
    await panel.click({ role: 'button', name: 'Replay…' });
    const asked = { role: 'alertdialog', name: 'Send this DELETE again?' };
    expect(await panel.text(asked)).toMatch(/up to 3 times[\s\S]*delete/);
    expect(await panel.audit()).toEqual([]);
    await panel.click({ role: 'button', name: 'Do not send' });
    expect(await panel.count(asked)).toBe(0);
    expect(deleted()).toBe(1);
    await panel.click({ role: 'button', name: 'Replay…' });
    await panel.click({ role: 'button', name: 'Send DELETE' });
    await panel.see({ role: 'heading', name: 'The server does not check the signature' });
    expect(deleted()).toBe(4);
  });

  it('calls a request that CORS stopped an outcome, and not a verdict', async () => {
    await startOver();
    await send(`${careless.url}/closed`, bearer(await issue()));
    await openReplay(/GET\s+(\S+\s+)?\/closed/);
    await panel.click({ role: 'button', name: 'Replay' });
    await panel.see({ ...answer(/^Without the token/), text: /Could not be sent: the browser stopped it/ });
    await panel.see({ role: 'heading', name: 'Nothing can be told' });
  });

  it('can only leave out a token that is in a cookie', async () => {
    await startOver();
    await inspected.tab.evaluate(
      (token) => {
        // biome-ignore lint/suspicious/noDocumentCookie: the page keeps its token there
        document.cookie = `token=${token}; Path=/`;
      },
      await issue(),
    );
    await send('/page/tour.js', {});
    await openReplay(/GET\s+(\S+\s+)?\/page\/tour\.js/);
    expect(await panel.text(answer(/^alg none/))).toMatch(/Could not be sent: a page may not set the Cookie/);
    await panel.click({ role: 'button', name: 'Replay' });
    await panel.see({ ...answer(/^Without the token/), text: /\d{3}\s+\w+/ });
    expect(await panel.count({ role: 'row', text: /Replay: tampered/, within: requests })).toBe(0);
  });
}
