/** What the Learn view remembers while the panel is open, and the progress that is kept. */
import { type Signal, signal } from '@preact/signals';
import type { SeenToken } from '../../core/find/seen.ts';
import { type ActId, actIds, type LessonId, type PlayedId } from '../../core/lessons/act-ids.ts';
import type { Store } from '../store.ts';

export interface LearnState {
  /** The captured token that acts are played with, kept also when the capture is cleared; null for one that is made here. */
  readonly ownToken: Signal<SeenToken | null>;
}

const states = new WeakMap<Store, LearnState>();

export function learnStateOf(store: Store): LearnState {
  const known = states.get(store) ?? { ownToken: signal<SeenToken | null>(null) };
  states.set(store, known);
  return known;
}

export const isDone = (store: Store, id: LessonId) => store.settings.value.lessonsDone.includes(id);

/** Remembers that a lesson was played to its end; nothing but its id is stored. */
export function markDone(store: Store, id: PlayedId): void {
  const { lessonsDone } = store.settings.value;
  if (!lessonsDone.includes(id)) store.changeSettings({ lessonsDone: [...lessonsDone, id] });
}

/** The act before or after; null at the ends. */
export function neighbour(id: ActId, step: 1 | -1): ActId | null {
  return actIds[actIds.indexOf(id) + step] ?? null;
}
