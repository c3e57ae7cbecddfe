import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Scrolled {
  readonly lines: number;
  readonly rowHeight: number;
  readonly headerHeight: number;
  /** null until the list is laid out. */
  readonly viewHeight: number | null;
  /** Natural order: what is new stands at the end. */
  readonly natural: boolean;
  /** The pointer is over the list: it must not move. */
  readonly held: boolean;
  /** Index of the selected line, or -1. */
  readonly selectedLine: number;
}

/** What is in sight until the list is laid out, in CSS pixels. */
export const assumedHeight = 480;

/**
 * Scrolling of a grid. A list that shows its end follows it, unless the pointer is over it or a row is selected;
 * otherwise it stands still and counts what arrived below (`unseen`).
 */
export function useGridScroll(ref: RefObject<HTMLElement | null>, state: Scrolled) {
  const { lines, rowHeight, headerHeight, viewHeight, natural, held, selectedLine } = state;
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(lines);
  const before = useRef(lines);
  const visible = (viewHeight ?? assumedHeight) - headerHeight;
  const endOf = (count: number) => Math.max(0, count * rowHeight - visible);
  const showsEnd = (count: number) => top >= endOf(count) - rowHeight;

  const scrollTo = (to: number) => {
    if (ref.current) ref.current.scrollTop = to;
    setTop(to);
  };
  const reveal = (line: number) => {
    const from = line * rowHeight;
    if (from < top) scrollTo(from);
    else if (from + rowHeight > top + visible) scrollTo(from + rowHeight - visible);
  };

  useLayoutEffect(() => {
    const wasAtEnd = showsEnd(before.current);
    before.current = lines;
    if (lines < seen) setSeen(lines);
    if (showsEnd(lines)) setSeen(lines);
    else if (wasAtEnd && natural && !held && selectedLine < 0) {
      scrollTo(endOf(lines));
      setSeen(lines);
    }
  });
  // A selection made elsewhere (a link from another view) is brought into sight once: when it changes, and when it is
  // first known how much is in sight.
  const isLaidOut = viewHeight !== null;
  useLayoutEffect(() => {
    if (selectedLine >= 0 && !held) reveal(selectedLine);
  }, [selectedLine, isLaidOut]);

  return {
    top,
    unseen: natural ? Math.max(0, lines - seen) : 0,
    onScroll: (event: Event) => setTop((event.currentTarget as HTMLElement).scrollTop),
    reveal,
    toEnd: () => {
      scrollTo(endOf(lines));
      setSeen(lines);
    },
  };
}
