import { useLayoutEffect } from 'preact/hooks';
import { onPanelKey } from '../kit/panel-keys.ts';
import type { Store } from '../store.ts';
import { isPressed } from './chord.ts';
import { frameCommands, viewCommands } from './commands.ts';
import { endTour } from './end-tour.ts';
import { viewPanelId } from './views.tsx';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type=checkbox]), textarea, select') || target.isContentEditable);

/** From the tabs of the views, and from nowhere, the arrow leads down into the list. */
const leadsIntoList = (target: EventTarget | null) =>
  target === document.body ||
  (target instanceof Element && target.matches('[role=tab]') && target.id.startsWith(`${viewPanelId}-tab-`));

const firstRow = () => document.querySelector<HTMLElement>(`#${viewPanelId} [role=row][tabindex="0"]`);

/** Escape in a detail closes it and leads back to the row that it showed; null where nothing is selected. */
function leaveSelection(store: Store): (() => void) | null {
  const view = store.view.value;
  if (store.selection.value[view] === null) return null;
  return () => {
    store.select(view, null);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[role=grid] [role=row][tabindex="0"]')?.focus(),
    );
  };
}

const skipTour = (store: Store) => (store.tour.value === null ? null : () => endTour(store));

/** What a key does here; a plain character does nothing where text is typed. */
function actionOf(store: Store, event: KeyboardEvent): (() => void) | null {
  const plain = !isTyping(event.target);
  if (plain && event.key === 'Escape') return leaveSelection(store) ?? skipTour(store);
  if (plain && event.key === 'ArrowDown' && leadsIntoList(event.target)) return () => firstRow()?.focus();
  const all = [...Object.values(frameCommands(store)), ...viewCommands(store)];
  const chosen = all.find(({ chords = [] }) =>
    chords.some((chord) => (plain || chord.command === true) && isPressed(chord, event)),
  );
  return chosen?.act ?? null;
}

/** The keys that work everywhere in the panel: those of the commands, and Escape. */
export function useKeyboard(store: Store): void {
  // Before it is painted: whoever sees the panel may press a key.
  useLayoutEffect(
    () => onPanelKey((event) => (document.querySelector('dialog[open]') ? null : actionOf(store, event))),
    [store],
  );
}
