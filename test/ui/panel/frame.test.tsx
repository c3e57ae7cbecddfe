import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { defaultSettings } from '../../../src/core/session/host.ts';
import { drawPanel } from './draw-panel.tsx';

const scene: Scene = {
  title: 'one accepted call',
  tokens: { t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'anna', exp: 1768478700 } } },
  exchanges: [
    { request: 'GET https://api.example/orders', requestHeaders: ['Authorization: Bearer $t'], status: 200 },
  ],
};

const selectedTab = () =>
  within(screen.getByRole('tablist', { name: 'Views' }))
    .getAllByRole('tab')
    .find((tab) => tab.getAttribute('aria-selected') === 'true')?.textContent;
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

describe('the panel', () => {
  it('has a tab for each view, and digits lead to them', async () => {
    await drawPanel({ scene });
    const tabs = within(screen.getByRole('tablist', { name: 'Views' })).getAllByRole('tab');
    const names = ['Tokens', 'Requests', 'Flows', 'Storage', 'Audit', 'Keys', 'Learn'];
    expect(tabs.map((tab) => names.find((name) => tab.textContent?.startsWith(name)))).toEqual(names);
    press('6');
    expect(selectedTab()).toContain('Keys');
    press('1');
    expect(selectedTab()).toContain('Tokens');
  });

  it('hears keys and takes what is pasted as soon as it is drawn', async () => {
    const { holder } = await drawPanel({ scene, waits: false });
    press('6');
    await waitFor(() => expect(selectedTab()).toContain('Keys'));
    const paste = new Event('paste', { bubbles: true });
    const getData = () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJiZW4ifQ.';
    document.body.dispatchEvent(Object.assign(paste, { clipboardData: { getData } }));
    await waitFor(() => expect(holder.state.tokens).toHaveLength(2));
  });

  it('lets digits be typed into the filter', async () => {
    await drawPanel({ scene });
    press('/');
    const filter = screen.getByRole('combobox', { name: 'Filter' });
    expect(document.activeElement).toBe(filter);
    press('5');
    expect(selectedTab()).toContain('Tokens');
  });

  it('says what of the filter it does not understand, and clears it with Escape', async () => {
    await drawPanel({ scene });
    const filter = screen.getByRole('combobox', { name: 'Filter' }) as HTMLInputElement;
    fireEvent.input(filter, { target: { value: 'colour:red anna' } });
    expect(screen.getByText('Not understood: colour:red')).toBeDefined();
    expect(within(screen.getByRole('grid', { name: 'Tokens' })).getByText('anna')).toBeDefined();
    fireEvent.input(filter, { target: { value: 'bert' } });
    expect(screen.getByRole('heading', { name: 'Nothing matches this filter' })).toBeDefined();
    fireEvent.keyDown(filter, { key: 'Escape' });
    expect(filter.value).toBe('');
    expect(screen.getByRole('grid', { name: 'Tokens' })).toBeDefined();
  });

  it('offers keys and values, taken by arrow and Enter', async () => {
    await drawPanel({ scene });
    const filter = screen.getByRole('combobox', { name: 'Filter' }) as HTMLInputElement;
    filter.focus();
    fireEvent.input(filter, { target: { value: 'is:ex' } });
    fireEvent.keyDown(filter, { key: 'ArrowDown' });
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('is:expired');
    fireEvent.keyDown(filter, { key: 'Enter' });
    expect(filter.value).toBe('is:expired ');
  });

  it('opens the keyboard map on ?', async () => {
    await drawPanel({ scene });
    press('?');
    const map = await screen.findByRole('dialog', { name: 'Keyboard' });
    expect(within(map).getByText('Ctrl K')).toBeDefined();
    expect(within(map).getByText('Menu of the row, as the menu key')).toBeDefined();
  });

  it('a dialog that Escape has closed does not take the next one with it', async () => {
    // As browsers do: who is told of the close is told in a later task.
    const close = vi.spyOn(HTMLDialogElement.prototype, 'close').mockImplementation(function (
      this: HTMLDialogElement,
    ) {
      this.open = false;
      setTimeout(() => this.dispatchEvent(new Event('close')));
    });
    await drawPanel({ scene });
    fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    fireEvent.keyDown(await screen.findByRole('dialog', { name: 'Settings' }), { key: 'Escape' });
    press('?');
    await screen.findByRole('dialog', { name: 'Keyboard' });
    await act(() => new Promise<void>((resume) => setTimeout(resume)));
    expect(screen.getByRole('dialog', { name: 'Keyboard' })).toBeDefined();
    close.mockRestore();
  });

  it('pauses and resumes, by button and by key', async () => {
    const { holder } = await drawPanel();
    fireEvent.click(screen.getByRole('button', { name: 'Recording' }));
    expect(holder.state.recording).toBe(false);
    expect(screen.getByRole('heading', { name: 'Recording is paused' })).toBeDefined();
    press('e', { ctrlKey: true });
    expect(holder.state.recording).toBe(true);
  });

  it('empties the session and forgets what was selected', async () => {
    const { holder } = await drawPanel({ scene });
    fireEvent.click(within(screen.getByRole('grid', { name: 'Tokens' })).getByText('anna'));
    expect(screen.getByRole('region', { name: 'Token details' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Clear tokens and requests' }));
    expect(holder.state.tokens.length).toBe(0);
    expect(screen.getByRole('heading', { name: 'No tokens yet' })).toBeDefined();
    expect(screen.queryByRole('region', { name: 'Token details' })).toBeNull();
  });

  it('offers to reload the page when nothing was seen', async () => {
    const { asked } = await drawPanel();
    fireEvent.click(screen.getByRole('button', { name: 'Reload page' }));
    expect(asked.reloads).toBe(1);
  });

  it('keeps the settings that were loaded, and saves a change', async () => {
    const { asked } = await drawPanel({ scene, settings: { ...defaultSettings, theme: 'dark' } });
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Light' }));
    expect(document.documentElement.dataset.theme).toBe('light');
    expect(asked.settings.at(-1)).toMatchObject({ theme: 'light' });
  });

  it('exports the capture without its credentials', async () => {
    const { asked, holder } = await drawPanel({ scene });
    const token = holder.state.tokens.items[0]?.token.text ?? '';
    fireEvent.click(screen.getByRole('button', { name: /^Export this capture/ }));
    await waitFor(() => expect(asked.saved).toHaveLength(1));
    expect(asked.saved[0]?.text).toContain('https://api.example/orders');
    expect(asked.saved[0]?.text).not.toContain(token);
    expect(asked.saved[0]?.text).not.toContain(token.split('.')[2] || token);
  });

  it('leads back from a detail to its row with Escape', async () => {
    await drawPanel({ scene });
    const row = () => within(screen.getByRole('grid', { name: 'Tokens' })).getAllByRole('row')[1];
    fireEvent.click(row() as HTMLElement);
    screen.getByRole('tab', { name: 'Raw' }).focus();
    press('Escape');
    expect(screen.queryByRole('region', { name: 'Token details' })).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(row()));
  });

  it('moves the splitter with the arrow keys and remembers it', async () => {
    const { asked } = await drawPanel({ scene });
    fireEvent.click(within(screen.getByRole('grid', { name: 'Tokens' })).getByText('anna'));
    const splitter = screen.getByRole('separator', { name: 'Resize list' });
    const before = Number(splitter.getAttribute('aria-valuenow'));
    await act(async () => {
      fireEvent.keyDown(splitter, { key: 'ArrowRight' });
    });
    expect(Number(splitter.getAttribute('aria-valuenow'))).toBe(before + 2);
    expect(asked.settings.at(-1)?.splits).toEqual({ tokens: before + 2 });
  });
});
