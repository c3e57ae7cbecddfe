import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { drawPanel } from './draw-panel.tsx';

const scene: Scene = {
  title: 'two people, two hosts, a place of storage',
  now: '2026-01-15T12:00:00Z',
  tokens: {
    anna: {
      header: { alg: 'RS256' },
      claims: { sub: 'anna', iss: 'https://id.example', exp: 1768400000 },
    },
    bert: { header: { alg: 'none' }, claims: { sub: 'bert smith', iss: 'https://login.example' } },
  },
  exchanges: [
    {
      request: 'GET https://api.example/orders',
      requestHeaders: ['Authorization: Bearer $anna'],
      status: 401,
    },
    {
      request: 'POST https://shop.example/cart',
      requestHeaders: ['Authorization: Bearer $bert'],
      status: 200,
    },
    { request: 'GET https://shop.example/', status: 200 },
  ],
  storage: [
    { area: 'local-storage', name: 'access_token', value: '$anna' },
    { area: 'session-storage', name: 'other', value: '$bert' },
  ],
};

const filter = () => screen.getByRole('combobox', { name: 'Filter' }) as HTMLInputElement;
const typeFilter = (text: string) => {
  filter().focus();
  fireEvent.input(filter(), { target: { value: text } });
};
const openView = async (name: RegExp, grid: string) => {
  fireEvent.click(within(screen.getByRole('tablist', { name: 'Views' })).getByRole('tab', { name }));
  await screen.findByRole('grid', { name: grid });
};
const rowsOf = (grid: string) =>
  within(screen.getByRole('grid', { name: grid }))
    .getAllByRole('row')
    .map(({ textContent }) => textContent ?? '');

describe('the filter', () => {
  it.each([
    ['iss:id.example', /orders/],
    ['sub:"bert smith"', /cart/],
    ['alg:none', /cart/],
    ['is:expired', /orders/],
    ['is:unverified status:2xx', /cart/],
    ['rule:alg-none', /cart/],
    ['host:api', /orders/],
    ['has:token -sub:anna', /cart/],
  ])('asks requests about their tokens: %s', async (text, row) => {
    await drawPanel({ scene });
    await openView(/^Requests/, 'Requests');
    typeFilter(text);
    await waitFor(() => expect(rowsOf('Requests').filter((one) => /example/.test(one))).toHaveLength(1));
    expect(rowsOf('Requests').at(-1)).toMatch(row);
    expect(screen.queryByText(/Not understood/)).toBeNull();
  });

  it.each([
    ['sub:anna', /access_token/],
    ['in:sessionstorage', /other/],
    ['is:expired', /access_token/],
    ['rule:alg-none', /other/],
  ])('asks places about what they hold: %s', async (text, row) => {
    await drawPanel({ scene });
    await openView(/^Storage/, 'Stored tokens');
    typeFilter(text);
    await waitFor(() =>
      expect(rowsOf('Stored tokens').filter((one) => /access_token|other/.test(one))).toHaveLength(1),
    );
    expect(rowsOf('Stored tokens').at(-1)).toMatch(row);
  });

  it.each([
    [/^Tokens/, 'Tokens', 'sub:', 'sub:"bert smith"'],
    [/^Requests/, 'Requests', 'host:sh', 'host:shop.example'],
    [/^Storage/, 'Stored tokens', 'name:acc', 'name:access_token'],
    [/^Audit/, 'Findings', 'rule:alg', 'rule:alg-none'],
  ])('offers what the capture holds in %s', async (name, grid, typed, offered) => {
    await drawPanel({ scene });
    await openView(name, grid);
    typeFilter(typed);
    const option = await screen.findByText(offered);
    fireEvent.pointerDown(option);
    expect(filter().value.trim()).toBe(offered);
  });

  it.each([
    [/^Tokens/, 'Tokens'],
    [/^Requests/, 'Requests'],
    [/^Storage/, 'Stored tokens'],
    [/^Audit/, 'Findings'],
  ])('says in %s what it does not understand', async (name, grid) => {
    await drawPanel({ scene });
    await openView(name, grid);
    typeFilter('colour:red is:purple');
    expect(await screen.findByText('Not understood: colour:red is:purple')).toBeDefined();
  });
});
