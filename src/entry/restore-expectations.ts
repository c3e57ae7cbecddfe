import { loadExpectations } from '../browser/expectations-store.ts';
import type { SessionHolder } from '../core/session/holder.ts';

/** Gives a new session what the person asked to have kept; what they have set meanwhile stays. */
export async function restoreExpectations(holder: SessionHolder): Promise<void> {
  for (const [origin, expectation] of await loadExpectations()) {
    if (holder.state.expectations.has(origin)) continue;
    holder.dispatch({ type: 'expectation-set', origin, expectation });
  }
}
