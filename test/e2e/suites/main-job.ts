/** A login is debugged, from the first look to the export; the panel is opened when everything has happened. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../scripts/until.mjs';
import type { Inspected, TestBrowser } from '../browser.ts';
import { dumpStorage } from '../lure.ts';
import type { Panel } from '../panel.ts';
import { type Shop, startShop, useShop } from '../shop.ts';

export function testMainJob(browser: TestBrowser): void {
  let shop: Shop;
  let inspected: Inspected;
  let panel: Panel;

  beforeAll(async () => {
    shop = await startShop();
    inspected = await browser.open(`${shop.site.url}/`);
    await inspected.tab.evaluate(useShop, shop.tokens);
    panel = await inspected.showPanel();
  });
  afterAll(async () => {
    await inspected?.close();
    await shop?.site.close();
  });

  const tokenRow = (text: RegExp) => ({ role: 'row', text, within: { role: 'grid', name: 'Tokens' } });
  const requestRow = (text: RegExp) => ({ role: 'row', text, within: { role: 'grid', name: 'Requests' } });
  const headline = { role: 'heading', within: { role: 'region', name: 'Diagnosis' } };
  const result = { role: 'status', name: 'Signature result' };

  it('shows every token that was sent before the panel was opened, decoded', async () => {
    await panel.open('Tokens');
    await panel.see(tokenRow(/robot/));
    // Logged in, expired, edited, and the service's own.
    expect(await panel.count(tokenRow(/mara|robot/))).toBe(4);
    await panel.click(tokenRow(/robot/));
    const details = await panel.text({ role: 'region', name: 'Token details' });
    expect(details).toContain(shop.site.url);
    expect(details).toContain('RS256');
    expect(details).toContain('orders:read');
  });

  it('shows the token in localStorage and says who can read it', async () => {
    await panel.open('Storage');
    const row = { role: 'row', text: /access_token/, within: { role: 'grid', name: 'Stored tokens' } };
    expect(await panel.text(row)).toMatch(/localStorage/);
  });

  it('warns about web storage and about personal data in the token', async () => {
    await panel.open('Audit');
    const findings = { role: 'grid', name: 'Findings' };
    await panel.see({ role: 'row', text: /localStorage|web storage/i, within: findings });
    await panel.see({ role: 'row', text: /personal/i, within: findings });
  });

  const diagnoses: [title: string, row: RegExp, headline: RegExp][] = [
    ['an expired token', /as=expired/, /expired/i],
    ['an edited token', /as=tampered/, /changed after signing/i],
    ['no token', /as=nobody/, /never sent|not sent/i],
    ['a missing scope', /refund/, /orders:write/],
  ];
  for (const [title, row, expected] of diagnoses) {
    it(`says why a request was refused: ${title}`, async () => {
      await panel.open('Requests');
      await panel.click(requestRow(row));
      expect(await panel.text(headline)).toMatch(expected);
      expect(
        await panel.count({ role: 'listitem', within: { role: 'list', name: 'What the server checks' } }),
      ).toBe(7);
    });
  }

  it('verifies with the secret that the person pastes, and says that the edited copy fails', async () => {
    await panel.open('Keys');
    await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, shop.secret);
    await panel.click({ role: 'button', name: 'Add and verify' });
    await panel.see({ role: 'row', text: /Secret|HS256/, within: { role: 'grid', name: 'Keys' } });

    await panel.open('Tokens');
    await panel.click(tokenRow(/Verified/));
    await panel.click({ role: 'tab', name: /^Signature/ });
    expect(await panel.text(result)).toMatch(/matches the key/);
    await panel.click(tokenRow(/Mismatch/));
    expect(await panel.text(result)).toMatch(/does not hold/);
  });

  it('verifies with a pasted JWK Set', async () => {
    await panel.open('Tokens');
    await panel.click(tokenRow(/robot/));
    await panel.click({ role: 'tab', name: /^Signature/ });
    expect(await panel.text(result)).toMatch(/Not checked|does not hold/);
    await panel.open('Keys');
    await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, shop.jwks);
    await panel.click({ role: 'button', name: 'Add and verify' });
    await panel.see({ role: 'row', text: /site-1/, within: { role: 'grid', name: 'Keys' } });
    await panel.open('Tokens');
    await panel.see({ ...result, text: /matches the key/ });
  });

  it('says what is wrong with a key that cannot be read, and keeps the others', async () => {
    await panel.open('Keys');
    const keys = { role: 'row', within: { role: 'grid', name: 'Keys' } };
    const before = await panel.count(keys);
    await panel.fill(
      { role: 'textbox', name: /secret, PEM, JWK/ },
      '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkq\n-----END PUBLIC KEY-----',
    );
    await panel.click({ role: 'button', name: 'Add and verify' });
    await panel.see({ role: 'alert', text: /cannot be read/ });
    expect(await panel.count(keys)).toBe(before);
  });

  it('axe finds nothing in any view', async () => {
    for (const view of ['Tokens', 'Requests', 'Storage', 'Audit', 'Keys'] as const) {
      await panel.open(view);
      expect(await panel.audit(), view).toEqual([]);
    }
  });

  it('exports the capture without any credential', async () => {
    await panel.click({ role: 'button', name: /^Export this capture/ });
    const text = await inspected.readDownload('claimcheck.har');
    expect(JSON.parse(text).log.entries.length).toBeGreaterThanOrEqual(8);
    for (const token of Object.values(shop.tokens)) {
      // Header and claims stay, so that the capture still explains itself; no server takes them without the signature.
      expect(text).not.toContain(token.split('.')[2]);
    }
  });

  it('leaves nothing at rest: no token, key or claim in any storage of the extension', async () => {
    const { text: kept } = await panel.driver.evaluate(dumpStorage);
    expect(kept).not.toMatch(/eyJ|mara|robot|correct horse|site-1|access_token|127\.0\.0\.1/);
  });

  it('keeps what an API expects only once that is asked for, nothing else with it, and forgets it again', async () => {
    const origin = new URL(shop.site.url).origin;
    const atRest = () => panel.driver.evaluate(dumpStorage);
    const remember = async () => {
      await panel.click({ role: 'button', name: 'Settings' });
      await panel.click({ role: 'checkbox', name: /^Remember what APIs expect/ });
      await panel.click({ role: 'button', name: 'Close' });
    };
    await panel.open('Keys');
    const form = { role: 'region', name: 'What an API expects' };
    await panel.fill({ role: 'combobox', name: /^Origin/, within: form }, origin);
    await panel.fill({ role: 'textbox', name: /^Issuer/, within: form }, 'https://id.example');
    await panel.click({ role: 'button', name: 'Set', within: form });
    expect((await atRest()).text).not.toContain(origin);
    await remember();
    await until('it to be kept', async () => (await atRest()).names.includes('storage.local expectations'));
    const { names, text } = await atRest();
    expect(names.sort()).toEqual(['storage.local expectations', 'storage.local settings']);
    expect(text).toContain(origin);
    expect(text).not.toMatch(/eyJ|mara|robot|correct horse|site-1|access_token/);
    await remember();
    await until(
      'it to be forgotten',
      async () => !(await atRest()).names.includes('storage.local expectations'),
    );
    expect((await atRest()).text).not.toContain(origin);
  });

  it('asked the network for nothing: the site saw only what the page itself sent', async () => {
    const asked = shop.site.seen.map(({ method, url }) => `${method} ${url}`);
    expect(
      asked.filter((line) => !line.includes('/.well-known/appspecific/com.chrome.devtools.json')),
    ).toEqual([
      'GET /',
      'POST /login',
      'GET /orders',
      'GET /orders?as=service',
      'GET /orders?as=expired',
      'GET /orders?as=tampered',
      'GET /orders?as=nobody',
      'GET /refund',
    ]);
  });
}
