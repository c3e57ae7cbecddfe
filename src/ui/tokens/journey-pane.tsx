import { useMemo } from 'preact/hooks';
import { at } from '../../core/session/log.ts';
import type { TokenDetail } from '../../core/session/selectors.ts';
import { Button } from '../kit/button.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { formatClock } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { journeyOf, type Stop } from './journey.ts';
import { tokenMessages } from './messages.ts';

const words = tokenMessages.journey;
const shown = 200;

/** What the token says of itself, and every place it was seen in, in the order of time. */
export function JourneyPane({ detail }: { detail: TokenDetail }) {
  const { session, now } = useStore();
  const { exchanges } = session.value;
  const stops = useMemo(
    () => journeyOf(detail.sightings, detail.row, (id) => at(exchanges, id)),
    [detail, exchanges],
  );
  return (
    <>
      <ol class="tl">
        {stops.slice(0, shown).map((stop, index) => (
          <StopRow key={index} stop={stop} over={stop.at <= now.value} />
        ))}
      </ol>
      {stops.length > shown ? <p class="pad sub">{words.more(stops.length - shown)}</p> : null}
    </>
  );
}

function StopRow({ stop, over }: { stop: Stop; over: boolean }) {
  const store = useStore();
  const { icon, tone, title, text } = describe(stop, over);
  const exchange = stop.kind === 'seen' ? stop.exchange : null;
  return (
    <li>
      <time class="num">{formatClock(stop.at)}</time>
      <span class={`stop ${tone}`}>
        <Icon name={icon} />
      </span>
      <div class="e">
        <b>{title}</b>
        <p>
          <PlainText text={text} limit={300} />
        </p>
      </div>
      {exchange ? (
        <Button look="quiet" onClick={() => store.open('requests', exchange.id)}>
          {words.open}
        </Button>
      ) : null}
    </li>
  );
}

interface Described {
  readonly icon: IconName;
  readonly tone: '' | 'g' | 'w' | 'f';
  readonly title: string;
  readonly text: string;
}

function describe(stop: Stop, over: boolean): Described {
  if (stop.kind === 'claim') {
    const text = words.byClaim(stop.claim);
    if (stop.claim === 'iat') return { icon: 'log-in', tone: 'g', title: words.issued, text };
    return { icon: 'timer', tone: over ? 'f' : '', title: over ? words.expired : words.expires, text };
  }
  if (stop.carrier === 'pasted') return { icon: 'plus', tone: '', title: words.pasted, text: '' };
  const title = words.seen(tokenMessages.carriers[stop.carrier], stop.times);
  if (!stop.exchange) {
    return { icon: 'database', tone: 'w', title, text: words.stored(stop.name, stop.origin) };
  }
  const { request, response } = stop.exchange;
  const failed = response.status === 401 || response.status === 403;
  const parts = [
    `${request.method} ${withoutQuery(request.url)} → ${words.answered(response.status)}`,
    ...(stop.times > 1 ? [words.until(formatClock(stop.until))] : []),
  ];
  return { icon: failed ? 'x' : 'send', tone: failed ? 'f' : '', title, text: parts.join(', ') };
}

/** A query may carry the token itself. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
