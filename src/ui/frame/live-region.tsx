import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../store.ts';
import { frameMessages as words } from './messages.ts';

/** New failures are gathered for so long before they are announced, in milliseconds. */
const gatherMs = 4000;

/** Speaks politely: what was copied or cleared, and how many requests have newly failed. */
export function LiveRegion() {
  const store = useStore();
  const spoken = store.spoken.value;
  const told = useRef(store.session.value.derived.diagnoses.size);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useSignalEffect(() => {
    const failed = store.session.value.derived.diagnoses.size;
    if (failed < told.current) told.current = failed;
    if (failed === told.current || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const now = store.session.peek().derived.diagnoses.size;
      if (now > told.current) store.announce(words.newFailures(now - told.current));
      told.current = now;
    }, gatherMs);
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  // A zero-width space makes the same words a new text, so that they are read again.
  return (
    <div class="vh" role="log" aria-live="polite">
      {spoken.text + (spoken.times % 2 ? '\u200b' : '')}
    </div>
  );
}
