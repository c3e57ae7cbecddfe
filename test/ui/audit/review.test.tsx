import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { readWaivers } from '../../../src/core/report/waiver.ts';
import { AuditView } from '../../../src/ui/audit/audit-view.tsx';
import { takeReview } from '../../../src/ui/audit/take-review.ts';
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
  exchanges: [{ request: 'GET https://api.example/orders?access_token=$a', status: 200 }],
};

const title = 'A token in localStorage';
const findings = () => screen.getByRole('grid', { name: 'Findings' });
const rowOf = (text: string) =>
  within(findings())
    .getAllByRole('row')
    .find((row) => row.textContent?.includes(text));
const open = (text = title) => fireEvent.click(within(findings()).getByRole('button', { name: text }));
const score = () =>
  Number(
    screen
      .getByRole('img', { name: /^Score/ })
      .getAttribute('aria-label')
      ?.match(/\d+/)?.[0],
  );
const waived = () => screen.getByRole('button', { name: /^Waived/ });
const regionWaived = () => screen.getByRole('region', { name: 'Waived' });

/** Fills the form of the opened rule and sends it. */
function waive(reason: string, { place, until }: { place?: string; until?: string } = {}): void {
  fireEvent.click(screen.getByRole('button', { name: 'Waive' }));
  if (place) {
    const select = screen.getByLabelText<HTMLSelectElement>('Place');
    const option = [...select.options].find(({ value }) => value.includes(place));
    fireEvent.change(select, { target: { value: option?.value } });
  }
  fireEvent.input(screen.getByLabelText('Reason'), { target: { value: reason } });
  if (until) fireEvent.input(screen.getByLabelText(/^Until/), { target: { value: until } });
  fireEvent.submit(screen.getByRole('form', { name: `Waive: ${title}` }));
}

afterEach(cleanup);

describe('waiving a finding', () => {
  it('takes it out of what failed and out of the score, and says where it went', async () => {
    const { store } = drawView(AuditView, { scene });
    const before = score();
    open();
    waive('Moved to cookies in May.');
    await waitFor(() => expect(rowOf(title)).toBeUndefined());
    expect(score()).toBeGreaterThan(before);
    expect(store.spoken.value.text).toBe('Waived: 2 findings left the score.');
    fireEvent.click(waived());
    // The offered end lies 90 days ahead of the capture's clock, 2026-01-15.
    expect(regionWaived().textContent).toMatch(
      /covers 2 findings.*Moved to cookies in May\..*until 2026-04-15/,
    );
  });

  it('needs a reason', () => {
    drawView(AuditView, { scene });
    open();
    waive('   ');
    expect(rowOf(title)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Waived/ })).toBeNull();
  });

  it('may be meant for one place: the others still count', async () => {
    drawView(AuditView, { scene });
    open();
    waive('A test account.', { place: 'two' });
    await waitFor(() => expect(waived()).toBeTruthy());
    expect(rowOf(title)?.textContent).toContain('1 place');
  });

  it('ends with the day that was named, and then counts again', async () => {
    const { store } = drawView(AuditView, { scene });
    const loaded = takeReview(
      store,
      'waivers.json',
      JSON.stringify([{ rule: 'web-storage', place: '*', reason: 'Until the move.', until: '2026-01-14' }]),
    );
    expect(loaded?.tone).toBe('good');
    await waitFor(() => expect(waived()).toBeTruthy());
    expect(rowOf(title)).toBeTruthy();
    fireEvent.click(waived());
    expect(regionWaived().textContent).toContain('ended on 2026-01-14: counts again');
  });

  it('is taken back with one click', async () => {
    drawView(AuditView, { scene });
    open();
    waive('For now.');
    await waitFor(() => expect(rowOf(title)).toBeUndefined());
    fireEvent.click(waived());
    fireEvent.click(screen.getByRole('button', { name: 'Waive no more' }));
    await waitFor(() => expect(rowOf(title)).toBeTruthy());
  });

  it('is saved as the file that the command line takes', async () => {
    const host = recordingHost();
    drawView(AuditView, { scene, host });
    open();
    waive('For now.', { until: '2026-06-30' });
    fireEvent.click(await screen.findByRole('button', { name: 'Save waivers' }));
    const [name, , text] = host.saveFile.mock.lastCall ?? [];
    expect(name).toBe('claimcheck-waivers.json');
    expect(readWaivers(text ?? '')).toEqual([
      { rule: 'web-storage', place: '*', reason: 'For now.', until: Date.parse('2026-07-01') - 1 },
    ]);
  });

  it('is given up with Escape, and the focus comes back to its button', async () => {
    drawView(AuditView, { scene });
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Waive' }));
    fireEvent.keyDown(screen.getByLabelText('Reason'), { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Waive' })));
  });
});

describe('comparing with a saved report', () => {
  /** The JSON report of this very scene, as a person saved it. */
  async function savedReport(): Promise<{ findings: { rule: string; place: string; message: string }[] }> {
    const host = recordingHost();
    drawView(AuditView, { scene, host });
    fireEvent.click(screen.getByRole('button', { name: 'JSON' }));
    await waitFor(() => expect(host.saveFile).toHaveBeenCalled());
    cleanup();
    return JSON.parse(host.saveFile.mock.lastCall?.[2] ?? '');
  }

  it('marks what is new, counts what is still there, and lists what is gone', async () => {
    const report = await savedReport();
    const { store } = drawView(AuditView, { scene });
    const kept = report.findings.filter(({ rule }) => rule !== 'web-storage');
    const old = {
      rule: 'plain-http',
      place: 'http://old.example x',
      message: 'A token travels unencrypted.',
    };
    takeReview(store, 'march.json', JSON.stringify({ ...report, findings: [...kept, old] }));
    const line = await screen.findByRole('region', { name: 'Compared with a saved report' });
    expect(line.textContent).toContain('march.json');
    expect(line.textContent).toMatch(/2 new · \d+ still there · 1 gone/);
    expect(rowOf(title)?.textContent).toContain('New');
    expect(rowOf('A token in a URL')?.textContent).not.toContain('New');
    fireEvent.click(screen.getByRole('button', { name: /^Gone/ }));
    expect(screen.getByRole('region', { name: 'Gone' }).textContent).toContain('http://old.example x');
  });

  it('shows the new ones alone when asked, and ends with a click', async () => {
    const report = await savedReport();
    const { store } = drawView(AuditView, { scene });
    const kept = report.findings.filter(({ rule }) => rule !== 'web-storage');
    takeReview(store, 'march.json', JSON.stringify({ ...report, findings: kept }));
    store.filters.audit.value = 'is:new';
    await waitFor(() => expect(rowOf('A token in a URL')).toBeUndefined());
    expect(rowOf(title)).toBeTruthy();
    store.filters.audit.value = '';
    fireEvent.click(await screen.findByRole('button', { name: 'Stop comparing' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Compared/ })).toBeNull());
    expect(rowOf(title)?.textContent).not.toContain('New');
  });

  it('takes no report that is none, and nothing changes', () => {
    const { store } = drawView(AuditView, { scene });
    for (const text of ['', 'null', '[]', '{"findings":7}', '{"__proto__":{"findings":[]}}', '[[[['])
      expect(takeReview(store, 'x.json', text)).toBeNull();
    const bad = takeReview(store, 'w.json', '[{"rule":"web-storage","until":"soon"}]');
    expect(bad?.tone).toBe('error');
    expect(rowOf(title)).toBeTruthy();
  });
});
