/** Words of a token's journey. */
import type { JourneyEvent, JourneyKind, JourneyLink } from '../../core/session/journey.ts';
import type { IconName } from '../kit/icon.tsx';
import { formatClock } from '../kit/time-words.ts';
import { tokenMessages } from './messages.ts';

const number = new Intl.NumberFormat('en');
const list = new Intl.ListFormat('en', { style: 'narrow', type: 'unit' });
const times = (count: number) => (count === 1 ? '' : ` ×${number.format(count)}`);

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

/** An event in words; `now` in milliseconds since the epoch tells what is still to come. */
export function describeEvent(event: JourneyEvent, now: number): DescribedEvent {
  const look = looks[event.kind];
  if (event.kind === 'expired' && event.at > now)
    return { icon: 'timer', tone: 'plain', title: 'Expires', text: claimWords.exp };
  if (event.kind === 'stored' && event.carrier === 'set-cookie')
    return { ...look, tone: 'plain', icon: 'cookie', title: titles.stored(event), text: textOf(event) };
  return { ...look, title: titles[event.kind](event), text: textOf(event) };
}

const titles: Record<JourneyKind, (event: JourneyEvent) => string> = {
  issued: ({ places: [host] }) => (host === undefined ? 'Issued' : `Issued by ${host}`),
  received: ({ places: [host] }) => (host === undefined ? 'Received' : `Received from ${host}`),
  stored: ({ carrier }) =>
    carrier === 'set-cookie' ? 'Set as a cookie' : `Stored in ${tokenMessages.carriers[carrier ?? 'pasted']}`,
  used: (event) => `Used${times(event.times)}`,
  refreshed: () => 'Refreshed into a newer token',
  expired: () => 'Expired',
  refused: (event) => `Refused${times(event.times)}`,
  'still-sent': (event) => `Still sent${times(event.times)}`,
  pasted: () => 'Pasted into Claimcheck',
};

const claimWords = { iat: 'by its iat claim', exp: 'by its exp claim' };

function textOf({ kind, places, statuses, carrier, at, until, times: count, link }: JourneyEvent): string {
  if (kind === 'expired') return claimWords.exp;
  if (kind === 'issued') return link === null ? claimWords.iat : '';
  if (kind === 'received') return carrier === null ? '' : tokenMessages.carriers[carrier];
  const where = list.format(places);
  if (kind === 'stored' || kind === 'refreshed' || kind === 'pasted') return where;
  const parts = [
    ...(count > 1 ? [`${formatClock(at)}–${formatClock(until)}`] : []),
    where,
    statuses.map((status) => (status === 0 ? 'no answer' : String(status))).join(', '),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export const journeyMessages = {
  list: 'Journey',
  /** What the drawing is, for the tooltip. */
  left: 'Time in which nothing happened is left out here',
  several: (count: number) => `${number.format(count)} events`,
  leadsTo: (link: JourneyLink) => destinations[link.kind],
  nothing: 'The token names no time, and was not seen in traffic or storage.',
};

const destinations: Record<JourneyLink['kind'], string> = {
  request: 'Open request',
  flow: 'Open in Flows',
  storage: 'Open in Storage',
  token: 'Open newer token',
};
