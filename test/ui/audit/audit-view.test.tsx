import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { AuditView } from '../../../src/ui/audit/audit-view.tsx';
import { drawView, recordingHost } from '../requests/draw-view.tsx';

const scene: Scene = {
  title: 'two tokens in localStorage, one of them sent in a URL',
  tokens: {
    a: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'anna', exp: 1768478700 } },
    b: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'bert', exp: 1768478700 } },
  },
  storage: [
    { area: 'local-storage', name: 'one', value: '$a' },
    { area: 'local-storage', name: 'two', value: '$b' },
  ],
  exchanges: [
    { request: 'GET https://api.example/orders?access_token=$a', status: 200 },
    { request: 'GET https://api.example/orders?access_token=$a', status: 401, at: 1 },
  ],
};

const rows = () => within(screen.getByRole('grid', { name: 'Findings' })).getAllByRole('row');
const rowOf = (title: string) => rows().find((row) => row.textContent?.includes(title)) as HTMLElement;

afterEach(cleanup);

describe('audit', () => {
  it('shows one row a failed rule, worst first, and counts its hits', () => {
    drawView(AuditView, { scene });
    expect(rowOf('A token in localStorage').textContent).toMatch(/High.*Storage.*2 places/);
    const order = ['Critical', 'High', 'Medium', 'Low', 'Note'];
    const ranks = rows().map((row) => order.findIndex((word) => row.textContent?.startsWith(word)));
    expect(ranks).toEqual([...ranks].sort());
  });

  it('opens a row to why, fix, places and clauses; its links are for a click only', () => {
    drawView(AuditView, { scene });
    const row = rowOf('A token in localStorage');
    const title = within(row).getByRole('button', { name: 'A token in localStorage' });
    expect(title.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(title);
    expect(title.getAttribute('aria-expanded')).toBe('true');
    expect(row.textContent).toMatch(/Why:.*Fix:/);
    for (const link of within(row).getAllByRole('link')) {
      expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noreferrer']);
      expect(link.getAttribute('href')).toMatch(/^https:\/\//);
    }
  });

  it('leads from a place to the storage entry', () => {
    const { store } = drawView(AuditView, { scene });
    fireEvent.click(within(rowOf('A token in localStorage')).getByText('A token in localStorage'));
    fireEvent.click(screen.getByRole('button', { name: /key two/ }));
    expect(store.view.value).toBe('storage');
    expect(store.selection.value.storage).toContain('two');
  });

  it('names the request of a place, without the secrets of its URL', () => {
    drawView(AuditView, { scene });
    // The worst one is open from the start.
    const row = rowOf('A token in a URL');
    const places = within(row)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(places).toEqual([expect.stringMatching(/12:00:00GET api\.example\/orders200$/)]);
    expect(row.textContent).not.toContain('eyJ');
  });

  it('is worked by keys alone', () => {
    const { store } = drawView(AuditView, { scene });
    const [first, second] = rows();
    first?.focus();
    fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    fireEvent.keyDown(second as HTMLElement, { key: 'Enter' });
    expect(second?.getAttribute('aria-selected')).toBe('true');
    fireEvent.keyDown(second as HTMLElement, { key: 'Escape' });
    expect(store.selection.value.audit).toBeNull();
    expect(rows().filter((row) => row.tabIndex === 0)).toEqual([second]);
  });

  it('folds what passed', () => {
    drawView(AuditView, { scene });
    const passed = screen.getByRole('button', { name: /^Passed/ });
    expect(passed.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText(/alg.*none/i)).toBeNull();
    fireEvent.click(passed);
    expect(
      within(screen.getByRole('region', { name: 'Passed' })).getAllByRole('listitem').length,
    ).toBeGreaterThan(2);
  });

  it('says its score in words and by category', () => {
    drawView(AuditView, { scene });
    const rail = screen.getByRole('complementary', { name: 'Score' });
    expect(within(rail).getByRole('img').getAttribute('aria-label')).toMatch(/^Score \d+ of 100$/);
    expect(within(rail).getByRole('list', { name: 'Scores by category' }).textContent).toMatch(/Storage\d+/);
  });

  it('narrows to a category on a click, and says when nothing is left', async () => {
    const { store } = drawView(AuditView, { scene });
    fireEvent.click(screen.getByTitle('Show only Storage'));
    await waitFor(() => expect(rows().every((row) => row.textContent?.includes('Storage'))).toBe(true));
    store.filters.audit.value = 'rule:no-such-rule';
    expect(await screen.findByText('Nothing matches this filter')).toBeTruthy();
  });

  it('exports without a token', async () => {
    const host = recordingHost();
    drawView(AuditView, { scene, host });
    fireEvent.click(screen.getByRole('button', { name: 'Copy Markdown' }));
    await waitFor(() => expect(host.copyText).toHaveBeenCalled());
    const markdown = host.copyText.mock.lastCall?.[0] ?? '';
    const save = async (button: string) => {
      const before = host.saveFile.mock.calls.length;
      fireEvent.click(screen.getByRole('button', { name: button }));
      await waitFor(() => expect(host.saveFile.mock.calls.length).toBe(before + 1));
      return host.saveFile.mock.lastCall ?? [];
    };
    const [sarifName, , sarif] = await save('SARIF');
    expect(sarifName).toBe('claimcheck-audit.sarif');
    expect(JSON.parse(sarif ?? '').version).toBe('2.1.0');
    const [, htmlType, html] = await save('HTML');
    expect(htmlType).toBe('text/html');
    expect(html).toContain('A token in localStorage');
    const [name, , json] = await save('JSON');
    expect(markdown).toContain('A token in localStorage');
    expect(name).toBe('claimcheck-audit.json');
    expect(JSON.parse(json ?? '')).toMatchObject({ schemaVersion: 1, tool: { version: '1.2.3' } });
    expect(markdown + json + html + sarif).not.toContain('eyJ');
  });

  it('says what to do while there is nothing, and that storage was not seen', () => {
    const { host } = drawView(AuditView);
    fireEvent.click(screen.getByRole('button', { name: 'Reload page' }));
    expect(host.reloadPage).toHaveBeenCalledOnce();
    cleanup();
    drawView(AuditView, {
      scene: { ...scene, storage: [] },
      facts: [{ type: 'storage-unreadable', reason: 'The page is closed to extensions.' }],
    });
    expect(screen.getByText(/The page is closed to extensions/)).toBeTruthy();
  });
});
