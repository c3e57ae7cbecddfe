import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { codeFlow } from '../../core/flows/flows-of.ts';
import { drawPanel } from './draw-panel.tsx';

const scene: Scene = {
  title: 'a token in localStorage and a refused call',
  tokens: { t: { header: { alg: 'RS256' }, claims: { sub: 'anna', exp: 1768400000 } } },
  exchanges: [
    { request: 'GET https://api.example/orders', requestHeaders: ['Authorization: Bearer $t'], status: 401 },
  ],
  storage: [{ area: 'local-storage', name: 'access_token', value: '$t' }],
};

const openView = async (name: RegExp, grid: string) => {
  fireEvent.click(within(screen.getByRole('tablist', { name: 'Views' })).getByRole('tab', { name }));
  const list = await screen.findByRole('grid', { name: grid });
  return within(list)
    .getAllByRole('row')
    .find((row) => row.tabIndex === 0) as HTMLElement;
};
const items = async () =>
  (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent ?? '');
const choose = async (name: string) => fireEvent.click(await screen.findByRole('menuitem', { name }));

describe('the menu of a row', () => {
  it.each([
    ['a right click', (row: HTMLElement) => fireEvent.contextMenu(row)],
    ['the menu key', (row: HTMLElement) => fireEvent.keyDown(row, { key: 'ContextMenu' })],
    ['Shift+F10', (row: HTMLElement) => fireEvent.keyDown(row, { key: 'F10', shiftKey: true })],
  ])('opens by %s, and Escape leads back to the row', async (_, ask) => {
    await drawPanel({ scene });
    const row = await openView(/^Tokens/, 'Tokens');
    row.focus();
    ask(row);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Copy token'));
    fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'Escape' });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement?.getAttribute('role')).toBe('row');
  });

  it('is walked through with arrows, Home, End and first letters', async () => {
    await drawPanel({ scene });
    fireEvent.contextMenu(await openView(/^Tokens/, 'Tokens'));
    await screen.findByRole('menu');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Copy token'));
    const press = (key: string) => fireEvent.keyDown(document.activeElement as HTMLElement, { key });
    press('ArrowDown');
    expect(document.activeElement?.textContent).toBe('Copy without signature');
    press('s');
    expect(document.activeElement?.textContent).toBe('Show its findings');
    press('End');
    expect(document.activeElement?.textContent).toBe('Show where it was first seen');
    press('ArrowDown');
    expect(document.activeElement?.textContent).toBe('Copy token');
  });

  it('copies a token without its signature', async () => {
    const { asked, holder } = await drawPanel({ scene });
    fireEvent.contextMenu(await openView(/^Tokens/, 'Tokens'));
    await choose('Copy without signature');
    const text = holder.state.tokens.items[0]?.token.text ?? '';
    await waitFor(() => expect(asked.copied).toEqual([text.slice(0, text.lastIndexOf('.') + 1)]));
  });

  it('copies the diagnosis of a request as Markdown, without its credential', async () => {
    const { asked, holder } = await drawPanel({ scene });
    fireEvent.contextMenu(await openView(/^Requests/, 'Requests'));
    await choose('Copy the diagnosis as Markdown');
    await waitFor(() => expect(asked.copied).toHaveLength(1));
    expect(asked.copied[0]).toMatch(/^### GET https.+api\.example\/orders → 401\n/);
    expect(asked.copied[0]).toContain('**Fix:**');
    expect(asked.copied[0]).not.toContain(holder.state.tokens.items[0]?.token.text);
  });

  it('leads from a request to its token', async () => {
    await drawPanel({ scene });
    fireEvent.contextMenu(await openView(/^Requests/, 'Requests'));
    await choose('Show its token');
    expect(screen.getByRole('region', { name: 'Token details' })).toBeDefined();
  });

  it('copies what became of a flow as Markdown, without its codes, and leads to where it failed', async () => {
    const exchanges = codeFlow({ status: 400, answer: '{"error":"invalid_client"}' });
    const { asked } = await drawPanel({ scene: { title: 'a sign-in that fails', exchanges } });
    const row = await openView(/^Flows/, 'Flows');
    fireEvent.contextMenu(row);
    await choose('Copy as Markdown');
    await waitFor(() => expect(asked.copied).toHaveLength(1));
    expect(asked.copied[0]).toMatch(/^### Sign\\-in \\\(code\\\) · app · /);
    expect(asked.copied[0]).not.toMatch(/c-1|s-1|rt-1/);
    fireEvent.contextMenu(row);
    await choose('Show the request that failed');
    expect(await screen.findByRole('tab', { name: /^Requests/, selected: true })).toBeDefined();
  });

  it('copies what a place should be set to instead', async () => {
    const { asked } = await drawPanel({ scene });
    fireEvent.contextMenu(await openView(/^Storage/, 'Stored tokens'));
    await choose('Copy the fix');
    await waitFor(() => expect(asked.copied[0]).toMatch(/^Set-Cookie: __Host-access_token=…;/));
  });

  it('copies a finding as Markdown, with its clause', async () => {
    const { asked } = await drawPanel({ scene });
    fireEvent.keyDown(await openView(/^Audit/, 'Findings'), { key: 'ContextMenu' });
    await choose('Copy as Markdown');
    await waitFor(() => expect(asked.copied[0]).toMatch(/^### (Critical|High|Medium|Low|Note): /));
    expect(asked.copied[0]).toMatch(/\[[^\]]+\]\(<https:/);
  });

  it('copies the public half of a private key, and of a secret nothing that leads back to it', async () => {
    const { asked, holder } = await drawPanel({ scene });
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
    const jwk = await crypto.subtle.exportKey('jwk', (pair as CryptoKeyPair).privateKey);
    const keys = [
      ...(await readKeys(JSON.stringify(jwk))),
      ...(await readKeys('a shared secret of thirty-two bytes or more')),
    ];
    await act(async () => holder.dispatch({ type: 'keys-added', keys }));
    fireEvent.contextMenu(await openView(/^Keys/, 'Keys'));
    await choose('Copy public key as JWK');
    await waitFor(() => expect(asked.copied).toHaveLength(1));
    expect(JSON.parse(asked.copied[0] ?? '')).toEqual({ kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y });
    const secret = within(screen.getByRole('grid', { name: 'Keys' }))
      .getAllByRole('row')
      .at(-1);
    fireEvent.contextMenu(secret as HTMLElement);
    await waitFor(async () => expect(await items()).not.toContain('Copy public key as JWK'));
    expect((await items()).filter((label) => label.startsWith('Copy'))).toEqual(['Copy what it is']);
  });
});
