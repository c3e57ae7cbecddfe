/**
 * Holds the one session of an inspected tab and tells its listeners when it has changed. Free of any view library. What a
 * listener throws becomes an unhandled rejection, which whoever watches for faults hears of.
 */
import type { Fact } from './fact.ts';
import { emptySession } from './new-session.ts';
import { reduce } from './reduce.ts';
import type { Session } from './session.ts';

export interface SessionHolder {
  readonly state: Session;
  dispatch(fact: Fact): void;
  /** Calls `listener` after each change; returns what ends that. */
  subscribe(listener: () => void): () => void;
}

export function holdSession(): SessionHolder {
  let state = emptySession();
  const listeners = new Set<() => void>();
  return {
    get state() {
      return state;
    },
    dispatch(fact) {
      const next = reduce(state, fact);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (thrown) {
          // One that fails (a panel whose document is gone) must not cost the others the change, nor its sender the thread.
          void Promise.reject(thrown);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
