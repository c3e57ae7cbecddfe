/** Whether what APIs expect outlives DevTools: only where the person asked for it, since it names hosts. */
import type { Expectations } from '../../core/session/host.ts';
import type { Store } from '../store.ts';

const nothing: Expectations = new Map();

/** Keeps the expectations as they are now, where the person asked for it. */
export function keepIfAsked({ host, session, settings }: Store): void {
  if (!settings.value.keepExpectations) return;
  host.keepExpectations(session.value.expectations).catch(() => {}); // where it cannot be stored, it lasts as long as this panel
}

/** From now on they are kept, or what was kept is cleared. They stay in memory either way. */
export function setKeepExpectations(store: Store, keep: boolean): void {
  store.changeSettings({ keepExpectations: keep });
  store.host.keepExpectations(keep ? store.session.value.expectations : nothing).catch(() => {});
}
