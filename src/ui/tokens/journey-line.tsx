import { useRef } from 'preact/hooks';
import type { JourneyEvent } from '../../core/session/journey.ts';
import { Icon } from '../kit/icon.tsx';
import { useWidth } from '../kit/use-width.ts';
import { type Axis, layAxis, layMarks, type Mark } from './journey-axis.ts';
import { describeEvent, journeyMessages as words } from './journey-messages.ts';

/** Heights in CSS pixels: the marks' centre, where their lines end, and the axis. */
const markY = 16;
const leaderY = 42;
const axisY = 46;
const height = 68;

/**
 * The events on a time axis to scale. A drawing for the eye and the mouse: the list below it says the same in words
 * and is what the keyboard and a screen reader use.
 */
export function JourneyLine({
  events,
  now,
  lit,
  onLight,
  onOpen,
  onShow,
}: {
  events: readonly JourneyEvent[];
  now: number;
  /** Index of the event that is pointed at; null for none. */
  lit: number | null;
  onLight: (index: number | null) => void;
  onOpen: (index: number) => void;
  /** Points at an event's row: for a mark that stands for several. */
  onShow: (index: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 560);
  const axis = layAxis(events, now, width);
  const marks = layMarks(events, axis.place, width);
  const open = ({ events: [first = 0, ...others] }: Mark) =>
    others.length > 0 ? onShow(first) : onOpen(first);
  return (
    <div ref={box} class="jl" aria-hidden="true" style={{ height: `${height}px` }}>
      <svg class="jl-lines" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <title>{words.list}</title>
        <Spans events={events} axis={axis} now={now} width={width} />
        {marks.map((mark) => (
          <path
            key={mark.events[0]}
            class={lit !== null && mark.events.includes(lit) ? 'jl-leader on' : 'jl-leader'}
            d={`M${mark.x} ${markY + 10}V${markY + 14}L${mark.exact} ${leaderY - 4}V${axisY}`}
          />
        ))}
        {axis.labels.map(({ at, isNow }) => (
          <path key={at} class={isNow ? 'jl-tick now' : 'jl-tick'} d={`M${at} ${axisY - 3}V${axisY + 6}`} />
        ))}
      </svg>
      {axis.labels.map(({ left, width, text, isNow }) => (
        <span
          key={left}
          class={isNow ? 'jl-label num now' : 'jl-label num'}
          style={{ left: `${left}px`, width: `${width}px` }}
        >
          {text}
        </span>
      ))}
      {marks.map((mark) => (
        <MarkButton
          key={mark.events[0]}
          mark={mark}
          events={events}
          now={now}
          lit={lit !== null && mark.events.includes(lit)}
          onLight={(on) => onLight(on ? (mark.events[0] ?? null) : null)}
          onOpen={() => open(mark)}
        />
      ))}
    </div>
  );
}

/** The token's time from its issue to its end, what lies beyond, and the runs of its use. */
function Spans({
  events,
  axis: { place, breaks },
  now,
  width,
}: {
  events: readonly JourneyEvent[];
  axis: Axis;
  now: number;
  width: number;
}) {
  const start = events.find(({ kind }) => kind === 'issued')?.at ?? events[0]?.at ?? now;
  const end = events.find(({ kind }) => kind === 'expired')?.at ?? null;
  const last = Math.max(now, ...events.map(({ until }) => until));
  const lifeEnd = place(end ?? last);
  return (
    <>
      <path class="jl-base" d={`M0 ${axisY}H${width}`} />
      {lifeEnd > place(start) ? <path class="jl-life" d={`M${place(start)} ${axisY}H${lifeEnd}`} /> : null}
      {end !== null && last > end ? <path class="jl-over" d={`M${lifeEnd} ${axisY}H${place(last)}`} /> : null}
      {events
        .filter(({ at, until }) => until > at)
        .map((event) => (
          <path
            key={event.at}
            class={`jl-run ${describeEvent(event, now).tone}`}
            d={`M${place(event.at)} ${axisY}H${Math.max(place(event.until), place(event.at) + 1)}`}
          />
        ))}
      {breaks.map((x) => (
        <g key={x} class="jl-break">
          <title>{words.left}</title>
          <path class="gap" d={`M${x - 4} ${axisY + 6}L${x} ${axisY - 6}H${x + 8}L${x + 4} ${axisY + 6}Z`} />
          <path d={`M${x - 4} ${axisY + 6}L${x} ${axisY - 6}M${x + 4} ${axisY + 6}L${x + 8} ${axisY - 6}`} />
        </g>
      ))}
    </>
  );
}

function MarkButton({
  mark,
  events,
  now,
  lit,
  onLight,
  onOpen,
}: {
  mark: Mark;
  events: readonly JourneyEvent[];
  now: number;
  lit: boolean;
  onLight: (on: boolean) => void;
  onOpen: () => void;
}) {
  const [first] = mark.events.flatMap((index) => events[index] ?? []);
  if (first === undefined) return null;
  const { icon, tone, title } = describeEvent(first, now);
  const several = mark.events.length > 1;
  return (
    <button
      type="button"
      tabIndex={-1}
      class={`jl-mark ${several ? 'plain' : tone} ${lit ? 'on' : ''}`}
      style={{ left: `${mark.x}px`, top: `${markY}px` }}
      title={several ? words.several(mark.events.length) : title}
      onMouseEnter={() => onLight(true)}
      onMouseLeave={() => onLight(false)}
      onClick={onOpen}
    >
      {several ? mark.events.length : <Icon name={icon} />}
    </button>
  );
}
