/** The places of a storage reading, and how they differ from one reading to the next. */
import type { TokenInPlace } from '../find/seen.ts';
import type { StoredToken } from '../rules/rule.ts';
import type { PlaceChange } from './session.ts';

/** The tokens of each place, by their text. */
export type TokensByPlace = ReadonlyMap<string, ReadonlyMap<string, TokenInPlace>>;

/** Names a place across readings: origin, area and name. */
export function placeKey({ origin, entry }: Pick<StoredToken, 'origin' | 'entry'>): string {
  return `${origin} ${entry.area} ${entry.name}`;
}

export function tokensByPlace(stored: readonly StoredToken[]): TokensByPlace {
  const places = new Map<string, Map<string, TokenInPlace>>();
  for (const one of stored) {
    const key = placeKey(one);
    const tokens = places.get(key) ?? new Map<string, TokenInPlace>();
    places.set(key, tokens.set(one.seen.token.text, one));
  }
  return places;
}

/** Places that were not there before, and those that hold a token that they did not hold. */
export function changedPlaces(before: TokensByPlace, after: TokensByPlace): ReadonlyMap<string, PlaceChange> {
  const changes = new Map<string, PlaceChange>();
  for (const [key, tokens] of after) {
    const known = before.get(key);
    if (known === undefined) changes.set(key, 'new');
    else if ([...tokens.keys()].some((text) => !known.has(text))) changes.set(key, 'changed');
  }
  return changes;
}
