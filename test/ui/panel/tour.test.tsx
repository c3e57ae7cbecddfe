import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/core/session/host.ts';
import { drawPanel } from './draw-panel.tsx';

const seen = { ...defaultSettings, tourDone: true };
const tour = async () => within(await screen.findByRole('region', { name: 'Tour' }));
const gone = () => expect(screen.queryByRole('region', { name: 'Tour' })).toBeNull();

describe('the tour', () => {
  it('has three steps, leads to what it talks about, and does not come again', async () => {
    const { asked } = await drawPanel();
    const strip = await tour();
    expect(strip.getByText('1 of 3')).toBeDefined();
    fireEvent.click(strip.getByRole('button', { name: 'Next step' }));
    expect(strip.getByText('2 of 3')).toBeDefined();
    fireEvent.click(strip.getByRole('button', { name: 'Show Requests' }));
    expect(screen.getByRole('tab', { name: /^Requests/ }).getAttribute('aria-selected')).toBe('true');
    fireEvent.click(strip.getByRole('button', { name: 'Next step' }));
    expect(asked.settings).toEqual([]);
    fireEvent.click(strip.getByRole('button', { name: 'Done' }));
    gone();
    expect(asked.settings.at(-1)).toEqual(seen);
  });

  it('is skipped for good by its button, by Escape in it, and by Escape elsewhere', async () => {
    const ways = [
      async () => fireEvent.click((await tour()).getByRole('button', { name: 'Skip the tour' })),
      async () => fireEvent.keyDown((await tour()).getByText('1 of 3'), { key: 'Escape' }),
      async () => {
        await tour();
        fireEvent.keyDown(document.body, { key: 'Escape' });
      },
    ];
    for (const skip of ways) {
      const { asked, end } = await drawPanel();
      await skip();
      gone();
      expect(asked.settings.at(-1)?.tourDone).toBe(true);
      end();
    }
  });

  it('is not there for who has seen it, but for the asking', async () => {
    const { asked } = await drawPanel({ settings: seen });
    gone();
    fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Show the tour' }));
    expect((await tour()).getByText('1 of 3')).toBeDefined();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked.settings).toEqual([]);
  });

  it('takes no focus, and does not lose the one that its buttons had', async () => {
    await drawPanel();
    const strip = await tour();
    expect(document.activeElement).toBe(document.body);
    const skip = strip.getByRole('button', { name: 'Skip the tour' });
    skip.focus();
    fireEvent.click(skip);
    expect(document.activeElement?.getAttribute('role')).toBe('tab');
  });
});
