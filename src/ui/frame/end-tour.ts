import type { Store } from '../store.ts';

/** Ends the tour for good; only who asks sees it again. The focus that its buttons had goes to the view's tab. */
export function endTour(store: Store): void {
  const hadFocus = document.activeElement?.closest('.tour') != null;
  store.tour.value = null;
  if (!store.settings.value.tourDone) store.changeSettings({ tourDone: true });
  if (hadFocus) document.querySelector<HTMLElement>('.views [role=tab][aria-selected=true]')?.focus();
}
