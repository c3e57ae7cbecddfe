/** The drill of a panel, kept while the panel is open: leaving the act does not lose the score. */
import { type Signal, signal } from '@preact/signals';
import {
  countAnswer,
  type DrillState,
  type DrillTurn,
  nextTurn,
  startDrill,
} from '../../core/lessons/drill/drill.ts';
import type { DrillChoice } from '../../core/lessons/drill/question.ts';
import type { Store } from '../store.ts';
import { drillSeedOf } from './drill-seed.ts';

export interface DrillGame {
  readonly drill: DrillState;
  /** What is on screen; null when nothing is left. */
  readonly turn: DrillTurn | null;
  /** null until it is answered. */
  readonly answer: DrillChoice | null;
}

const games = new WeakMap<Store, Signal<DrillGame>>();

export function gameOf(store: Store): Signal<DrillGame> {
  const known = games.get(store) ?? signal(begin(drillSeedOf(store).value || freshSeed()));
  games.set(store, known);
  return known;
}

export function begin(seed: string): DrillGame {
  const drill = startDrill(seed);
  return { drill, turn: nextTurn(drill), answer: null };
}

export function takeAnswer(game: DrillGame, answer: DrillChoice, isRight: boolean): DrillGame {
  return { ...game, drill: countAnswer(game.drill, isRight), answer };
}

export function goOn({ drill }: DrillGame): DrillGame {
  return { drill, turn: nextTurn(drill), answer: null };
}

/** Short enough to be read out in a classroom. */
export function freshSeed(): string {
  return [...crypto.getRandomValues(new Uint8Array(5))].map((byte) => (byte % 36).toString(36)).join('');
}
