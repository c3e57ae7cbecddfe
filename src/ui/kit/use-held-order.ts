import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Line, SortOrder } from './grid-order.ts';

/**
 * Keeps a sorted list still while the pointer is over it: rows that arrive meanwhile join at the end, and the list is put
 * in order again once the pointer leaves. Without this a click could land on a row that was not there a moment ago.
 */
export function useHeldOrder<Key>(
  lines: readonly Line<Key>[],
  sort: SortOrder | null,
): { lines: readonly Line<Key>[]; hold: RefObject<boolean>; release: () => void } {
  const hold = useRef(false);
  const shown = useRef({ lines, sort });
  const [, redraw] = useState(0);

  const grouped = lines[0]?.kind === 'group';
  if (hold.current && sort !== null && !grouped && shown.current.sort === sort) {
    const wanted = new Set(lines.map((line) => (line.kind === 'row' ? line.key : null)));
    const kept = shown.current.lines.filter((line) => line.kind === 'row' && wanted.delete(line.key));
    const added = lines.filter((line) => line.kind === 'row' && wanted.has(line.key));
    shown.current = { lines: [...kept, ...added], sort };
  } else {
    shown.current = { lines, sort };
  }
  return {
    lines: shown.current.lines,
    hold,
    release: () => {
      hold.current = false;
      redraw((count) => count + 1);
    },
  };
}
