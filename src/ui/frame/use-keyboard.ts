import { useEffect } from 'preact/hooks';
import type { Store, ViewId } from '../store.ts';
import { filterInputId } from './filter-box.tsx';
import { viewPanelId, views } from './views.tsx';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type=checkbox]), textarea, select') || target.isContentEditable);

/** From the tabs of the views, and from nowhere, the arrow leads down into the list. */
const leadsIntoList = (target: EventTarget | null) =>
  target === document.body ||
  (target instanceof Element && target.matches('[role=tab]') && target.id.startsWith(`${viewPanelId}-tab-`));

function focusFilter(): void {
  const input = document.getElementById(filterInputId);
  if (input instanceof HTMLInputElement) {
    input.focus();
    input.select();
  }
}

const firstRow = () => document.querySelector<HTMLElement>(`#${viewPanelId} [role=row][tabindex="0"]`);
const tabOf = (view: ViewId) => document.getElementById(`${viewPanelId}-tab-${view}`);

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

/** The keys that work everywhere in the panel: digits for views, `/` and Ctrl/Cmd-F, Ctrl/Cmd-E, `?`. */
export function useKeyboard(store: Store, openKeyMap: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const does = () => {
        if (command && !event.shiftKey && key === 'f') return focusFilter;
        if (command && !event.shiftKey && key === 'e')
          return () => store.dispatch({ type: 'recording-set', recording: !store.session.value.recording });
        if (command || event.altKey || isTyping(event.target)) return null;
        if (key === 'escape') return leaveSelection(store);
        if (key === '/') return focusFilter;
        if (key === '?') return openKeyMap;
        if (key === 'arrowdown' && leadsIntoList(event.target)) return () => firstRow()?.focus();
        const view = /^[1-9]$/.test(key) ? views[Number(key) - 1] : undefined;
        if (!view) return null;
        // What had the focus may go with the old view; from the tab, a screen reader tells the new one.
        return () => {
          tabOf(view.id)?.focus();
          store.open(view.id);
        };
      };
      const act = does();
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, openKeyMap]);
}
