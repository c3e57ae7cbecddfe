import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepStorageRead } from '../../src/browser/storage-watch.ts';
import type { StorageReading } from '../../src/core/find/stored.ts';
import { holdSession } from '../../src/core/session/holder.ts';
import type { HostFailure } from '../../src/core/session/host.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const reading = (value: string): StorageReading => ({
  at: 0,
  frames: [
    {
      origin: 'https://a.example',
      url: 'https://a.example/',
      entries: [{ area: 'local-storage', name: 'k', value, length: value.length }],
      unreadable: '',
      capped: false,
    },
  ],
});

/** A session whose page answers what the test says; counts how often it was asked. */
async function watch(answer: StorageReading | HostFailure = reading('1')) {
  const holder = holdSession();
  const page = { answer, asked: 0 };
  const end = keepStorageRead(holder, async () => {
    page.asked += 1;
    return page.answer;
  });
  await vi.advanceTimersByTimeAsync(0);
  const stored = () => holder.state.storage?.reading.frames[0]?.entries[0]?.value;
  const go = (url: string) => holder.dispatch({ type: 'navigated', url, at: 0 });
  return { holder, page, end, stored, go };
}

describe('when the page’s storage is read', () => {
  it('at once, and anew after a navigation', async () => {
    const { page, stored, go } = await watch();
    expect(stored()).toBe('1');
    page.answer = reading('2');
    go('https://a.example/next');
    await vi.advanceTimersByTimeAsync(3000);
    expect(stored()).toBe('2');
  });

  it('not more than every two seconds, whatever the traffic', async () => {
    const { page, go } = await watch();
    for (let index = 0; index < 100; index += 1) {
      go(`https://a.example/${index}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(page.asked).toBeGreaterThan(3);
    expect(page.asked).toBeLessThanOrEqual(7);
  });

  it('leaves the session as it is while nothing has changed', async () => {
    const { holder, page, go } = await watch();
    go('https://a.example/next');
    const before = holder.state;
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.asked).toBe(2);
    expect(holder.state).toBe(before);
  });

  it('again after it was cleared', async () => {
    const { holder, stored } = await watch();
    holder.dispatch({ type: 'cleared' });
    expect(stored()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(5000);
    expect(stored()).toBe('1');
  });

  it('never while it is paused, and right after', async () => {
    const { holder, page, go } = await watch();
    holder.dispatch({ type: 'recording-set', recording: false });
    go('https://a.example/next');
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.asked).toBe(1);
    holder.dispatch({ type: 'recording-set', recording: true });
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.asked).toBe(2);
  });

  it('says why it could not, and shows it once it can', async () => {
    const failure: HostFailure = { failed: true, code: 'not-inspectable', reason: 'No.' };
    const { holder, page, stored, go } = await watch(failure);
    expect(holder.state.storageUnreadable).toBe('No.');
    page.answer = reading('1');
    go('https://a.example/');
    await vi.advanceTimersByTimeAsync(5000);
    expect(holder.state.storageUnreadable).toBe('');
    expect(stored()).toBe('1');
  });

  it('not after it has ended', async () => {
    const { page, end, go } = await watch();
    end();
    go('https://a.example/next');
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.asked).toBe(1);
  });

  it('again after a reading that failed by a fault of ours', async () => {
    const holder = holdSession();
    let asked = 0;
    const rejections: unknown[] = [];
    const note = (thrown: unknown) => void rejections.push(thrown);
    process.on('unhandledRejection', note);
    try {
      keepStorageRead(holder, async () => {
        asked += 1;
        if (asked === 1) throw new TypeError('ours');
        return reading('2');
      });
      await vi.advanceTimersByTimeAsync(0);
      holder.dispatch({ type: 'navigated', url: 'https://a.example/next', at: 0 });
      await vi.advanceTimersByTimeAsync(3000);
      expect(holder.state.storage?.reading.frames[0]?.entries[0]?.value).toBe('2');
      // It is not swallowed: whoever watches for faults is to hear of it.
      await vi.waitFor(() => expect(rejections).toHaveLength(1));
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
