import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { accessToken, call, scene, sceneNow, tokenWith } from '../../../src/core/diagnose/example-scenes.ts';
import { drawPanel } from '../panel/draw-panel.tsx';

// The whole panel and the engine are fetched on the way, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });
afterEach(cleanup);

const expired = scene('an expired token, kept in localStorage', [call(401, 'Bearer $old')], {
  old: tokenWith({ exp: sceneNow - 192 }, {}, accessToken.signature),
});
const open = async (view: string) => {
  await drawPanel({
    scene: { ...expired, storage: [{ area: 'local-storage', name: 'token', value: '$old' }] },
  });
  fireEvent.click(screen.getByRole('tab', { name: new RegExp(`^${view}`) }));
};
const isOpen = (act: string) => screen.findByText(act, { selector: 'h2' });

it('a verdict leads to the act that explains it, and that act back to the traffic', async () => {
  await open('Requests');
  const grid = within(await screen.findByRole('grid', { name: 'Requests' }));
  fireEvent.click(
    grid.getAllByRole('row').find(({ textContent }) => textContent?.includes('401')) as HTMLElement,
  );
  fireEvent.click(await screen.findByText('Learn why'));
  await isOpen('Expiry, refresh, revocation');
  fireEvent.click(await screen.findByText('See it in your traffic'));
  await screen.findByRole('grid', { name: 'Tokens' });
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Filter' }).value).toBe('is:expired');
});

it('a finding of the audit leads to its act', async () => {
  await open('Audit');
  const row = (await screen.findAllByRole('row')).find(({ dataset }) => dataset.rule === 'web-storage');
  if (row === undefined) throw new Error('the audit has not found the token in localStorage');
  if (within(row).queryByText('Learn why') === null)
    fireEvent.click(row.querySelector('.finding-line') as HTMLElement);
  fireEvent.click(await within(row).findByText('Learn why'));
  await isOpen('Where the token lives');
});
