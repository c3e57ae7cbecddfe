import type { Sighting } from '../../core/find/seen.ts';
import { at } from '../../core/session/log.ts';
import type { TokenDetail } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';
import { Button } from '../kit/button.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { formatClock } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { tokenMessages } from './messages.ts';

const words = tokenMessages.journey;
/** So many sightings are listed from either end of a long life. */
const shownEnd = 100;

interface Stop {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly icon: IconName;
  readonly tone: '' | 'g' | 'w' | 'f';
  readonly title: string;
  readonly text: string;
  readonly exchange: number | null;
}

/** What the token says of itself, and every place it was seen in, in the order of time. */
export function JourneyPane({ detail }: { detail: TokenDetail }) {
  const store = useStore();
  const { sightings, row } = detail;
  const session = store.session.value;
  const long = sightings.length > 2 * shownEnd;
  const listed = long ? [...sightings.slice(0, shownEnd), ...sightings.slice(-shownEnd)] : sightings;
  const stops = [...ownTimes(row, store.now.value), ...listed.map((one) => stopOf(one, session))];
  stops.sort((a, b) => a.at - b.at);
  return (
    <>
      <ol class="tl">
        {stops.map((stop, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sightings can be alike in everything but their place
          <li key={index}>
            <time dateTime={isoOf(stop.at)}>{formatClock(stop.at)}</time>
            <span class={`stop ${stop.tone}`}>
              <Icon name={stop.icon} />
            </span>
            <div class="e">
              <b>{stop.title}</b>
              <p>
                <PlainText text={stop.text} limit={300} />
              </p>
            </div>
            {stop.exchange === null ? null : (
              <Button look="quiet" onClick={() => store.open('requests', stop.exchange)}>
                {words.open}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {long ? <p class="pad sub">{words.more(sightings.length - 2 * shownEnd)}</p> : null}
    </>
  );
}

const isoOf = (ms: number) => (Number.isNaN(new Date(ms).getTime()) ? undefined : new Date(ms).toISOString());

function ownTimes(row: TokenDetail['row'], now: number): Stop[] {
  const stops: Stop[] = [];
  if (row.issuedAt !== null) {
    stops.push({
      at: row.issuedAt,
      icon: 'log-in',
      tone: 'g',
      title: words.issued,
      text: words.byClaim('iat'),
      exchange: null,
    });
  }
  if (row.expiresAt !== null) {
    const over = row.expiresAt <= now;
    stops.push({
      at: row.expiresAt,
      icon: 'timer',
      tone: over ? 'f' : '',
      title: over ? words.expired : words.expires,
      text: words.byClaim('exp'),
      exchange: null,
    });
  }
  return stops;
}

function stopOf({ occurrence, source, at: seenAt }: Sighting, session: Session): Stop {
  const title = words.seen(tokenMessages.carriers[occurrence.carrier]);
  if (source.kind === 'pasted') {
    return { at: seenAt, icon: 'plus', tone: '', title: words.pasted, text: '', exchange: null };
  }
  if (source.kind === 'storage') {
    const text = words.stored(occurrence.name, source.origin);
    return { at: seenAt, icon: 'database', tone: 'w', title, text, exchange: null };
  }
  const exchange = at(session.exchanges, source.exchange);
  const status = exchange?.response.status ?? 0;
  const where = exchange ? `${exchange.request.method} ${withoutQuery(exchange.request.url)}` : '';
  const failed = status === 401 || status === 403;
  return {
    at: seenAt,
    icon: failed ? 'x' : 'send',
    tone: failed ? 'f' : '',
    title,
    text: `${where} → ${words.answered(status)}`,
    exchange: source.exchange,
  };
}

/** A query may carry the token itself. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
