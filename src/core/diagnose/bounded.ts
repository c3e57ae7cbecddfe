/** Maps and lists that forget their oldest entries: what keeps a history of any length in constant space. */

/** Sets `key` as the newest entry and drops the oldest beyond `most`. */
export function remember<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}

/** The entry of `key`, made when it is not there yet; now the newest either way. */
export function obtain<K, V>(map: Map<K, V>, key: K, make: () => V, most: number): V {
  const value = map.get(key) ?? make();
  remember(map, key, value, most);
  return value;
}

/** Appends to a list that keeps its newest `most` entries. */
export function keepNewest<T>(list: T[], item: T, most: number): void {
  list.push(item);
  if (list.length > most) list.shift();
}
