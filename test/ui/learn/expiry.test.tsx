import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { drawPanel } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const open = async (scene?: Scene) => {
  const drawn = await drawPanel(scene ? { scene } : {});
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  const acts = within(await screen.findByRole('navigation', { name: 'Acts' }));
  fireEvent.click(acts.getByRole('button', { name: /Expiry, refresh/ }));
  await screen.findByRole('group', { name: 'How the API is built' });
  return drawn;
};
/** Presses a button once it can be pressed. */
const press = async (name: string) => {
  const button = await waitFor(() => {
    const found = screen.getByRole('button', { name }) as HTMLButtonElement;
    expect(found.disabled).toBe(false);
    return found;
  });
  fireEvent.click(button);
};
const play = async (design: string, guess: string) => {
  for (const name of [design, 'Log in', 'Steal the token', guess, 'Log out']) await press(name);
  await screen.findByText(/the thief asks/);
};
const lives = () => screen.getByRole('region', { name: 'How long the copy works' });
const drag = (minutes: number) =>
  fireEvent.input(screen.getByRole('slider', { name: 'Clock' }), { target: { value: String(minutes) } });

const designs = ['exp after a day', 'exp after 5 min, refresh tokens', 'exp after a day, blocklist'] as const;

describe('act 9', () => {
  it('asks for a guess before the logout', async () => {
    await open();
    await press('Log in');
    await press('Steal the token');
    await screen.findByText('Guess first, then log out.');
    expect((screen.getByRole('button', { name: 'Log out' }) as HTMLButtonElement).disabled).toBe(true);
    expect((screen.getByRole('slider', { name: 'Clock' }) as HTMLInputElement).disabled).toBe(true);
  });

  it('lets the copy work until exp, to the minute, where nothing is looked up', async () => {
    await open();
    await play(designs[0], 'Not a moment');
    expect(screen.getByText('You guessed Not a moment').closest('.fail')).not.toBeNull();
    expect(lives().textContent).toContain('works until 1 day after the login');
    drag(24 * 60 - 1);
    await screen.findByText(/^23 h 59 min after the login the thief asks, and gets 200\./);
    drag(24 * 60);
    await screen.findByText(/^1 day after the login the thief asks, and gets 401\./);
    expect(screen.getByText(/The panel says: Expired/)).toBeDefined();
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe('1 day after the login');
  });

  it('compares the designs by how long the copy works and by what is looked up', async () => {
    await open();
    await play(designs[0], 'A day');
    await play(designs[1], 'Some minutes');
    await play(designs[2], 'Not a moment');
    expect(screen.getByText('You guessed Not a moment').closest('.pass')).not.toBeNull();
    await within(lives()).findByText(/60 look-ups/);
    const rows = within(lives()).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/until 1 day .*no look-up for 60/),
      expect.stringMatching(/until 5 min .*11 look-ups for 60/),
      expect.stringMatching(/until 2 min .*60 look-ups for 60/),
    ]);
    expect(screen.getByText(/revoked/, { selector: '.sub' })).toBeDefined();
  });

  it('is done once all designs and a stolen refresh token were seen', async () => {
    const { asked } = await open();
    for (const design of designs) await play(design, 'A day');
    await press('Thief refreshes');
    const rotation = within(screen.getByRole('region', { name: 'The thief has the refresh token too' }));
    expect((rotation.getByRole('button', { name: 'You refresh' }) as HTMLButtonElement).disabled).toBe(true);
    await press('I do');
    expect(asked.settings).toEqual([]);
    await press('You refresh');
    await rotation.findByText(/The API cannot tell who is the thief/);
    expect(rotation.getAllByText('invalid_grant')).toHaveLength(2);
    expect(rotation.getByText('You guessed I do').closest('.fail')).not.toBeNull();
    await screen.findByText('What this shows.');
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['expiry']);
  });

  it('lays a captured token between its own iat and exp', async () => {
    const scene: Scene = {
      title: 'a token of the person’s own',
      tokens: { t: { header: { alg: 'RS256' }, claims: { iat: 1768478400, exp: 1768482000 } } },
      exchanges: [
        { request: 'GET https://api.example/', requestHeaders: ['Authorization: Bearer $t'], status: 200 },
      ],
    };
    await open(scene);
    fireEvent.change(screen.getByRole('combobox', { name: /Token/ }), { target: { value: '0' } });
    const own = await screen.findByRole('region', { name: 'Your token' });
    expect(own.textContent).toContain('From its iat to its exp it is 1 h.');
    expect(own.textContent).toContain('only the API knows');
  });
});
