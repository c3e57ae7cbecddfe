import { createHmac } from 'node:crypto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { drawPanel, signHs256 } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const text = '{"sub":"ada","role":"user"}';
const hmac = (message: string, secret: string) => createHmac('sha256', secret).update(message).digest('hex');

const open = async () => {
  const drawn = await drawPanel();
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  const acts = within(await screen.findByRole('navigation', { name: 'Acts' }));
  fireEvent.click(acts.getByRole('button', { name: /Fingerprints/ }));
  await screen.findByRole('textbox', { name: /Your text/ });
  return drawn;
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (name: string, value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } });
const shows = (label: string, hex: string) => screen.findByRole('img', { name: `${label}: ${hex}` });

describe('act 4', () => {
  it('shows the fingerprint that Node computes, of the original and of what is typed', async () => {
    await open();
    await shows('Fingerprint of the original', hmac(text, 'tidewater-demo'));
    press('Nearly all');
    type('Your text', 'grüße');
    await shows('Fingerprint of your text', hmac('grüße', 'tidewater-demo'));
    type('Your secret', '');
    await shows('Fingerprint of your text', hmac('grüße', ''));
  });

  it('hides the changed fingerprint until a guess was made, then counts what changed', async () => {
    await open();
    press('Change one letter');
    await screen.findByText('Guess first. Then the fingerprint is shown.');
    expect(screen.getByRole('img', { name: 'Fingerprint of your text:' })).toBeDefined();
    press('About half');
    const mine = hmac('{"sub":"ada","role":"uses"}', 'tidewater-demo');
    await shows('Fingerprint of your text', mine);
    const original = hmac(text, 'tidewater-demo');
    const changed = [...mine].filter((digit, index) => digit !== original[index]).length;
    expect(screen.getByText(`${changed} of 64 digits changed.`)).toBeDefined();
    const apart = (BigInt(`0x${mine}`) ^ BigInt(`0x${original}`)).toString(2).replaceAll('0', '').length;
    expect(screen.getByText(new RegExp(`${apart} of 256 bits changed: about half`))).toBeDefined();
    expect(screen.getByText('You guessed about half').closest('.fail')).not.toBeNull();
  });

  it('is done once the same input, another letter, another secret and a forgery were tried', async () => {
    const { asked } = await open();
    press('Compute it again');
    await screen.findByText('Computed 2 times: the same 64 digits each time.');
    press('Nearly all');
    press('Change one letter');
    await screen.findByText('You guessed nearly all');
    press('Try another secret');
    await shows('Fingerprint of your text', hmac(text, 'tidewater-demp'));
    press('Send it with the old fingerprint');
    await screen.findByText(/The fingerprint does not fit/);
    await screen.findByText('What this shows.');
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['fingerprints']);
  });

  it('checks a guess of the secret for real: a random one is not guessed, a word is', async () => {
    await open();
    type('Your guess of the secret', 'secret');
    press('Send it with my guess');
    await screen.findByText(/So the guess is wrong/);
    fireEvent.change(screen.getByRole('combobox', { name: /The server’s secret is/ }), {
      target: { value: 'word' },
    });
    expect(screen.getByText('Nothing was sent yet.')).toBeDefined();
    press('Send it with my guess');
    await screen.findByText(/The secret is found/);
    await screen.findByText(/The fingerprint fits/);
  });
});

describe('act 4 with a captured token', () => {
  it('takes its signing input as the text and checks a guess of its secret against its signature', async () => {
    const { holder } = await open();
    const token = await signHs256({ sub: 'u-17' }, 'quay-side');
    holder.dispatch({ type: 'text-pasted', text: token, at: 0 });
    fireEvent.change(await screen.findByRole('combobox', { name: /Token/ }), { target: { value: '0' } });
    const signingInput = token.slice(0, token.lastIndexOf('.'));
    await shows('Fingerprint of the original', hmac(signingInput, 'tidewater-demo'));
    type('Your guess of the secret', 'tidewater');
    press('Check my guess');
    await screen.findByText(/It is another secret/);
    type('Your guess of the secret', 'quay-side');
    press('Check my guess');
    await waitFor(() => expect(screen.getByText(/This is the secret of your token/)).toBeDefined());
  });
});
