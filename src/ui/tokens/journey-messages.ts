/** Words of a token's journey. */
import type { JourneyEvent, JourneyKind, JourneyLink } from '../../core/session/journey.ts';
import type { IconName } from '../kit/icon.tsx';
import { formatClock } from '../kit/time-words.ts';
import { formatNumber, words } from '../locale/words.ts';
import { tokenMessages } from './messages.ts';

const times = (count: number) => (count === 1 ? '' : ` ×${formatNumber(count)}`);

export type JourneyTone = 'plain' | 'good' | 'warn' | 'fail';

interface Look {
  readonly icon: IconName;
  readonly tone: JourneyTone;
}

const looks: Record<JourneyKind, Look> = {
  issued: { icon: 'log-in', tone: 'good' },
  received: { icon: 'download', tone: 'plain' },
  stored: { icon: 'database', tone: 'warn' },
  used: { icon: 'send', tone: 'plain' },
  refreshed: { icon: 'refresh-cw', tone: 'good' },
  expired: { icon: 'timer', tone: 'fail' },
  refused: { icon: 'x', tone: 'fail' },
  'still-sent': { icon: 'triangle-alert', tone: 'fail' },
  pasted: { icon: 'plus', tone: 'plain' },
};

export interface DescribedEvent extends Look {
  readonly title: string;
  readonly text: string;
}

export const journeyMessages = words('journey', {
  list: 'Journey',
  /** What the drawing is, for the tooltip. */
  left: 'Time in which nothing happened is left out here',
  several: (count: number) => `${formatNumber(count)} events`,
  leadsTo: {
    request: 'Open request',
    flow: 'Open in Flows',
    storage: 'Open in Storage',
    token: 'Open newer token',
  } satisfies Record<JourneyLink['kind'], string>,
  nothing: 'The token names no time, and was not seen in traffic or storage.',
  issued: 'Issued',
  issuedBy: (host: string) => `Issued by ${host}`,
  received: 'Received',
  receivedFrom: (host: string) => `Received from ${host}`,
  setAsCookie: 'Set as a cookie',
  storedIn: (carrier: string) => `Stored in ${carrier}`,
  used: 'Used',
  refreshed: 'Refreshed into a newer token',
  expires: 'Expires',
  expired: 'Expired',
  refused: 'Refused',
  stillSent: 'Still sent',
  pasted: 'Pasted into Claimcheck',
  byIat: 'by its iat claim',
  byExp: 'by its exp claim',
  noAnswer: 'no answer',
  /** On the axis, at its end. */
  now: 'now',
});

/** An event in words; `now` in milliseconds since the epoch tells what is still to come. */
export function describeEvent(event: JourneyEvent, now: number): DescribedEvent {
  const look = looks[event.kind];
  if (event.kind === 'expired' && event.at > now)
    return { icon: 'timer', tone: 'plain', title: journeyMessages.expires, text: journeyMessages.byExp };
  if (event.kind === 'stored' && event.carrier === 'set-cookie')
    return { ...look, tone: 'plain', icon: 'cookie', title: titles.stored(event), text: textOf(event) };
  return { ...look, title: titles[event.kind](event), text: textOf(event) };
}

const titles: Record<JourneyKind, (event: JourneyEvent) => string> = {
  issued: ({ places: [host] }) =>
    host === undefined ? journeyMessages.issued : journeyMessages.issuedBy(host),
  received: ({ places: [host] }) =>
    host === undefined ? journeyMessages.received : journeyMessages.receivedFrom(host),
  stored: ({ carrier }) =>
    carrier === 'set-cookie'
      ? journeyMessages.setAsCookie
      : journeyMessages.storedIn(tokenMessages.carriers[carrier ?? 'pasted']),
  used: (event) => `${journeyMessages.used}${times(event.times)}`,
  refreshed: () => journeyMessages.refreshed,
  expired: () => journeyMessages.expired,
  refused: (event) => `${journeyMessages.refused}${times(event.times)}`,
  'still-sent': (event) => `${journeyMessages.stillSent}${times(event.times)}`,
  pasted: () => journeyMessages.pasted,
};

function textOf({ kind, places, statuses, carrier, at, until, times: count, link }: JourneyEvent): string {
  if (kind === 'expired') return journeyMessages.byExp;
  if (kind === 'issued') return link === null ? journeyMessages.byIat : '';
  if (kind === 'received') return carrier === null ? '' : tokenMessages.carriers[carrier];
  const where = places.join(' ');
  if (kind === 'stored' || kind === 'refreshed' || kind === 'pasted') return where;
  const parts = [
    ...(count > 1 ? [`${formatClock(at)}–${formatClock(until)}`] : []),
    where,
    statuses.map((status) => (status === 0 ? journeyMessages.noAnswer : String(status))).join(', '),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
