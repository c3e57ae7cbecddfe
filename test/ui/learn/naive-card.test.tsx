import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { drawPanel } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const button = (name: string | RegExp) => screen.getByRole('button', { name }) as HTMLButtonElement;
const field = (name: string) => screen.getByRole('textbox', { name });
const said = () =>
  within(screen.getByRole('region', { name: 'Messages' }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);

async function logIn() {
  const drawn = await drawPanel();
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  fireEvent.click(await screen.findByRole('button', { name: /The naive identity card/ }));
  fireEvent.click(await screen.findByRole('button', { name: 'Log in' }));
  await screen.findByRole('group', { name: 'Your card' });
  return drawn;
}

describe('act 3', () => {
  it('makes an admin of whoever writes it on the card, and the panel sees nothing', async () => {
    const { asked } = await logIn();
    expect(button('Send the card to /admin').disabled).toBe(true);
    fireEvent.input(field('role'), { target: { value: 'admin' } });
    fireEvent.click(button('200, come in'));
    fireEvent.click(button('Send the card to /admin'));
    await waitFor(() => expect(said()).toHaveLength(4));
    expect(said()).toEqual([
      'Browser: "role":"user" → "role":"admin"',
      'Browser to Server: GET /admin X-Card: {"userId":"ada","role":"admin"}',
      'Server: reads admin, and believes it',
      'Server to Browser: 200 Welcome, admin. There are 2 accounts.',
    ]);
    expect(document.querySelector('.seq .edit')?.textContent).toBe('"role":"admin"');
    expect(screen.getByText('You guessed 200').className).toContain('pass');
    expect(screen.getByRole('region', { name: 'What the panel says' }).textContent).toContain(
      'Nothing failed, so there is nothing to explain.',
    );
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['naive-card']);
  });

  it('refuses the card as it was issued with 403, and an edit asks for a new guess', async () => {
    const { asked } = await logIn();
    fireEvent.click(button('200, come in'));
    fireEvent.click(button('Send the card to /admin'));
    await screen.findByText('You guessed 200');
    expect(screen.getByText('You guessed 200').className).toContain('fail');
    const panel = within(screen.getByRole('region', { name: 'What the panel says' }));
    expect(panel.getAllByRole('listitem').at(-1)?.textContent).toMatch(/^7.*Permission/);
    expect(asked.settings).toEqual([]);
    fireEvent.input(field('role'), { target: { value: 'Admin' } });
    expect(button('Send the card to /admin').disabled).toBe(true);
  });

  it('greets whoever the card names', async () => {
    await logIn();
    fireEvent.input(field('userId'), { target: { value: 'bob' } });
    fireEvent.click(button('Send the card to /me'));
    await waitFor(() => expect(said().at(-1)).toBe('Server to Browser: 200 Hello, Bob.'));
    expect(screen.getByText(/It never asked for that one’s password/)).toBeDefined();
  });
});
