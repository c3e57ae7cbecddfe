/** The seed that a link to the drill names: everybody who opens it gets the same questions. */
import { type Signal, signal } from '@preact/signals';
import type { Store } from '../store.ts';

const seeds = new WeakMap<Store, Signal<string>>();

/** '' until a link or a person names one. */
export function drillSeedOf(store: Store): Signal<string> {
  const known = seeds.get(store) ?? signal('');
  seeds.set(store, known);
  return known;
}

/** Longer ones are cut when the drill begins; this keeps a hostile address from being carried around. */
const longestLink = 200;

/** The seed in the fragment of an address, `#drill=class-4b`; null where it has none. */
export function seedInHash(hash: string): string | null {
  const named = /^#drill=(.+)$/.exec(hash.slice(0, longestLink))?.[1];
  if (named === undefined) return null;
  try {
    return decodeURIComponent(named);
  } catch {
    return null; // not percent-encoded text
  }
}

/** The address of the panel as an ordinary tab, beside `page`, that opens the drill with this seed. */
export function drillLink(seed: string, page: string): string {
  return new URL(`page.html#drill=${encodeURIComponent(seed)}`, page).href;
}

/** Opens the drill, with the seed of the address where that names one. */
export function openDrillOf(store: Store, hash: string): void {
  const seed = seedInHash(hash);
  if (seed === null) return;
  drillSeedOf(store).value = seed;
  store.open('learn', 'drill');
}
