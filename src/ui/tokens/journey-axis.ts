/** Where the marks and labels of a journey stand: a time axis to scale, in CSS pixels. Pure. */
import type { JourneyEvent } from '../../core/session/journey.ts';
import { formatDate, formatShortClock } from '../kit/time-words.ts';
import { journeyMessages } from './journey-messages.ts';

export interface Axis {
  /** Pixels from the left for a moment in milliseconds since the epoch. */
  readonly place: (at: number) => number;
  /** Where time is left out, in pixels. */
  readonly breaks: readonly number[];
  readonly labels: readonly AxisLabel[];
}

export interface AxisLabel {
  /** Left edge and width of the text, in pixels. */
  readonly left: number;
  readonly width: number;
  /** Where on the axis it belongs. */
  readonly at: number;
  readonly text: string;
  readonly isNow: boolean;
}

/** One drawn mark: an event (a run of requests has it in its middle), or neighbours for which there is no room apart. */
export interface Mark {
  /** Where it is drawn, and where its moment lies. */
  readonly x: number;
  readonly exact: number;
  /** Indexes into the events. */
  readonly events: readonly number[];
}

const edge = 22;
const breakWidth = 36;
const mostBreaks = 2;
/** A gap is left out where it is so many times longer than all that remains. */
const breakFactor = 12;
/** Least distance between the centres of two marks. */
const markDistance = 24;
/** Of the widest common interface font at 11 px. */
const letterWidth = 7;
const labelEdge = 8;
const labelGap = 12;
const day = 86_400_000;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isBreak: boolean;
}

/** An axis of `width` pixels over all events and `now`; long stretches in which nothing happened are left out, and marked. */
export function layAxis(events: readonly JourneyEvent[], now: number, width: number): Axis {
  const moments = [...new Set([...events.flatMap(({ at, until }) => [at, until]), now])].sort(
    (a, b) => a - b,
  );
  const pieces = piecesOf(moments);
  const live = pieces.filter(({ isBreak }) => !isBreak);
  const room = Math.max(1, width - 2 * edge - (pieces.length - live.length) * breakWidth);
  const total = live.reduce((sum, { from, to }) => sum + (to - from), 0);
  const perMs = total === 0 ? 0 : room / total;
  const starts: number[] = [];
  let x = total === 0 ? width / 2 : edge;
  for (const { from, to, isBreak } of pieces) {
    starts.push(x);
    x += isBreak ? breakWidth : (to - from) * perMs;
  }
  const place = (at: number) => {
    const index = Math.max(
      0,
      pieces.findLastIndex(({ from }) => at >= from),
    );
    const piece = pieces[index] as Piece;
    const scale = piece.isBreak ? breakWidth / (piece.to - piece.from) : perMs;
    return (starts[index] as number) + Math.max(0, Math.min(at, piece.to) - piece.from) * scale;
  };
  const breaks = pieces.flatMap(({ isBreak }, index) =>
    isBreak ? [(starts[index] as number) + breakWidth / 2] : [],
  );
  return { place, breaks, labels: labelsOf(events, live, { now, width, place, perMs }) };
}

/** Stretches of the axis; those that dwarf the rest are breaks. */
function piecesOf(moments: readonly number[]): Piece[] {
  const gaps = moments.slice(1).map((to, index) => ({ from: moments[index] as number, to }));
  const longest = [...gaps].sort((a, b) => b.to - b.from - (a.to - a.from));
  const lengthOf = (some: readonly { from: number; to: number }[]) =>
    some.reduce((sum, { from, to }) => sum + (to - from), 0);
  let left: readonly { from: number; to: number }[] = [];
  for (let count = 1; count <= mostBreaks; count += 1) {
    const shortest = longest[count - 1];
    const rest = lengthOf(longest.slice(count));
    if (shortest !== undefined && rest > 0 && shortest.to - shortest.from > breakFactor * rest) {
      left = longest.slice(0, count);
      break;
    }
  }
  const pieces: Piece[] = [];
  for (const gap of gaps) {
    const isBreak = left.some(({ from }) => from === gap.from);
    const last = pieces.at(-1);
    if (last !== undefined && !last.isBreak && !isBreak) pieces[pieces.length - 1] = { ...last, to: gap.to };
    else pieces.push({ ...gap, isBreak });
  }
  const [only = 0] = moments;
  return pieces.length === 0 ? [{ from: only, to: only, isBreak: false }] : pieces;
}

interface Scale {
  readonly now: number;
  readonly width: number;
  readonly place: (at: number) => number;
  readonly perMs: number;
}

/** Now, the moments that the token names, and round times between, as many as fit without touching. */
function labelsOf(events: readonly JourneyEvent[], live: readonly Piece[], scale: Scale): AxisLabel[] {
  const named = events.filter(({ kind }) => kind === 'issued' || kind === 'expired').map(({ at }) => at);
  const ends = live.flatMap(({ from, to }) => [from, to]);
  const taken: AxisLabel[] = [];
  const wanted = [scale.now, ...named, ...ends, ...live.flatMap((piece) => roundTimes(piece, scale.perMs))];
  for (const at of wanted) {
    const label = labelAt(at, scale);
    const isFree = taken.every(
      ({ left, width }) =>
        label.left >= left + width + labelGap || label.left + label.width + labelGap <= left,
    );
    if (isFree) taken.push(label);
  }
  return taken.sort((a, b) => a.left - b.left);
}

function labelAt(at: number, { now, width, place }: Scale): AxisLabel {
  const isNow = at === now;
  const text = isNow
    ? journeyMessages.now
    : Math.abs(at - now) < day / 2
      ? formatShortClock(at)
      : formatDate(at);
  const wide = text.length * letterWidth;
  const x = place(at);
  const left = Math.max(labelEdge, Math.min(width - labelEdge - wide, x - wide / 2));
  return { left, width: wide, at: x, text, isNow };
}

const steps = [
  1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000,
].map((seconds) => seconds * 1000);
const roomyLabel = 90;

function roundTimes({ from, to }: Piece, perMs: number): number[] {
  const step = steps.find((one) => one * perMs >= roomyLabel);
  if (step === undefined) return [];
  const times: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to && times.length < 40; at += step) times.push(at);
  return times;
}

/**
 * The marks in their order, each as near to its moment as its neighbours allow. Where there are more than fit into
 * `width`, the nearest neighbours share one.
 */
export function layMarks(
  events: readonly JourneyEvent[],
  place: (at: number) => number,
  width: number,
): Mark[] {
  const groups = events.map(({ at, until }, index) => ({
    x: (place(at) + place(until)) / 2,
    events: [index],
  }));
  const most = Math.max(1, Math.floor((width - 2 * edge) / markDistance) + 1);
  while (groups.length > most) {
    let nearest = 1;
    for (let index = 2; index < groups.length; index += 1)
      if (gapBefore(groups, index) < gapBefore(groups, nearest)) nearest = index;
    const [second] = groups.splice(nearest, 1);
    groups[nearest - 1]?.events.push(...(second?.events ?? []));
  }
  const spread = spreadOut(
    groups.map(({ x }) => x),
    width,
  );
  return groups.map(({ x, events: indexes }, index) => ({
    x: spread[index] ?? x,
    exact: x,
    events: indexes,
  }));
}

function gapBefore(groups: readonly { x: number }[], index: number): number {
  return (groups[index]?.x ?? 0) - (groups[index - 1]?.x ?? 0);
}

/** Moves places that crowd apart, evenly to both sides. */
function spreadOut(wanted: readonly number[], width: number): number[] {
  const blocks: { sum: number; size: number }[] = [];
  // With the distance taken out of each, crowded places are those that would run backwards.
  for (const [index, x] of wanted.entries()) {
    let block = { sum: x - index * markDistance, size: 1 };
    for (let last = blocks.at(-1); last && meanOf(last) > meanOf(block); last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, size: last.size + block.size };
      blocks.pop();
    }
    blocks.push(block);
  }
  const highest = width - edge - (wanted.length - 1) * markDistance;
  const offsets = blocks.flatMap((block) =>
    Array<number>(block.size).fill(Math.max(edge, Math.min(highest, meanOf(block)))),
  );
  return offsets.map((offset, index) => offset + index * markDistance);
}

const meanOf = ({ sum, size }: { sum: number; size: number }) => sum / size;
