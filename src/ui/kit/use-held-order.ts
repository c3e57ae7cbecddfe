import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { SortOrder } from './grid-order.ts';

/**
 * Keeps a sorted list still while the pointer is over it: rows that arrive meanwhile join at the end, and the list is put
 * in order again once the pointer leaves. Without this a click could land on a row that was not there a moment ago.
 */
export function useHeldOrder<Key>(
  keys: readonly Key[],
  sort: SortOrder | null,
): { keys: readonly Key[]; hold: RefObject<boolean>; release: () => void } {
  const hold = useRef(false);
  const shown = useRef({ keys, sort });
  const [, redraw] = useState(0);

  if (hold.current && sort !== null && shown.current.sort === sort && shown.current.keys !== keys) {
    const arrived = new Set(keys);
    const kept = shown.current.keys.filter((key) => arrived.delete(key));
    shown.current = { keys: [...kept, ...arrived], sort };
  } else if (!hold.current || shown.current.sort !== sort || sort === null) {
    shown.current = { keys, sort };
  }
  return {
    keys: shown.current.keys,
    hold,
    release: () => {
      hold.current = false;
      if (sort !== null) redraw((count) => count + 1);
    },
  };
}
