import { useState } from 'preact/hooks';
import { type Store, useStore } from '../store.ts';
import { storageMessages as words } from './messages.ts';

/** Reads the inspected page's storage, and tells the session what came of it. Never rejects. */
export async function readPageStorage({ host, dispatch, announce }: Store): Promise<void> {
  const fail = (reason: string) => {
    dispatch({ type: 'storage-unreadable', reason });
    announce(words.readFailed(reason));
  };
  try {
    const answer = await host.readStorage();
    if ('failed' in answer) fail(answer.reason);
    else dispatch({ type: 'storage-read', reading: answer });
  } catch {
    fail('');
  }
}

/** The same on a click, once at a time. */
export function useStorageReading(): { busy: boolean; read: () => void } {
  const store = useStore();
  const [busy, setBusy] = useState(false);
  const read = () => {
    if (busy) return;
    setBusy(true);
    void readPageStorage(store).finally(() => setBusy(false));
  };
  return { busy, read };
}
