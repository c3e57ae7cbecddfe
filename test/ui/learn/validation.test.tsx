import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { drawPanel } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const open = async (scene?: Scene) => {
  const drawn = await drawPanel(scene ? { scene } : {});
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  const acts = within(await screen.findByRole('navigation', { name: 'Acts' }));
  fireEvent.click(acts.getByRole('button', { name: /Server validation/ }));
  await screen.findByRole('group', { name: 'What you do to the token' });
  return drawn;
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const send = async (how: string, route: string, guess: string) => {
  press(how);
  press(route);
  press(guess);
  await act(async () => {
    press('Send');
  });
  return screen.findByRole('region', { name: 'What the server checks' });
};
const steps = (region: HTMLElement) =>
  within(region)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');

describe('act 6', () => {
  it('waits for a guess before it sends', async () => {
    await open();
    const button = screen.getByRole('button', { name: 'Send' }) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    press('401');
    expect(button.disabled).toBe(false);
    expect(screen.getByText('Nothing was sent yet.')).toBeDefined();
  });

  it('stops at the signature of a changed payload, shows both signatures, and agrees with the panel', async () => {
    await open();
    const region = await send('Become admin', 'GET /admin', '403');
    expect(within(region).getByText('You guessed 403').closest('.fail')).not.toBeNull();
    const shown = steps(region);
    expect(shown[2]).toMatch(/Signature: failed here\.Recomputed [0-9a-f]{4}…, found [0-9a-f]{4}…/);
    expect(shown[6]).toContain('Never asked. That’s why it isn’t 403.');
    const messages = within(screen.getByRole('region', { name: 'Messages' }));
    expect(messages.getByText('"role":"admin"').className).toContain('edit');
    const pair = screen.getByRole('region', { name: 'The two signatures' });
    const [recomputed, found] = [...pair.querySelectorAll('.whole')].map(({ textContent }) => textContent);
    expect(recomputed).toMatch(/^[0-9a-f]{64}$/);
    expect(found).toMatch(/^[0-9a-f]{64}$/);
    expect(recomputed).not.toBe(found);
    const says = screen.getByRole('region', { name: 'What the panel says' });
    expect(says.textContent).toContain('Payload was changed after signing');
  });

  it('is done once a way to 200, to 401 and to 403 was found', async () => {
    const { asked } = await open();
    expect(await send('As issued', 'GET /me', '200')).toBeDefined();
    expect(screen.queryByRole('region', { name: 'What the panel says' })).toBeNull();
    const forbidden = await send('As issued', 'GET /admin', '403');
    expect(steps(forbidden)[6]).toContain('This route needs the role admin.');
    expect(asked.settings).toEqual([]);
    await send('Wait until it expires', 'GET /me', '401');
    await screen.findByText('What this shows.');
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['validation']);
  });

  it('clears what was sent once another thing is done to the token', async () => {
    await open();
    await send('Set alg to none', 'GET /admin', '401');
    press('Cut the signature');
    expect(screen.queryByRole('region', { name: 'What the server checks' })).toBeNull();
    expect(screen.getByText('Nothing was sent yet.')).toBeDefined();
  });

  const scene: Scene = {
    title: 'a token of the person’s own',
    tokens: { t: { header: { alg: 'RS256' }, claims: { sub: 'anna', exp: 1768478700 } } },
    exchanges: [
      {
        request: 'GET https://api.example/orders',
        requestHeaders: ['Authorization: Bearer $t'],
        status: 200,
      },
    ],
  };

  it('says of a captured token that its key is not here, and what can be told without it', async () => {
    const { asked } = await open(scene);
    fireEvent.change(screen.getByRole('combobox', { name: /Token/ }), { target: { value: '0' } });
    const region = await send('Become admin', 'GET /me', '401');
    expect(steps(region)[2]).toContain('Its key is not here');
    const told = screen.getByRole('region', { name: 'What can be told without its key' });
    expect(told.textContent).toContain('It cannot cover both.');
    await send('As issued', 'GET /me', '401');
    await waitFor(() => expect(asked.settings.at(-1)?.lessonsDone).toEqual(['validation']));
  });

  it('lets an answer go that belongs to another token', async () => {
    await open(scene);
    await send('Become admin', 'GET /me', '401');
    fireEvent.change(screen.getByRole('combobox', { name: /Token/ }), { target: { value: '0' } });
    expect(screen.queryByRole('region', { name: 'What the server checks' })).toBeNull();
  });
});
