import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { kitMessages } from '../kit/messages.ts';
import { type Store, useStore } from '../store.ts';
import { frameMessages as words } from './messages.ts';
import { viewPanelId } from './views.tsx';

/** New failures are gathered for so long before they are announced, in milliseconds. */
const gatherMs = 4000;

/** What a filter leaves is told when typing has rested for so long, in milliseconds. */
const restMs = 800;

/** Speaks politely: what was copied, cleared or saved, how many requests have newly failed, and what a filter leaves. */
export function LiveRegion() {
  const store = useStore();
  useNewFailures(store);
  useFilterOutcome(store);
  const spoken = store.spoken.value;
  // A zero-width space makes the same words a new text, so that they are read again.
  return (
    <div class="vh" role="log" aria-live="polite">
      {spoken.text + (spoken.times % 2 ? '\u200b' : '')}
    </div>
  );
}

type Timer = ReturnType<typeof setTimeout>;

function useNewFailures(store: Store): void {
  const told = useRef(store.session.value.derived.diagnoses.size);
  const timer = useRef<Timer | null>(null);
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
  useStopped(timer);
}

function useFilterOutcome(store: Store): void {
  const before = useRef({ view: store.view.value, text: store.filters[store.view.value].value });
  const timer = useRef<Timer | null>(null);
  useSignalEffect(() => {
    const view = store.view.value;
    const text = store.filters[view].value;
    const isTyped = before.current.view === view && before.current.text !== text;
    before.current = { view, text };
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = isTyped ? setTimeout(() => tellOutcome(store), restMs) : null;
  });
  useStopped(timer);
}

/** As it is drawn: each view knows best what its list leaves out. */
function tellOutcome(store: Store): void {
  const list = document.querySelector<HTMLElement>(`#${viewPanelId} [role=grid]`);
  const rows = Number(list?.dataset.rows ?? list?.getAttribute('aria-rowcount'));
  if (list !== null) store.announce(words.listed(rows));
  else if (document.querySelector(`#${viewPanelId} .empty`)) store.announce(kitMessages.lists.filtered);
}

function useStopped(timer: { current: Timer | null }): void {
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [timer],
  );
}
