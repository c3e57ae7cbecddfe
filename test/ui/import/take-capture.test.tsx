import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { writeHar } from '../../../src/core/http/har.ts';
import type { CaptureReading, ReadingEnd, ReadingStep } from '../../../src/core/session/capture-reading.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import type { Host } from '../../../src/core/session/host.ts';
import { slice } from '../../../src/core/session/log.ts';
import { ImportProgress } from '../../../src/ui/import/import-progress.tsx';
import { readCaptureSteps } from '../../../src/ui/import/read-capture.ts';
import { takeFile } from '../../../src/ui/import/take-text.ts';
import { createStore, StoreContext } from '../../../src/ui/store.ts';
import { recordingHost } from '../requests/draw-view.tsx';

const { exchanges, now } = buildScene({
  title: 'many requests',
  exchanges: Array.from({ length: 200 }, (_, index) => ({
    request: `GET https://api.example/${index}`,
    status: 200,
  })),
});
/** A HAR that is large enough to be read beside the panel. */
const large = `${writeHar(exchanges)}${' '.repeat(1_000_000)}`;
const largeFile = (name = 'day.har', text = large) => new File([text], name);

/** A reading whose steps the test hands out. */
function handedOut() {
  let settle: (step: IteratorResult<ReadingStep, ReadingEnd>) => void = () => {};
  let cancelled = false;
  const reading: CaptureReading = {
    next: () =>
      new Promise((resolve) => {
        settle = resolve;
      }),
    cancel: () => {
      cancelled = true;
      settle({ done: true, value: { kind: 'cancelled' } });
    },
  };
  const hand = (step: ReadingStep) => act(async () => settle({ done: false, value: step }));
  return { reading, hand, wasCancelled: () => cancelled };
}

function draw(readCapture?: Host['readCapture']) {
  const holder = holdSession();
  const host: Host = { ...recordingHost('tab'), ...(readCapture && { readCapture }) };
  const store = createStore({ holder, host, now: () => now });
  render(
    <StoreContext.Provider value={store}>
      <ImportProgress />
    </StoreContext.Provider>,
  );
  return { store, holder };
}

afterEach(cleanup);

describe('a large capture', () => {
  it('is taken in whole and in order, where no worker can be had', async () => {
    const { store, holder } = draw();
    const told = await takeFile(store, largeFile());
    expect(told).toEqual({ tone: 'good', text: 'day.har: 200 requests read.' });
    const urls = slice(holder.state.exchanges).map(({ request }) => request.url);
    expect(urls).toEqual(exchanges.map(({ request }) => request.url));
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('shows how far it is', async () => {
    const { reading, hand } = handedOut();
    const { store } = draw(() => reading);
    void takeFile(store, largeFile());
    const line = await screen.findByRole('region', { name: 'Import' });
    await hand({ type: 'bytes-read', read: 8e6, total: 300e6 });
    expect(line.textContent).toContain('day.har');
    expect(line.textContent).toContain('8 of 300 MB');
    await hand({ type: 'parsing' });
    expect(within(line).getByRole('progressbar', { name: 'Parsing' }).hasAttribute('value')).toBe(false);
    await hand({ type: 'exchanges', exchanges: exchanges.slice(0, 50), total: 200 });
    const bar = within(line).getByRole('progressbar', { name: 'Taking in requests' });
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['50', '200']);
  });

  it('can be cancelled before anything has changed', async () => {
    const { reading, hand, wasCancelled } = handedOut();
    const { store, holder } = draw(() => reading);
    const told = takeFile(store, largeFile());
    await waitFor(() => screen.getByRole('button', { name: 'Cancel' }));
    await hand({ type: 'parsing' });
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect((await told).text).toMatch(/cancelled\. Nothing has changed/);
    expect([wasCancelled(), holder.state.exchanges.length]).toEqual([true, 0]);
  });

  it('that is cancelled half-way says what is there and what is missing', async () => {
    const { reading, hand } = handedOut();
    const { store, holder } = draw(() => reading);
    const told = takeFile(store, largeFile());
    await waitFor(() => screen.getByRole('button', { name: 'Cancel' }));
    await hand({ type: 'exchanges', exchanges: exchanges.slice(0, 50), total: 200 });
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await told).toMatchObject({ tone: 'warn', text: expect.stringContaining('after 50 requests') });
    expect(holder.state.exchanges.length).toBe(50);
    expect(holder.state.notes[0]).toMatch(/day\.har: .*the others are missing/);
  });

  it('is given up when the list is cleared meanwhile', async () => {
    const { reading, hand, wasCancelled } = handedOut();
    const { store, holder } = draw(() => reading);
    const told = takeFile(store, largeFile());
    await waitFor(() => screen.getByRole('button', { name: 'Cancel' }));
    await hand({ type: 'exchanges', exchanges: exchanges.slice(0, 50), total: 200 });
    await act(async () => holder.dispatch({ type: 'cleared' }));
    await hand({ type: 'exchanges', exchanges: exchanges.slice(50, 100), total: 200 });
    await told;
    expect([wasCancelled(), holder.state.exchanges.length]).toEqual([true, 0]);
  });

  it('waits for the one that was dropped before it', async () => {
    const { store, holder } = draw();
    await Promise.all([takeFile(store, largeFile('one.har')), takeFile(store, largeFile('two.har'))]);
    const urls = slice(holder.state.exchanges).map(({ request }) => request.url);
    expect(urls.slice(0, 200)).toEqual(urls.slice(200));
  });

  it('that is damaged is read as far as it goes, and says so', async () => {
    const { store, holder } = draw();
    const cut = large.slice(0, large.indexOf('https://api.example/150'));
    const told = await takeFile(store, largeFile('cut.har', cut));
    expect(told.tone).toBe('warn');
    expect(told.text).toMatch(/150 requests read\. This file is cut off/);
    expect(holder.state.notes[0]).toContain('cut off');
  });

  it('that cannot be read is said to be so, and changes nothing', async () => {
    const { store, holder } = draw();
    const told = await takeFile(store, largeFile('broken.har', `{"log":${'['.repeat(1_000_000)}`));
    expect(told.tone).toBe('error');
    expect(told.text).toContain('broken.har was not imported');
    expect(holder.state.exchanges.length).toBe(0);
  });
});

describe('the steps of a reading', () => {
  it('hold no more than the panel takes in at once', async () => {
    const heavy = exchanges.map((one) => ({
      ...one,
      response: {
        ...one.response,
        body: { state: 'text', text: 'x'.repeat(50_000), mediaType: 'text/plain', length: 50_000 } as const,
      },
    }));
    const sizes: number[] = [];
    const steps = readCaptureSteps(new Blob([writeHar(heavy)]), now);
    for await (const step of steps) if (step.type === 'exchanges') sizes.push(step.exchanges.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(200);
  });

  it('keep letters that lie across two slices of the file', async () => {
    const text = 'ü'.repeat(5_000_001);
    const steps = readCaptureSteps(new Blob(['x', text]), now);
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    expect(step.value.kind === 'text' && step.value.text === `x${text}`).toBe(true);
  });

  it('end as unreadable where the file is gone', async () => {
    const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) };
    const steps = readCaptureSteps(gone, now);
    await steps.next();
    expect(await steps.next()).toEqual({ done: true, value: { kind: 'unreadable' } });
  });
});
