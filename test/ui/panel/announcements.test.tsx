import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { drawPanel } from './draw-panel.tsx';

const exp = 1768478700;
const scene: Scene = {
  title: 'two people, both let in',
  tokens: {
    anna: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'anna', exp } },
    bert: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'bert', exp } },
  },
  exchanges: ['anna', 'bert'].map((name) => ({
    request: `GET https://api.example/${name}`,
    requestHeaders: [`Authorization: Bearer $${name}`],
    status: 200,
  })),
};

/** So many more calls that are refused. */
const refusals = (count: number, at: number) =>
  buildScene({
    title: 'refused',
    exchanges: Array.from({ length: count }, (_, index) => ({
      request: `GET https://api.example/refused/${at}/${index}`,
      status: 401,
      at: at + index,
    })),
  }).exchanges;

/** What the live region says now; the mark that makes the same words new again is nothing to hear. */
const heard = () => screen.getByRole('log').textContent?.replace('\u200b', '');

describe('what a screen reader is told', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = (ms: number) =>
    act(() => {
      vi.advanceTimersByTime(ms);
    });

  it('gathers new failures, and tells them at most once in four seconds', async () => {
    const { holder } = await drawPanel({ scene });
    const spoken: string[] = [];
    const observer = new MutationObserver(() => {
      const now = heard();
      if (now && now !== spoken.at(-1)) spoken.push(now);
    });
    observer.observe(screen.getByRole('log'), { childList: true, characterData: true, subtree: true });
    for (let burst = 0; burst < 6; burst += 1) {
      act(() => holder.dispatch({ type: 'exchanges-captured', exchanges: refusals(3, burst * 10) }));
      await pass(1000);
    }
    await act(async () => {});
    expect(spoken).toEqual(['12 new failed requests']);
    await pass(4000);
    await act(async () => {});
    expect(spoken).toEqual(['12 new failed requests', '6 new failed requests']);
    observer.disconnect();
  });

  it('does not tell failures that were there when the panel was opened', async () => {
    await drawPanel({
      scene: { title: 'refused', exchanges: [{ request: 'GET https://api.example/', status: 401 }] },
    });
    await pass(10_000);
    expect(heard()).toBe('');
  });

  it('tells what a filter leaves, once typing rests', async () => {
    await drawPanel({ scene });
    const filter = screen.getByRole('combobox', { name: 'Filter' });
    for (const value of ['a', 'an', 'ann']) {
      fireEvent.input(filter, { target: { value } });
      await pass(300);
    }
    expect(heard()).toBe('');
    await pass(800);
    expect(heard()).toBe('1 row shown');
    fireEvent.input(filter, { target: { value: 'zoe' } });
    await pass(800);
    expect(heard()).toBe('Nothing matches this filter');
    fireEvent.keyDown(filter, { key: 'Escape' });
    await pass(100);
    await pass(800);
    expect(heard()).toBe('2 rows shown');
  });

  it('says nothing of a filter when the view changes', async () => {
    await drawPanel({ scene });
    fireEvent.input(screen.getByRole('combobox', { name: 'Filter' }), { target: { value: 'anna' } });
    fireEvent.click(screen.getByRole('tab', { name: /^Requests/ }));
    await pass(2000);
    expect(heard()).toBe('');
  });

  it('says that it copied, that it cleared, and that there is nothing to export', async () => {
    await drawPanel({ scene });
    const row = within(screen.getByRole('grid', { name: 'Tokens' })).getAllByRole('row')[1] as HTMLElement;
    fireEvent.click(row);
    fireEvent.keyDown(row, { key: 'c', ctrlKey: true });
    await waitFor(() => expect(heard()).toMatch(/copied/i));
    fireEvent.click(screen.getByRole('button', { name: 'Clear tokens and requests' }));
    expect(heard()).toBe('Cleared');
    fireEvent.click(screen.getByRole('button', { name: /^Export this capture/ }));
    await waitFor(() => expect(heard()).toContain('Nothing to export yet'));
  });
});
