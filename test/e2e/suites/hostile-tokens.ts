/** Tokens that are made to cost the panel its time, its memory or its judgement. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspected, TestBrowser } from '../browser.ts';
import { bombKey, hostileTokens, password, publicPem } from '../hostile-tokens.ts';
import type { Panel } from '../panel.ts';
import { html, json, type Site, startSite } from '../site.ts';

const rows = { role: 'row', within: { role: 'grid', name: 'Tokens' } };
const details = { role: 'region', name: 'Token details' };
const verdict = { role: 'status', name: 'Signature result' };

export function testHostileTokens(browser: TestBrowser): void {
  let site: Site;
  let inspected: Inspected;
  let panel: Panel;

  const show = async (filter: string, text: RegExp, pane?: RegExp) => {
    await panel.open('Tokens');
    // A low panel draws few rows.
    await panel.fill({ role: 'combobox', name: /Filter/ }, filter);
    await panel.click({ ...rows, text });
    if (pane !== undefined) await panel.click({ role: 'tab', name: pane });
  };

  beforeAll(async () => {
    site = await startSite({ '/': html('<h1>Site</h1>'), '/tokens': json(200, hostileTokens()) });
    inspected = await browser.open(`${site.url}/`);
    await inspected.tab.evaluate(async () => void (await (await fetch('/tokens')).text()));
    panel = await inspected.showPanel();
    for (const key of [bombKey, password, publicPem]) {
      await panel.open('Keys');
      await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, key);
      await panel.click({ role: 'button', name: 'Add and verify' });
    }
    await panel.see({ role: 'row', at: 2, within: { role: 'grid', name: 'Keys' } });
  });
  afterAll(async () => {
    await inspected?.close();
    await site?.close();
  });

  it('a plaintext that swells a thousandfold is let out no further than its cap', async () => {
    await show('alg:dir', /\bdir\b/, /^Claims/);
    await panel.see({ ...details, text: /grows beyond \d+ bytes when it is inflated/ });
  });

  it('a million PBKDF2 rounds ask first; two milliards are not even asked for', async () => {
    const allow = { role: 'button', name: 'Allow it and try' };
    await show('PBES2-HS256', /PBES2-HS256/, /^Claims/);
    await panel.see({ ...details, text: /1000000 iterations \(p2c\), more than/ });
    await panel.see(allow);
    await show('PBES2-HS384', /PBES2-HS384/, /^Claims/);
    await panel.see({ ...details, text: /2000000000 iterations \(p2c\), more than/ });
    expect(await panel.count(allow)).toBe(0);
  });

  it('claims nested a hundred thousand deep are a problem of the token, not of the panel', async () => {
    await show('deep', /\bdeep\b/);
    await panel.see({ ...details, text: /nest|deep/i });
    await panel.open('Requests');
    await panel.see({ role: 'row', text: /tokens/, within: { role: 'grid', name: 'Requests' } });
  });

  it('a public key’s text that was taken for a secret is never verified', async () => {
    await show('confused', /\bconfused\b/, /^Signature/);
    await panel.see({ ...verdict, text: /public key/i });
    await panel.fill({ role: 'combobox', name: /Filter/ }, '');
    expect(await panel.count({ ...rows, text: /Verified/ })).toBe(0);
    await panel.open('Audit');
    await panel.see({ role: 'row', text: /public key/i, within: { role: 'grid', name: 'Findings' } });
  });

  it('“nOnE” is no signature, however it is spelled', async () => {
    await show('unsigned', /\bunsigned\b/, /^Signature/);
    expect(await panel.text(verdict)).toMatch(/none|not signed|no signature|unsigned/i);
  });

  it('what reorders or hides text is shown for what it is', async () => {
    await show('disguised', /\bdisguised\b/, /^Claims/);
    const text = await panel.text(details);
    expect(text).toMatch(/\\u202E/);
    expect(text).toMatch(/\\u200B/);
    expect(text).not.toMatch(/\u202e|\u200b/);
  });

  it('none of it made anything of ours fail', async () => {
    expect(await panel.texts({ role: 'alert' })).toEqual([]);
  });
}
