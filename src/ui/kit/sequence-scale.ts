/** Where the messages of a sequence diagram stand when it is drawn to scale. Times in milliseconds, heights in pixels. */

export interface Timing {
  readonly at: number;
  /** What goes on before it, said of a pause that is cut short; '' where nothing is to be said. */
  readonly meanwhile: string;
}

export interface Row {
  /** From the message before it; a row of words may need more. */
  readonly height: number;
  /** Length of the pause before it, where that is cut short; else null. */
  readonly pause: number | null;
  /** Since the first message. */
  readonly since: number;
}

/** A person waits, not a network: drawn in full it would push all else together. */
export const longestGap = 1500;
/** The longest gap that is not cut is this high, all of them together no higher than that, and a millisecond never higher. */
const most = { gap: 140, all: 700, millisecond: 0.5 };

/** Answers may overlap: no message stands above the one before it. */
export function toScale(timing: readonly Timing[]): readonly Row[] {
  const first = timing[0]?.at ?? 0;
  const gaps = timing.map(({ at }, index) => Math.max(0, at - (timing[index - 1]?.at ?? first)));
  const drawn = gaps.filter((gap) => gap <= longestGap);
  const sum = drawn.reduce((total, gap) => total + gap, 0);
  const scale = Math.min(most.millisecond, most.gap / Math.max(1, ...drawn), most.all / Math.max(1, sum));
  return gaps.map((gap, index) => ({
    height: gap > longestGap ? 0 : Math.round(gap * scale),
    pause: gap > longestGap ? gap : null,
    since: Math.max(0, (timing[index]?.at ?? first) - first),
  }));
}
