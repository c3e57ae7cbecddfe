import { createHmac, createPublicKey, verify } from 'node:crypto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { drawPanel, signHs256 } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const open = async () => {
  const drawn = await drawPanel();
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  const acts = within(await screen.findByRole('navigation', { name: 'Acts' }));
  fireEvent.click(acts.getByRole('button', { name: /The tamper-proof token/ }));
  await screen.findByRole('region', { name: 'Token' });
  return drawn;
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const field = (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement;
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const tokenNow = () =>
  (screen.getByRole('region', { name: 'Token' }).textContent ?? '').replace(/^Token/, '');
const said = (region: string) =>
  within(screen.getByRole('region', { name: region }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('act 5', () => {
  it('builds the token that Node builds, and says what a changed claim changed', async () => {
    await open();
    const first = tokenNow();
    type('Claims', '{"sub":"ada","role":"admin"}');
    await screen.findByText('Guess first. Then the token is built anew.');
    press('The payload and the signature');
    type('Secret', 'another secret, of at least 32 bytes');
    const signingInput = ['{"alg":"HS256","typ":"JWT"}', '{"sub":"ada","role":"admin"}']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const signature = createHmac('sha256', 'another secret, of at least 32 bytes')
      .update(signingInput)
      .digest('base64url');
    await waitFor(() => expect(tokenNow()).toBe(`${signingInput}.${signature}`));
    expect(first.split('.')[0]).toBe(tokenNow().split('.')[0]);
    expect(screen.getByText(/payload and signature/)).toBeDefined();
    expect(screen.getByText('You guessed the payload and the signature').closest('.pass')).not.toBeNull();
  });

  it('shows a JSON error at its field, and lets the rest stand', async () => {
    await open();
    const before = tokenNow();
    type('Claims', '{"sub":"ada"');
    expect(field('Claims').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/It is not JSON/)).toBeDefined();
    expect(tokenNow()).toBe(before);
  });

  it('says why a key cannot sign what the header asks for', async () => {
    await open();
    press('The payload');
    type('Header', '{"alg":"RS256"}');
    await screen.findByText(/The key cannot sign with RS256/);
    expect((screen.getByRole('button', { name: 'Send the request' }) as HTMLButtonElement).disabled).toBe(
      true,
    );
  });

  it('builds it with a key pair, whose public half checks it', async () => {
    await open();
    press('The payload');
    press('Key pair (ES256)');
    await waitFor(() => expect(field('Header').value).toContain('ES256'));
    await waitFor(() => expect(tokenNow()).toMatch(/^eyJhbGciOiJFUzI1NiI/));
    const jwk = JSON.parse(document.querySelector('code.code')?.textContent ?? '');
    expect(jwk).not.toHaveProperty('d');
    const [header, payload, signature = ''] = tokenNow().split('.');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(
      verify(
        'sha256',
        Buffer.from(`${header}.${payload}`),
        { key, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true);
  });

  it('loses no request where the button is pressed twice at once', async () => {
    await open();
    press('Send the request');
    press('Send the request');
    await waitFor(() =>
      expect(said('Messages').filter((one) => one?.includes('POST /orders'))).toHaveLength(2),
    );
    expect(said('Messages').filter((one) => one?.includes('200'))).toHaveLength(2);
  });

  it('sends two requests with one token, and lets a thief try both keys', async () => {
    const { asked } = await open();
    press('All three');
    type('Claims', JSON.stringify({ ...claimsOf(tokenNow()), team: 'harbour' }, null, 2));
    await screen.findByText('You guessed all three');
    press('Send the request');
    await screen.findByText(/1 request sent: 1 body, 1 token/);
    type('Body of the request', '{"item":"harbour chart","count":2}');
    expect(screen.getByRole('group', { name: 'The request as text' }).textContent).toContain('"count":2}');
    press('Send the request');
    await screen.findByText(/2 requests sent: 2 bodies, 1 token/);
    expect(screen.getAllByText(/Ordered for ada/)).toHaveLength(2);

    press('With the shared secret');
    press('Steal the shared secret');
    await waitFor(() => expect(said('Shared secret (HS256)').at(-1)).toContain('200'));
    press('Steal the public key');
    await screen.findByText('You guessed with the shared secret');
    const tried = said('Key pair (ES256)').join('\n');
    expect(tried).toContain('a public key only checks');
    expect(tried.match(/API to Thief: 401/g)).toHaveLength(2);
    expect(tried).not.toContain('200');
    await screen.findByText('What this shows.');
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['tamper-proof']);
  });
});

describe('act 5 with a captured token', () => {
  it('shows its parts, and that the signature does not fit what was edited', async () => {
    const { holder } = await open();
    const token = await signHs256({ sub: 'u-17', role: 'user' }, 'quay-side');
    holder.dispatch({ type: 'text-pasted', text: token, at: 0 });
    fireEvent.change(await screen.findByRole('combobox', { name: /Token/ }), { target: { value: '0' } });
    const yours = await screen.findByRole('region', { name: 'Your token' });
    expect(yours.textContent).toContain(token);
    await within(yours).findByText('These are the three parts as they were captured.');
    const [claims] = screen.getAllByRole('textbox', { name: 'Claims' }) as HTMLElement[];
    fireEvent.input(claims as HTMLElement, { target: { value: '{"sub":"u-17","role":"admin"}' } });
    await within(yours).findByText(/Without the key nobody can make one that fits/);
    expect(yours.textContent).toContain(token.split('.')[2]);
    expect(claimsOf(yours.textContent?.match(/eyJ[\w-]+\.[\w-]+/)?.[0] ?? '')).toMatchObject({
      role: 'admin',
    });
  });
});
