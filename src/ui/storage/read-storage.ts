import { useState } from 'preact/hooks';
import { useStore } from '../store.ts';
import { storageMessages as words } from './messages.ts';

/** Reads the inspected page's storage on a click, and tells the session what came of it. */
export function useStorageReading(): { busy: boolean; read: () => void } {
  const { host, dispatch, announce } = useStore();
  const [busy, setBusy] = useState(false);
  const fail = (reason: string) => {
    dispatch({ type: 'storage-unreadable', reason });
    announce(words.readFailed(reason));
  };
  const read = () => {
    if (busy) return;
    setBusy(true);
    host
      .readStorage()
      .then(
        (answer) =>
          'failed' in answer ? fail(answer.reason) : dispatch({ type: 'storage-read', reading: answer }),
        () => fail(''),
      )
      .finally(() => setBusy(false));
  };
  return { busy, read };
}
