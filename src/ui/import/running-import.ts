/** The import that is under way in a panel, for its line across the top; the others wait their turn. */
import { type Signal, signal } from '@preact/signals';
import type { Store } from '../store.ts';

export interface RunningImport {
  readonly name: string;
  readonly phase: 'reading' | 'parsing' | 'taking-in';
  /** Bytes or requests so far, and all of them; null where it cannot be told. */
  readonly progress: readonly [done: number, total: number] | null;
  readonly cancel: () => void;
}

interface Imports {
  readonly running: Signal<RunningImport | null>;
  last: Promise<unknown>;
}

const importsOf = new WeakMap<Store, Imports>();

function imports(store: Store): Imports {
  const known = importsOf.get(store) ?? { running: signal(null), last: Promise.resolve() };
  importsOf.set(store, known);
  return known;
}

/** null while nothing is imported. */
export function runningImport(store: Store): Signal<RunningImport | null> {
  return imports(store).running;
}

/** Runs `work` once what was begun before is done: two captures dropped together stay apart. */
export function inTurn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const mine = imports(store);
  const result = mine.last.then(work);
  mine.last = result.catch(() => {});
  return result;
}
