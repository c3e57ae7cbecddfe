/** A site that signs with a password out of a dictionary, and what the panel must make of it. */
import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import type { Panel } from './panel.ts';
import { html, json, type Site, startSite } from './site.ts';
import { inMinutes } from './tokens.ts';

/** Far down in the dictionary, and there in small letters only. */
const secret = 'Grasshopper';
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface WeakSite {
  readonly site: Site;
  readonly token: string;
}

export async function startWeakSite(): Promise<WeakSite> {
  const input = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'mara', exp: inMinutes(30) })}`;
  const site = await startSite({ '/': html('<h1>Weak</h1>'), '/orders': json(200, { orders: [] }) });
  return { site, token: `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}` };
}

/** Run in the page. */
export async function callWithToken(token: string): Promise<void> {
  await fetch('/orders', { headers: { authorization: `Bearer ${token}` } });
}

/** Tries known secrets in the panel: the worker runs under the extension's own rules, and finds it. */
export async function findKnownSecret(panel: Panel): Promise<void> {
  await panel.open('Tokens');
  await panel.click({ role: 'row', text: /mara/, within: { role: 'grid', name: 'Tokens' } });
  await panel.click({ role: 'tab', name: /^Signature/ });
  await panel.click({ role: 'button', name: 'Try known secrets' });
  await panel.see({ role: 'heading', name: 'Everyone knows this secret' });
  const details = { role: 'region', name: 'Token details' };
  expect(await panel.text(details)).not.toContain(secret);
  await panel.click({ role: 'button', name: 'Show the secret' });
  expect(await panel.text(details)).toContain(secret);
  await panel.click({ role: 'button', name: 'Add it to the keys' });
  await panel.see({ role: 'status', name: 'Signature result', text: /matches the key/ });
  await panel.click({ role: 'button', name: 'Edit and re-sign' });
  await panel.click({ role: 'button', name: 'Sign' });
  await panel.see({ role: 'status', name: 'Result of signing', text: /Verified[\s\S]*never sent/ });
  await panel.open('Audit');
  await panel.see({ role: 'row', text: /secret is known/, within: { role: 'grid', name: 'Findings' } });
}
