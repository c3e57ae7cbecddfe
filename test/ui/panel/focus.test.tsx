import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { drawPanel } from './draw-panel.tsx';

const scene: Scene = {
  title: 'one refused call',
  tokens: { t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'anna', exp: 1768478700 } } },
  exchanges: [
    { request: 'GET https://api.example/orders', requestHeaders: ['Authorization: Bearer $t'], status: 401 },
  ],
};

const focused = () => document.activeElement;
const press = (key: string) => fireEvent.keyDown(focused() ?? document.body, { key });
/** As by Tab and Enter: the focus is on it when it is pressed. */
const use = (button: HTMLElement) => {
  button.focus();
  fireEvent.click(button);
};

describe('the focus', () => {
  it('goes with a digit to the tab of the view, and with the arrow down into its list', async () => {
    await drawPanel({ scene });
    press('2');
    expect(focused()).toBe(screen.getByRole('tab', { name: /^Requests/ }));
    const grid = await screen.findByRole('grid', { name: 'Requests' });
    press('ArrowDown');
    expect(focused()).toBe(within(grid).getAllByRole('row')[1]);
  });

  it('is in the list again when a button that cleared the filter is gone', async () => {
    await drawPanel({ scene });
    fireEvent.input(screen.getByRole('combobox', { name: 'Filter' }), { target: { value: 'zoe' } });
    const gone = screen.getByRole('heading', { name: 'Nothing matches this filter' });
    const box = gone.closest<HTMLElement>('.empty') as HTMLElement;
    use(within(box).getByRole('button', { name: 'Clear filter' }));
    await waitFor(() => expect(focused()?.getAttribute('role')).toBe('row'));
  });

  it('is on the tab of the view when its list is gone, never on a button that a key could press', async () => {
    const { holder } = await drawPanel({ scene });
    const row = within(screen.getByRole('grid', { name: 'Tokens' })).getAllByRole('row')[1] as HTMLElement;
    row.focus();
    act(() => holder.dispatch({ type: 'cleared' }));
    await waitFor(() => expect(focused()).toBe(screen.getByRole('tab', { name: /^Tokens/ })));
  });

  it('is on the tab of the view when a line that held it is dismissed', async () => {
    await drawPanel();
    fireEvent.click(screen.getByRole('button', { name: /^Export this capture/ }));
    use(await screen.findByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(focused()).toBe(screen.getByRole('tab', { name: /^Tokens/ })));
  });

  it('follows a link into another view', async () => {
    await drawPanel({ scene });
    press('2');
    const requests = await screen.findByRole('grid', { name: 'Requests' });
    fireEvent.click(within(requests).getAllByRole('row')[1] as HTMLElement);
    use((await screen.findAllByRole('tab', { name: /^Token/ })).at(-1) as HTMLElement);
    use(await screen.findByRole('button', { name: /Open/ }));
    await waitFor(() => expect(screen.getByRole('grid', { name: 'Tokens' })).toBeDefined());
    await waitFor(() => expect(focused()).not.toBe(document.body));
  });

  it('does not come back to what a person left', async () => {
    const { holder } = await drawPanel({ scene });
    const row = within(screen.getByRole('grid', { name: 'Tokens' })).getAllByRole('row')[1] as HTMLElement;
    row.focus();
    row.blur();
    act(() => holder.dispatch({ type: 'cleared' }));
    await screen.findByRole('heading', { name: 'No tokens yet' });
    expect(focused()).toBe(document.body);
  });
});
