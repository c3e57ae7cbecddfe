import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import type { Panel } from '../panel.ts';
import { type Shop, startShop, useShop } from '../shop.ts';
import { describeInFirefox, inspect, showPanel } from './inspecting.ts';

describeInFirefox('debugging a login in Firefox, with the panel opened late', () => {
  let shop: Shop;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    shop = await startShop();
    inspection = await inspect(`${shop.site.url}/`);
    await inspection.evaluate(useShop, shop.tokens);
    panel = await showPanel(inspection);
  });
  afterAll(async () => {
    await inspection?.close();
    await shop?.site.close();
  });

  const tokens = { role: 'row', within: { role: 'grid', name: 'Tokens' } };

  it('shows every token that was sent before the panel was opened', async () => {
    await panel.open('Tokens');
    await panel.see({ ...tokens, text: /robot/ });
    expect(await panel.count({ ...tokens, text: /mara|robot/ })).toBe(4);
    await panel.click({ ...tokens, text: /robot/ });
    expect(await panel.text({ role: 'region', name: 'Token details' })).toContain(shop.site.url);
  });

  it('shows the token in localStorage and warns about it', async () => {
    await panel.open('Storage');
    await panel.see({ role: 'row', text: /access_token/, within: { role: 'grid', name: 'Stored tokens' } });
    await panel.open('Audit');
    await panel.see({ role: 'row', text: /localStorage/, within: { role: 'grid', name: 'Findings' } });
    await panel.see({ role: 'row', text: /personal data/i, within: { role: 'grid', name: 'Findings' } });
  });

  const diagnoses: [title: string, row: RegExp, headline: RegExp][] = [
    ['an expired token', /as=expired/, /expired/i],
    ['an edited token', /as=tampered/, /changed after signing/i],
    ['no token', /as=nobody/, /never sent|not sent/i],
    ['a missing scope', /refund/, /orders:write/],
  ];
  for (const [title, text, expected] of diagnoses) {
    it(`says why a request was refused: ${title}`, async () => {
      await panel.open('Requests');
      await panel.click({ role: 'row', text, within: { role: 'grid', name: 'Requests' } });
      expect(await panel.text({ role: 'heading', within: { role: 'region', name: 'Diagnosis' } })).toMatch(
        expected,
      );
    });
  }

  it('verifies with a pasted secret and a pasted JWK Set', async () => {
    for (const key of [shop.secret, shop.jwks]) {
      await panel.open('Keys');
      await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, key);
      await panel.click({ role: 'button', name: 'Add and verify' });
    }
    await panel.see({ role: 'row', text: /site-1/, within: { role: 'grid', name: 'Keys' } });
    await panel.open('Tokens');
    await panel.click({ ...tokens, text: /robot/ });
    await panel.click({ role: 'tab', name: /^Signature/ });
    await panel.see({ role: 'status', name: 'Signature result', text: /matches the key/ });
    expect(await panel.count({ ...tokens, text: /Verified/ })).toBe(3);
    expect(await panel.count({ ...tokens, text: /Mismatch/ })).toBe(1);
  });

  it('asked the network for nothing: the site saw only what the page itself sent', () => {
    expect(shop.site.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
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
});
