/** What a person decided about an audit: which findings are waived, and which saved report it is held against. In memory only. */
import { type Signal, signal } from '@preact/signals';
import type { Waiver } from '../../core/report/waiver.ts';
import type { Store } from '../store.ts';
import type { SavedReport } from './saved-report.ts';

export interface Review {
  readonly waivers: Signal<readonly Waiver[]>;
  readonly saved: Signal<SavedReport | null>;
}

const reviews = new WeakMap<Store, Review>();

/** It outlives the view and a cleared capture, as keys do: it is the person's. It ends with the panel. */
export function reviewOf(store: Store): Review {
  const known = reviews.get(store) ?? { waivers: signal([]), saved: signal(null) };
  reviews.set(store, known);
  return known;
}

/** A later waiver of the same rule and place takes the place of an earlier one. */
export function addWaivers({ waivers }: Review, added: readonly Waiver[]): void {
  const isReplaced = (old: Waiver) =>
    added.some(({ rule, place }) => rule === old.rule && place === old.place);
  waivers.value = [...waivers.value.filter((old) => !isReplaced(old)), ...added];
}

/** The file that `claimcheck audit --waivers` takes. */
export function writeWaivers(waivers: readonly Waiver[]): string {
  const list = waivers.map(({ rule, place, reason, until }) => ({
    rule,
    place,
    reason,
    ...(until === null ? {} : { until: dayOf(until) }),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** The day (UTC) on which a time in milliseconds since the epoch falls, as `2026-06-30`. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
