import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { drawPanel } from './draw-panel.tsx';

const now = Date.UTC(2026, 0, 15, 12) / 1000;
const token = (iat: number) => ({
  header: { alg: 'RS256', typ: 'at+jwt' },
  claims: { iss: 'https://id.example', sub: 'anna', aud: 'api', iat: now + iat, exp: now + iat + 300 },
});
const handOut = (at: number, name: string) => ({
  request: 'POST https://id.example/token',
  requestBody: 'grant_type=refresh_token&refresh_token=opaque-refresh-1',
  status: 200,
  responseBody: `{"access_token":"$${name}"}`,
  at,
});
const call = (at: number, status: number) => ({
  request: 'GET https://api.example/orders',
  requestHeaders: ['Authorization: Bearer $old'],
  status,
  at,
});
const scene: Scene = {
  title: 'a token that is refreshed, and sent on',
  tokens: { old: token(-600), fresh: token(-350) },
  exchanges: [
    handOut(-600, 'old'),
    ...Array.from({ length: 142 }, (_, index) => call(index - 550, 200)),
    handOut(-350, 'fresh'),
    call(-100, 401),
    call(-90, 401),
  ],
  storage: [{ area: 'local-storage', name: 'access', value: '$old' }],
};

async function openJourney() {
  await drawPanel({ scene });
  const [first] = within(screen.getByRole('grid', { name: 'Tokens' })).getAllByText('anna');
  if (first) fireEvent.click(first);
  fireEvent.click(screen.getByRole('tab', { name: 'Journey' }));
  return screen.findByRole('list', { name: 'Journey' });
}
const rowOf = (journey: HTMLElement, name: RegExp) => within(journey).getByRole('button', { name });

describe('the journey', () => {
  it('tells the life of the token in its order, many uses as one', async () => {
    const titles = [...(await openJourney()).querySelectorAll('b')].map(({ textContent }) => textContent);
    expect(titles).toEqual([
      'Issued by id.example',
      'Used ×142',
      'Refreshed into a newer token',
      'Expired',
      'Refused',
      'Still sent',
      'Stored in localStorage',
    ]);
  });

  it('leads to the refused request', async () => {
    fireEvent.click(rowOf(await openJourney(), /Refused/));
    expect(await screen.findByRole('heading', { name: /^Expired/ })).toBeDefined();
  });

  it('leads to the token that replaced it, whose own journey is shown', async () => {
    fireEvent.click(rowOf(await openJourney(), /Refreshed/));
    const journey = await screen.findByRole('list', { name: 'Journey' });
    expect(within(journey).queryByText('Used ×142')).toBeNull();
    expect(within(journey).getByText('Issued by id.example')).toBeDefined();
  });

  it('leads to the place where it is stored', async () => {
    fireEvent.click(rowOf(await openJourney(), /Stored in localStorage/));
    const stored = await screen.findByRole('grid', { name: 'Stored tokens' });
    expect(within(stored).getByRole('row', { selected: true }).textContent).toContain('access');
  });

  it('keeps the drawing from the keyboard and the screen reader, which have the list', async () => {
    const journey = await openJourney();
    const marks = [...(journey.parentElement?.querySelectorAll<HTMLButtonElement>('.jl-mark') ?? [])];
    expect(marks.length).toBeGreaterThan(1);
    for (const mark of marks) {
      expect(mark.tabIndex).toBe(-1);
      expect(mark.closest('[aria-hidden="true"]')).not.toBeNull();
    }
  });
});
