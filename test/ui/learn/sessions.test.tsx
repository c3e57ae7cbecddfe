import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { drawPanel } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const button = (name: string | RegExp) => screen.getByRole('button', { name }) as HTMLButtonElement;
const said = () =>
  within(screen.getByRole('region', { name: 'Messages' }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);
const cells = (table: string) =>
  within(screen.getByRole('region', { name: table }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));

async function open() {
  const drawn = await drawPanel();
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  fireEvent.click(await screen.findByRole('button', { name: /Sessions/ }));
  await screen.findByRole('button', { name: 'Log in' });
  return drawn;
}
async function logIn(writer: string) {
  fireEvent.click(button('Log in'));
  await waitFor(() => expect(said()[1]).toMatch(new RegExp(`^${writer}.*writes a row: sid=.* → ada$`)));
}
async function send(guess: string | null, status: string) {
  if (guess !== null) fireEvent.click(button(guess));
  fireEvent.click(button('Send the cookie'));
  await waitFor(() => expect(said().at(-1)).toContain(`to Browser: ${status}`));
}

describe('act 2', () => {
  it('writes a row at login, looks it up, misses it on another server, and finds it in a shared store', async () => {
    const { asked } = await open();
    expect(button('Send the cookie').disabled).toBe(true);
    await logIn('Server A: ');
    expect(cells('Session tables')[0]).toContain('ada');
    await send(null, '200');
    expect(said()[1]).toBe('Server A: looks in its own table: ada');

    fireEvent.click(button('Add a server'));
    await screen.findByRole('group', { name: /^The next request goes to Server B/ });
    expect(button('Send the cookie').disabled).toBe(true);
    await send('200, welcome back', '401 I know no such session.');
    expect(screen.getByText('You guessed 200').className).toContain('fail');
    expect(cells('Session tables')[1]).toEqual(['Server B', 'no rows']);
    expect(screen.getByRole('region', { name: 'What the panel says' }).textContent).toContain(
      'looks like a row that was deleted',
    );
    expect(asked.settings).toEqual([]);

    fireEvent.click(screen.getByRole('switch', { name: 'Shared store' }));
    await waitFor(() => expect(cells('Session tables')).toEqual([['Store', 'no rows']]));
    await logIn('Server A to Store: ');
    await send('200, welcome back', '200 Welcome back, Ada.');
    expect(said()[1]).toMatch(/^Server B to Store: look up sid=/);
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['sessions']);
  });

  it('never shows the whole session id until it is asked for', async () => {
    await open();
    await logIn('Server A: ');
    expect(document.body.textContent).not.toMatch(/sid=[\w-]/);
    fireEvent.click(button('Show the session id'));
    const [row] = cells('Session tables');
    expect(row?.[1]).toMatch(/^[\w-]{24} your cookie$/);
  });

  it('counts who had to look up how often, and shows what stands still with the store', async () => {
    await open();
    fireEvent.click(button('Add a server'));
    fireEvent.click(button('Add a server'));
    await waitFor(() => expect(button('Add a server').disabled).toBe(true));
    fireEvent.click(screen.getByRole('switch', { name: 'Shared store' }));
    await screen.findByRole('button', { name: 'Stop the store' });
    await logIn('Server A to Store: ');
    await send('401, unknown session', '200');
    expect(screen.getByText('You guessed 401').className).toContain('fail');
    fireEvent.click(button('Send 100 requests'));
    await screen.findByText(/The one store did 101 look-ups for 3 servers/);
    const counts = cells('Who answered, who looked up');
    expect(counts.slice(0, 3).map(([, , , lookUps]) => lookUps)).toEqual(['0', '0', '0']);
    expect(counts.slice(0, 3).reduce((sum, [, answered]) => sum + Number(answered), 0)).toBe(102);

    fireEvent.click(button('Stop the store'));
    await send('503, cannot answer', '503');
    expect(screen.getByText('You guessed 503').className).toContain('pass');
    expect(screen.getByText(/While the one store is down, everybody is locked out/)).toBeDefined();
    fireEvent.click(button('Start the store'));
    await send(null, '200');
  });

  it('forgets the row at logout, if the server that is asked has it', async () => {
    await open();
    await logIn('Server A: ');
    fireEvent.click(button('Log out'));
    await waitFor(() => expect(said()[1]).toMatch(/^Server A: deletes the row/));
    expect(cells('Session tables')).toEqual([['Server A', 'no rows']]);
    expect(button('Send the cookie').disabled).toBe(true);
  });
});
