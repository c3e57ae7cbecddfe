import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { drawPanel } from './draw-panel.tsx';

const scene: Scene = {
  title: 'one accepted call',
  tokens: { t: { header: { alg: 'RS256' }, claims: { sub: 'anna' } } },
  exchanges: [
    { request: 'GET https://api.example/orders', requestHeaders: ['Authorization: Bearer $t'], status: 200 },
  ],
};

const openPalette = async () => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', ctrlKey: true });
  await screen.findAllByRole('option');
  return screen.getByRole('combobox', { name: 'Type a command' }) as HTMLInputElement;
};
const offered = () => screen.getAllByRole('option').map(({ textContent }) => textContent ?? '');
const type = (input: HTMLElement, value: string) => fireEvent.input(input, { target: { value } });

describe('the command palette', () => {
  it('is found by typing parts of words, and does what was chosen', async () => {
    const { asked } = await drawPanel({ scene });
    const input = await openPalette();
    expect(document.activeElement).toBe(input);
    type(input, 'reload pag');
    expect(offered()[0]).toContain('Reload the page');
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(asked.reloads).toBe(1));
  });

  it('is walked through with the arrow keys; the input names the option', async () => {
    await drawPanel({ scene });
    const input = await openPalette();
    type(input, 'go to');
    fireEvent.keyDown(input, { key: 'ArrowDown' });
    fireEvent.keyDown(input, { key: 'ArrowDown' });
    const chosen = screen.getByRole('option', { selected: true });
    expect(input.getAttribute('aria-activedescendant')).toBe(chosen.id);
    expect(chosen.textContent).toContain('Go to Flows');
    fireEvent.keyDown(input, { key: 'Enter' });
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: /^Flows/ }).getAttribute('aria-selected')).toBe('true'),
    );
  });

  it('copies of what is selected, as its menu does', async () => {
    const { asked, holder } = await drawPanel({ scene });
    fireEvent.click(within(screen.getByRole('grid', { name: 'Tokens' })).getByText('anna'));
    const input = await openPalette();
    type(input, 'copy token');
    fireEvent.keyDown(input, { key: 'Enter' });
    await waitFor(() => expect(asked.copied).toEqual([holder.state.tokens.items[0]?.token.text]));
  });

  it('says that nothing matches, and does nothing then', async () => {
    await drawPanel({ scene });
    const input = await openPalette();
    type(input, 'qqqq');
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(screen.getByText('No command has these words')).toBeDefined();
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(screen.getByRole('dialog', { name: 'Commands' })).toBeDefined();
  });

  it('offers an ordinary tab nothing that needs a page', async () => {
    await drawPanel({ scene, kind: 'tab' });
    await openPalette();
    expect(offered().join()).not.toMatch(/Reload|Pause|trace/);
  });

  it('offers every view, every act and both ways out of the settings', async () => {
    await drawPanel({ scene });
    await openPalette();
    const all = offered().join('\n');
    for (const words of [
      'Go to Learn',
      'The web has no memory',
      'Glossary',
      'Colours: Dark',
      'Reset settings',
    ])
      expect(all).toContain(words);
    expect(new Set(offered()).size).toBe(offered().length);
  });
});
