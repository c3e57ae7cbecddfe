import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { encryptDirectly, generateContentKey } from '../../../src/core/jose/encrypt.ts';
import { drawPanel, signHs256 } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const open = async () => {
  const drawn = await drawPanel();
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  const acts = within(await screen.findByRole('navigation', { name: 'Acts' }));
  fireEvent.click(acts.getByRole('button', { name: /Encoded is not encrypted/ }));
  await waitFor(() => expect(field('A token, or any base64url text').value).toMatch(/^eyJ/));
  return drawn;
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const field = (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement;
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const rows = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
const encode = (text: string) => Buffer.from(text).toString('base64url');

describe('act 7', () => {
  it('reads a signed token after a guess, and marks what the audit marks', async () => {
    await open();
    expect(screen.queryByRole('list', { name: 'Claims' })).toBeNull();
    press('Nothing');
    expect(screen.getByText('You guessed nothing').closest('.fail')).not.toBeNull();
    expect(rows('Header')).toEqual(['alg"HS256"', 'typ"at+jwt"']);
    const email = rows('Claims').find((row) => row?.startsWith('email'));
    expect(email).toContain('"ada@tidewater.example"');
    expect(email).toContain('Personal data in a token');
    expect(rows('Claims').find((row) => row?.startsWith('role'))).toBe('role"user"');
    expect(screen.getByText(/The audit marks 2 claims/)).toBeDefined();
  });

  it('puts what is typed into a really signed token, and reads it back', async () => {
    await open();
    press('Header and claims');
    expect(screen.getByText('You guessed header and claims').closest('.pass')).not.toBeNull();
    type('Claim', 'diagnosis');
    type('Value', 'asthma');
    press('Put it into the token');
    await waitFor(() => expect(rows('Claims').at(-1)).toContain('diagnosis"asthma"'));
    expect(rows('Claims').at(-1)).toContain('Specially protected data in a token');
    const [, payload = ''] = field('A token, or any base64url text').value.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ diagnosis: 'asthma' });
  });

  it.each([
    ['base64url text', encode('meet me at the pier'), 'base64url. It holds text:', 'meet me at the pier'],
    ['a payload alone', encode('{"pin":"1234"}'), 'base64url. It holds JSON:', 'pin'],
    ['nonsense', 'what is this?', 'This is neither a token nor base64url.', 'a character that base64url'],
  ])('says what a pasted text is: %s', async (_, text, kind, shown) => {
    await open();
    press('Nothing');
    type('A token, or any base64url text', text);
    const region = await screen.findByRole('region', { name: 'Read without a key' });
    expect(region.textContent).toContain(kind);
    expect(region.textContent).toContain(shown);
  });

  it('keeps an encrypted token shut but for its key, and is done then', async () => {
    const { asked } = await open();
    press('Header and claims');
    press('Put it into the token');
    press('Encrypt the claims');
    await screen.findByRole('region', { name: 'The JWE' });
    const results = () => rows('What came of it');
    press('Read it without a key');
    await waitFor(() =>
      expect(results()[0]).toMatch(/Read it without a key: It stays shut.*No key at hand fits/),
    );
    press('Try another key');
    await waitFor(() =>
      expect(results()[1]).toMatch(/Try another key: It stays shut.*does not open the content/),
    );
    press('Open it with its key');
    await waitFor(() => expect(results()[2]).toContain('"email":"ada@tidewater.example"'));
    await screen.findByText('What this shows.');
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['not-secret']);
    const overheard = within(screen.getByRole('region', { name: 'Messages' })).getAllByRole('listitem');
    expect(overheard[1]?.textContent).toContain('email, phone_number');
    expect(overheard[4]?.textContent).toBe('On the way: reads only the header: alg, enc');
  });

  it('says who can read and who can change what, in one table', async () => {
    await open();
    const table = within(screen.getByRole('table', { name: /Who can read it/ }));
    const cells = (form: string) =>
      within(table.getByRole('rowheader', { name: form }).closest('tr') as HTMLElement)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    expect(cells('Signed (JWS)')).toEqual([
      'Everyone on the way',
      'Who has the key',
      'Browser and server',
      'Who has the key',
    ]);
    expect(new Set(cells('Encrypted (JWE)'))).toEqual(new Set(['Who has the key']));
    expect(cells('base64url')).toEqual(cells('Plain JSON'));
  });
});

describe('act 7 with a captured token', () => {
  it('reads it, or only its header where it is encrypted', async () => {
    const { holder } = await open();
    const jwe = await encryptDirectly('{"sub":"ada"}', await generateContentKey());
    const signed = await signHs256({ sub: 'u-17' }, 'quay-side');
    for (const text of [signed, jwe]) holder.dispatch({ type: 'text-pasted', text, at: 0 });
    const picker = await screen.findByRole('combobox', { name: /Token/ });
    fireEvent.change(picker, { target: { value: '0' } });
    await waitFor(() => expect(field('A token, or any base64url text').value).toBe(signed));
    press('Header and claims');
    expect(rows('Claims')).toEqual(['sub"u-17"']);
    fireEvent.change(picker, { target: { value: '1' } });
    await waitFor(() => expect(field('A token, or any base64url text').value).toBe(jwe));
    press('Only the header');
    expect(screen.getByText('You guessed only the header').closest('.pass')).not.toBeNull();
    expect(rows('Header')).toEqual(['alg"dir"', 'enc"A256GCM"']);
    expect(screen.queryByRole('list', { name: 'Claims' })).toBeNull();
  });

  it('says where a token is too long to be shown as a whole', async () => {
    const { holder } = await open();
    const text = await signHs256({ sub: 'u-17', note: 'x'.repeat(90_000) }, 'quay-side');
    holder.dispatch({ type: 'text-pasted', text, at: 0 });
    fireEvent.change(await screen.findByRole('combobox', { name: /Token/ }), { target: { value: '0' } });
    await screen.findByText(/only its first 100,000 characters/);
  });
});
