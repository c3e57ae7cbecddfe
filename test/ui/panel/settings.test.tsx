import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { defaultSettings } from '../../../src/core/session/host.ts';
import { timeStyle } from '../../../src/ui/kit/time-words.ts';
import { drawPanel } from './draw-panel.tsx';

const scene: Scene = {
  title: 'one refused call',
  now: '2026-01-15T16:00:00Z',
  tokens: { t: { header: { alg: 'RS256' }, claims: { sub: 'anna', exp: 1768478700 } } },
  exchanges: [
    {
      request: 'GET https://api.example/orders',
      requestHeaders: ['Authorization: Bearer $t'],
      status: 401,
      at: 5 * 60 + 9 - 2 * 3600,
    },
  ],
};

const tabNamed = (name: RegExp) =>
  within(screen.getByRole('tablist', { name: 'Views' })).getByRole('tab', { name });
const open = async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
  return within(await screen.findByRole('dialog', { name: 'Settings' }));
};
const timeOfRow = async () => {
  fireEvent.click(tabNamed(/^Requests/));
  const grid = await screen.findByRole('grid', { name: 'Requests' });
  return within(grid).getAllByRole('gridcell')[0]?.textContent;
};

afterEach(() => {
  timeStyle.value = { timeZone: 'utc', hours: '24' };
});

describe('the settings', () => {
  it('write times as they are asked to', async () => {
    await drawPanel({ scene });
    expect(await timeOfRow()).toBe('14:05:09');
    const settings = await open();
    fireEvent.click(settings.getByRole('button', { name: '12' }));
    expect(await timeOfRow()).toBe('2:05:09 pm');
    fireEvent.click(settings.getByRole('button', { name: 'How long ago' }));
    expect(await timeOfRow()).toMatch(/ago$/);
  });

  it('give a cap to the session at once', async () => {
    const { holder } = await drawPanel({ scene });
    const settings = await open();
    fireEvent.change(settings.getByLabelText('Requests held'), { target: { value: '1000' } });
    expect(holder.state.caps.requests).toBe(1000);
  });

  it('open the panel with the view that was chosen', async () => {
    await drawPanel({ scene, settings: { ...defaultSettings, startView: 'keys' } });
    await waitFor(() => expect(tabNamed(/^Keys/).getAttribute('aria-selected')).toBe('true'));
  });

  it('open it with the last one where that was asked for, and keep which it was', async () => {
    const { asked } = await drawPanel({
      scene,
      settings: { ...defaultSettings, startView: 'last', lastView: 'keys' },
    });
    await waitFor(() => expect(tabNamed(/^Keys/).getAttribute('aria-selected')).toBe('true'));
    fireEvent.click(tabNamed(/^Learn/));
    expect(asked.settings.at(-1)).toMatchObject({ startView: 'last', lastView: 'learn' });
  });

  it('do not note which view was open where nobody asked for it', async () => {
    const { asked } = await drawPanel({ scene });
    fireEvent.click(tabNamed(/^Keys/));
    expect(asked.settings).toEqual([]);
  });

  it('go back to their defaults, and what was played of the lessons stays', async () => {
    const { asked } = await drawPanel({
      scene,
      settings: {
        ...defaultSettings,
        theme: 'dark',
        reveal: true,
        hours: '12',
        lessonsDone: ['sessions'],
        tourDone: true,
      },
    });
    const settings = await open();
    fireEvent.click(settings.getByRole('button', { name: 'Reset to defaults' }));
    expect(asked.settings.at(-1)).toEqual({ ...defaultSettings, lessonsDone: ['sessions'], tourDone: true });
    expect(document.documentElement.dataset.theme).toBe('light');
  });

  it('give the focus back to where it was', async () => {
    await drawPanel({ scene });
    const button = screen.getByRole('button', { name: 'Settings' });
    button.focus();
    const settings = await open();
    fireEvent.click(settings.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});

describe('what APIs expect', () => {
  const expectation = {
    issuer: 'https://id.example',
    audiences: [],
    algorithms: ['RS256'],
    leewaySeconds: 0,
  };
  const set = (holder: Awaited<ReturnType<typeof drawPanel>>['holder']) =>
    act(() => holder.dispatch({ type: 'expectation-set', origin: 'https://api.example', expectation }));

  it('is kept nowhere unless the person asks', async () => {
    const { asked, holder } = await drawPanel({ scene });
    await set(holder);
    await open();
    expect(asked.expectations).toEqual([]);
  });

  it('is kept once that is asked for, never among the settings, and cleared when it is switched off', async () => {
    const { asked, holder } = await drawPanel({ scene });
    await set(holder);
    const settings = await open();
    const keep = settings.getByRole('checkbox', { name: 'Remember what APIs expect' });
    fireEvent.click(keep);
    expect([...(asked.expectations.at(-1) ?? [])]).toEqual([['https://api.example', expectation]]);
    expect(JSON.stringify(asked.settings)).not.toContain('example');
    fireEvent.click(keep);
    expect(asked.expectations.at(-1)?.size).toBe(0);
    expect(holder.state.expectations.size).toBe(1);
  });

  it('is cleared by a reset as well', async () => {
    const { asked, holder } = await drawPanel({
      scene,
      settings: { ...defaultSettings, keepExpectations: true },
    });
    await set(holder);
    const settings = await open();
    fireEvent.click(settings.getByRole('button', { name: 'Reset to defaults' }));
    expect(asked.expectations.at(-1)?.size).toBe(0);
  });
});
