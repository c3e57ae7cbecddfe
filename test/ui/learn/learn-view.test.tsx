import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { actIds } from '../../../src/core/lessons/act-ids.ts';
import { acts } from '../../../src/core/lessons/acts.ts';
import { drawPanel } from '../panel/draw-panel.tsx';

afterEach(cleanup);

const open = async () => {
  const drawn = await drawPanel();
  fireEvent.click(screen.getByRole('tab', { name: 'Learn' }));
  await screen.findByRole('heading', { name: 'The web has no memory' });
  return drawn;
};
const list = () => within(screen.getByRole('navigation', { name: 'Acts' }));
const said = () =>
  within(screen.getByRole('region', { name: 'Messages' }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('the Learn view', () => {
  it('lists the acts in their order, and opens one', async () => {
    await open();
    const names = list()
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names.slice(0, acts.length)).toEqual(acts.map(({ title }, index) => `${index + 1}${title}`));
    expect(acts.map(({ id }) => id)).toEqual(actIds);
    fireEvent.click(list().getByRole('button', { name: /Sessions/ }));
    expect(screen.getByRole('heading', { name: 'Sessions' })).toBeDefined();
    expect(
      list()
        .getByRole('button', { name: /Sessions/ })
        .getAttribute('aria-current'),
    ).toBe('step');
  });

  it('goes on to the next act', async () => {
    await open();
    fireEvent.click(screen.getAllByRole('button', { name: 'Next act' })[0] as HTMLElement);
    expect(screen.getByRole('heading', { name: 'Sessions' })).toBeDefined();
  });

  it('finds acts by what they are about, and says so when none fits', async () => {
    await open();
    fireEvent.input(screen.getByRole('combobox', { name: 'Filter' }), { target: { value: 'HttpOnly' } });
    expect(
      list()
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['8Where the token lives', 'Glossary']);
    fireEvent.input(screen.getByRole('combobox', { name: 'Filter' }), { target: { value: 'zebra' } });
    fireEvent.click(list().getByRole('button', { name: 'Clear the filter' }));
    expect(list().getAllByRole('button').length).toBeGreaterThan(9);
  });
});

describe('act 1', () => {
  it('asks for a guess, then shows that the server has forgotten, and is marked as done', async () => {
    const { asked } = await open();
    expect(await screen.findByText('Nothing was sent yet.')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Log in' }));
    await waitFor(() =>
      expect(said()).toEqual([
        'Browser to Server: POST /login name + password',
        'Server to Browser: 200 Hello, Ada.',
      ]),
    );
    const ask = screen.getByRole('button', { name: 'Ask for the dashboard' }) as HTMLButtonElement;
    expect(ask.disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '401, who are you?' }));
    fireEvent.click(ask);
    await waitFor(() => expect(said()).toContain('Server to Browser: 401 Who are you?'));
    expect(screen.getByText('You guessed 401')).toBeDefined();
    const panel = within(screen.getByRole('region', { name: 'What the panel says' }));
    expect(panel.getAllByRole('listitem')[0]?.textContent).toContain('failed');
    expect(list().getByRole('button', { name: /The web has no memory.*done/ })).toBeDefined();
    expect(asked.settings.at(-1)?.lessonsDone).toEqual(['no-memory']);
  });

  it('begins again at Reset, and stays done', async () => {
    await open();
    fireEvent.click(await screen.findByRole('button', { name: 'Log in' }));
    await waitFor(() => expect(said()).toHaveLength(2));
    fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
    await waitFor(() => expect(said()).toEqual([]));
  });
});
