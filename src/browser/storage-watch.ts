/** Decides when the page's storage is read anew, and turns each reading into a fact. */
import type { StorageReading } from '../core/find/stored.ts';
import type { SessionHolder } from '../core/session/holder.ts';
import type { HostFailure } from '../core/session/host.ts';

/** A page that signs in writes its tokens a moment after the answer came. */
const settleMs = 300;
/** A page under constant traffic is not asked more often than that. */
const atMostEveryMs = 2000;

/**
 * Reads at once, after each navigation, when traffic has settled, and after a pause or a clearing; returns what ends it.
 * While the session is paused nothing is read.
 */
export function keepStorageRead(
  holder: SessionHolder,
  read: () => Promise<StorageReading | HostFailure>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastReadAt = Number.NEGATIVE_INFINITY;
  let reading = false;
  let shown = '';
  let seen = { exchanges: 0, pageUrl: '', recording: true };

  const run = async () => {
    timer = undefined;
    if (reading) return plan(settleMs);
    reading = true;
    lastReadAt = performance.now();
    let answer: StorageReading | HostFailure;
    try {
      answer = await read();
    } finally {
      // A reading that fails must not be the last one.
      reading = false;
    }
    if (!holder.state.recording) return;
    const content = JSON.stringify('failed' in answer ? answer : [answer.frames, answer.cookies]);
    const known = holder.state.storage !== null || holder.state.storageUnreadable !== '';
    // The same storage as before is no news: the session stays as it is.
    if (known && content === shown) return;
    shown = content;
    if ('failed' in answer) holder.dispatch({ type: 'storage-unreadable', reason: answer.reason });
    else holder.dispatch({ type: 'storage-read', reading: answer });
  };
  const plan = (soonestMs: number) => {
    const rest = lastReadAt + atMostEveryMs - performance.now();
    timer ??= setTimeout(() => void run(), Math.max(soonestMs, rest));
  };

  const end = holder.subscribe(() => {
    const { exchanges, pageUrl, recording, storage, storageUnreadable } = holder.state;
    const now = { exchanges: exchanges.length, pageUrl, recording };
    const changed =
      now.exchanges !== seen.exchanges || pageUrl !== seen.pageUrl || (recording && !seen.recording);
    // Storage is what the page holds now: a cleared capture does not empty it.
    const forgotten = shown !== '' && storage === null && storageUnreadable === '';
    seen = now;
    if (recording && (changed || forgotten)) plan(settleMs);
  });
  void run();
  return () => {
    clearTimeout(timer);
    end();
  };
}
