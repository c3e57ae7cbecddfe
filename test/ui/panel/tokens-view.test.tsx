import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { drawPanel, signHs256 } from './draw-panel.tsx';

const secret = 'a shared secret of thirty-two bytes or more';
const now = Date.UTC(2026, 0, 15, 12) / 1000;

const sceneOf = (token: string): Scene => ({
  title: 'one call with this token',
  tokens: { t: token },
  exchanges: [
    { request: 'GET https://api.example/orders', requestHeaders: ['Authorization: Bearer $t'], status: 200 },
  ],
});
const openToken = (name: string | RegExp) =>
  fireEvent.click(within(screen.getByRole('grid', { name: 'Tokens' })).getByText(name));
const openPane = (name: string) => fireEvent.click(screen.getByRole('tab', { name: new RegExp(`^${name}`) }));
const result = () => screen.getByRole('status', { name: 'Signature result' }).textContent ?? '';

function giveKey(text: string): void {
  fireEvent.input(screen.getByLabelText(/^Paste a secret/), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Add and verify' }));
}

describe('the tokens', () => {
  it('show when they end, by the clock of now', async () => {
    const token = await signHs256({ sub: 'anna', iat: now - 600, exp: now + 271 }, secret);
    await drawPanel({ scene: sceneOf(token) });
    expect(within(screen.getByRole('grid', { name: 'Tokens' })).getByText('in 4:31')).toBeDefined();
  });

  it('show each claim with what it means', async () => {
    await drawPanel({ scene: sceneOf(await signHs256({ sub: 'anna', exp: now - 199 }, secret)) });
    openToken('anna');
    const payload = screen.getByRole('region', { name: 'Payload' });
    expect(within(payload).getByText('exp')).toBeDefined();
    expect(payload.textContent).toContain('3 min 19 s ago');
    expect(screen.getByRole('region', { name: 'Token details' }).textContent).toContain('Expired');
  });

  it('are verified by the secret that made them, and only then said to be', async () => {
    await drawPanel({ scene: sceneOf(await signHs256({ sub: 'anna', exp: now + 60 }, secret)) });
    openToken('anna');
    openPane('Signature');
    await waitFor(() => expect(result()).toContain('Not checked'));
    giveKey(secret);
    await waitFor(() => expect(result()).toContain('The signature matches the key'));
    expect(screen.getByText('They are the same')).toBeDefined();
    expect(result()).not.toMatch(/\b(in)?valid\b/i);
  });

  it('fail with another secret, and are unchecked again once the key is forgotten', async () => {
    const { holder } = await drawPanel({ scene: sceneOf(await signHs256({ sub: 'anna' }, secret)) });
    openToken('anna');
    openPane('Signature');
    await waitFor(() => expect(screen.getAllByText('No key').length).toBeGreaterThan(0));
    giveKey('some other secret that is long enough for it');
    await waitFor(() => expect(result()).toContain('The signature does not hold'));
    expect(screen.getByText('They differ')).toBeDefined();
    holder.dispatch({ type: 'keys-forgotten' });
    await waitFor(() => expect(result()).toContain('Not checked'));
  });

  it('keep the signature masked until it is asked for, and are shared without it', async () => {
    const token = await signHs256({ sub: 'anna' }, secret);
    const { asked } = await drawPanel({ scene: sceneOf(token) });
    openToken('anna');
    openPane('Raw');
    const signature = token.split('.')[2] as string;
    const copy = await screen.findByRole('button', { name: 'Copy without signature' });
    expect(document.body.textContent).not.toContain(signature);
    fireEvent.click(copy);
    expect(asked.copied).toEqual([token.slice(0, token.lastIndexOf('.') + 1)]);
    fireEvent.click(screen.getByRole('button', { name: 'Show signature' }));
    expect(document.body.textContent).toContain(signature);
  });

  it('show hostile text as text, with what cannot be seen made visible', async () => {
    const sub = 'eve\u202Egnp.<img src=x onerror=alert(1)>';
    await drawPanel({ scene: sceneOf(await signHs256({ sub, note: '<script>alert(1)</script>' }, secret)) });
    fireEvent.click(screen.getAllByText(/eve/)[0] as HTMLElement);
    expect(document.querySelector('img, script')).toBeNull();
    expect(screen.getByRole('region', { name: 'Payload' }).textContent).toContain(
      '<script>alert(1)</script>',
    );
    expect(document.body.textContent).not.toContain('\u202E');
    expect(document.body.textContent).toContain('\\u202E');
  });

  it('fold a very long value and show it whole on request', async () => {
    const note = 'abcdefghij'.repeat(500);
    await drawPanel({ scene: sceneOf(await signHs256({ sub: 'anna', note }, secret)) });
    openToken('anna');
    expect(document.body.textContent).not.toContain(note);
    fireEvent.click(screen.getByRole('button', { name: 'Show all 5,000 characters' }));
    expect(document.body.textContent).toContain(note);
  });

  it('list what is wrong with broken text', async () => {
    await drawPanel({ kind: 'tab' });
    const broken = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":').toString('base64url')}.c2ln`;
    const field = screen.getByLabelText('Paste a token, a HAR or a key');
    fireEvent.input(field, { target: { value: broken } });
    fireEvent.click(screen.getByRole('button', { name: 'Read it' }));
    await waitFor(() => expect(screen.getByText(/problems? with this token/)).toBeDefined());
  });

  it('lead from their journey to the request', async () => {
    await drawPanel({ scene: sceneOf(await signHs256({ sub: 'anna', iat: now - 60 }, secret)) });
    openToken('anna');
    openPane('Journey');
    const journey = await screen.findByRole('list', { name: 'Journey' });
    expect(within(journey).getByText(/^Issued/)).toBeDefined();
    fireEvent.click(within(journey).getByRole('button', { name: /Used.*Open request$/ }));
    expect(await screen.findByRole('grid', { name: 'Requests' })).toBeDefined();
  });

  it('are copied by Ctrl-C in the list', async () => {
    const token = await signHs256({ sub: 'anna' }, secret);
    const { asked } = await drawPanel({ scene: sceneOf(token) });
    openToken('anna');
    const row = within(screen.getByRole('grid', { name: 'Tokens' })).getByRole('row', { selected: true });
    fireEvent.keyDown(row, { key: 'c', ctrlKey: true });
    await waitFor(() => expect(asked.copied).toEqual([token]));
  });
});
