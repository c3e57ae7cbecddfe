import { useMemo, useRef, useState } from 'preact/hooks';
import { type JourneyEvent, type JourneyLink, journeyOf } from '../../core/session/journey.ts';
import type { TokenDetail } from '../../core/session/selectors.ts';
import { Icon } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { formatClock, formatDate } from '../kit/time-words.ts';
import { type Store, useStore } from '../store.ts';
import { JourneyLine } from './journey-line.tsx';
import { describeEvent, journeyMessages as words } from './journey-messages.ts';
import './journey.css';

/** The token's life as a drawing to scale, and as a list of what happened; each leads to where it was seen. */
export function JourneyPane({ detail }: { detail: TokenDetail }) {
  const store = useStore();
  const session = store.session.value;
  const now = store.now.value;
  const { id } = detail.seen;
  const events = useMemo(() => journeyOf(session, id), [session, id]);
  const [lit, setLit] = useState<number | null>(null);
  const rows = useRef<HTMLOListElement>(null);
  if (events.length === 0) return <p class="pad sub">{words.nothing}</p>;
  const show = (index: number) => {
    setLit(index);
    rows.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const open = (index: number) => {
    const link = events[index]?.link ?? null;
    if (link === null) show(index);
    else follow(store, link);
  };
  return (
    <div class="journey">
      <JourneyLine events={events} now={now} lit={lit} onLight={setLit} onOpen={open} onShow={show} />
      <ol
        ref={rows}
        class={events.some(({ at }) => isFar(at, now)) ? 'jr far' : 'jr'}
        aria-label={words.list}
      >
        {events.map((event, index) => (
          <EventRow
            key={`${event.kind} ${event.at} ${index}`}
            event={event}
            now={now}
            lit={lit === index}
            onLight={(on) => setLit(on ? index : null)}
            onOpen={() => open(index)}
          />
        ))}
      </ol>
    </div>
  );
}

function follow(store: Store, link: JourneyLink): void {
  if (link.kind === 'request') store.open('requests', link.exchange);
  else if (link.kind === 'flow') store.open('flows', link.flow);
  else if (link.kind === 'storage') store.open('storage', link.key);
  else store.open('tokens', link.token);
}

const halfDay = 43_200_000;
const isFar = (at: number, now: number) => Math.abs(at - now) >= halfDay;

function EventRow({
  event,
  now,
  lit,
  onLight,
  onOpen,
}: {
  event: JourneyEvent;
  now: number;
  lit: boolean;
  onLight: (on: boolean) => void;
  onOpen: () => void;
}) {
  const { icon, tone, title, text } = describeEvent(event, now);
  const content = (
    <>
      <time class="num" dateTime={isoOf(event.at)}>
        {isFar(event.at, now) ? formatDate(event.at) : formatClock(event.at)}
      </time>
      <span class={`stop ${tone}`}>
        <Icon name={icon} />
      </span>
      <span class="jr-words">
        <b>
          <PlainText text={title} limit={120} />
        </b>{' '}
        <span class="sub">
          <PlainText text={text} limit={300} />
        </span>
      </span>
      {event.link === null ? null : <span class="jr-to">{words.leadsTo[event.link.kind]}</span>}
    </>
  );
  const pointing = { onMouseEnter: () => onLight(true), onMouseLeave: () => onLight(false) };
  return (
    <li class={lit ? 'on' : ''} {...pointing}>
      {event.link === null ? (
        <div class="jr-row">{content}</div>
      ) : (
        <button
          type="button"
          class="jr-row"
          onClick={onOpen}
          onFocus={() => onLight(true)}
          onBlur={() => onLight(false)}
        >
          {content}
        </button>
      )}
    </li>
  );
}

/** '' for a moment that no date can hold: a claim may name any number. */
function isoOf(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
