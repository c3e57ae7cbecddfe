import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { drawPanel } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;
const said = () =>
  within(screen.getByRole('region', { name: 'Messages' }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);
const table = () =>
  Object.fromEntries(
    within(screen.getByRole('region', { name: 'Who gets at it' }))
      .getAllByRole('row')
      .slice(1)
      .map((row) => {
        const [name, ...outcomes] = [...row.children].map(({ textContent }) => textContent);
        return [name, outcomes.map((text) => text?.replace('–not tried', '–'))];
      }),
  );

async function open(scene?: Parameters<typeof drawPanel>[0]) {
  const drawn = await drawPanel(scene);
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  fireEvent.click(await screen.findByRole('button', { name: /Where the token lives/ }));
  await screen.findByRole('button', { name: 'Try it' });
  return drawn;
}
async function attempt(guess: 'Yes' | 'No', ...chosen: string[]) {
  for (const name of chosen) fireEvent.click(button(name));
  fireEvent.click(button(guess));
  fireEvent.click(button('Try it'));
  await screen.findByText(`You guessed ${guess}`);
}

describe('act 8', () => {
  it('asks before it shows what a script reads', async () => {
    await open();
    expect(button('Try it').disabled).toBe(true);
    expect(said()).toEqual([]);
    await attempt('No');
    expect(screen.getByText('You guessed No').className).toContain('fail');
    expect(said()[1]).toBe(
      'Your page: localStorage the token · sessionStorage nothing · document.cookie nothing',
    );
    expect(said()[2]).toMatch(/^Your page to Bad script: eyJhb….eyJpc….\S{5}…$/);
    expect(screen.getByRole('region', { name: 'What the panel says of the place' }).textContent).toContain(
      'A token in localStorage',
    );
    // Never the whole token, nor where it is written down.
    expect(document.body.textContent).not.toMatch(/eyJ[\w-]{20}/);
  });

  it('is done once a script has read and ridden, and another site has tried; the table fills on the way', async () => {
    const { asked } = await open();
    await attempt('Yes');
    await attempt('No', 'HttpOnly cookie');
    expect(screen.getByText(/keeps the cookie out of document.cookie/)).toBeDefined();
    await attempt('Yes', 'A script sends');
    expect(said()).toContainEqual(
      expect.stringMatching(/^Your page to Server: POST \/transfer Cookie: token=eyJ/),
    );
    expect(said().at(-1)).toBe('Server to Your page: 200 The money is sent.');
    expect(asked.settings).toEqual([]);
    await attempt('No', 'Another site sends');
    expect(screen.getByRole('region', { name: 'What the panel says' }).textContent).toContain(
      'Cookie token was not sent: SameSite keeps it from cross-site requests',
    );
    await attempt('Yes', 'None');
    expect(said().at(-1)).toBe('Server to Browser: 200 The money is sent.');
    expect(table()).toEqual({
      localStorage: ['Yes', '–', '–', '–'],
      Memory: ['–', '–', '–', '–'],
      'Cookie, Lax': ['–', '–', '–', '–'],
      'HttpOnly cookie, None': ['–', '–', '–', 'Yes'],
      'HttpOnly cookie, Lax': ['No', '–', 'Yes', 'No'],
    });
    await waitFor(() => expect(asked.settings.at(-1)?.lessonsDone).toEqual(['storage']));
    expect(screen.getByText(/HttpOnly stops reading, not riding/)).toBeDefined();
  });

  it('keeps what was tried: going back shows it again, and asks nothing twice', async () => {
    await open();
    await attempt('Yes', 'Memory', 'A script listens');
    expect(said()[1]).toMatch(/^Your page to Bad script: hears Authorization: Bearer eyJ/);
    fireEvent.click(button('A script reads'));
    await waitFor(() => expect(said()).toEqual([]));
    fireEvent.click(button('A script listens'));
    await waitFor(() => expect(said()).toHaveLength(4));
    expect(button('Yes').getAttribute('aria-pressed')).toBe('true');
    expect(button('No').disabled).toBe(true);
  });

  it('plays with a captured token, masked, and says that its key is not needed', async () => {
    await open({
      scene: {
        title: 'one call',
        tokens: { t: { claims: { sub: 'anna', scope: 'invoices:read' } } },
        exchanges: [
          {
            request: 'GET https://api.example/orders',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 200,
          },
        ],
      },
    });
    fireEvent.change(screen.getByRole('combobox', { name: 'Token' }), { target: { value: '0' } });
    await screen.findByText(/This is your token, masked/);
    await attempt('Yes', 'Cookie');
    expect(said()[2]).toMatch(/^Your page to Bad script: eyJhb….eyJzd….\S{5}…$/);
    expect(document.body.textContent).not.toMatch(/eyJ[\w-]{20}/);
  });
});
