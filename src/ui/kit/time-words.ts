/**
 * Times as the panel writes them: absolute ones in the zone and with the hours that the person set, lengths of time as short
 * as they are told aloud. All in milliseconds.
 */
import { computed, signal } from '@preact/signals';
import type { Settings } from '../../core/session/host.ts';
import { formatDuration } from '../../core/spec/duration.ts';
import { dateLanguage, formatNumber } from '../locale/words.ts';
import { kitMessages } from './messages.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** `3 min 12 s`, `2 days`: in a sentence. The sign is dropped. */
export const formatLength = (ms: number): string => formatDuration(ms, kitMessages.durations);

/** `4:31`, `2 h 5 min`, `29 d`, `3 y`: for a countdown in a narrow column. */
export function formatCountdown(ms: number): string {
  const length = Math.abs(ms);
  if (length < hour) {
    const seconds = Math.floor(length / second);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  if (length < day) {
    const minutes = Math.floor((length % hour) / minute);
    return `${Math.floor(length / hour)} h${minutes === 0 ? '' : ` ${minutes} min`}`;
  }
  const days = Math.floor(length / day);
  return days < 730 ? kitMessages.days(days) : kitMessages.years(Math.floor(days / 365));
}

/** `0.04 s`, `12.4 s`, `2 min 5 s`: how long something took. */
export function formatSpan(ms: number): string {
  if (ms >= minute) return formatLength(ms);
  return `${formatNumber(Number((ms / second).toFixed(ms < second ? 2 : 1)))} s`;
}

export type TimeStyle = Pick<Settings, 'timeZone' | 'hours'>;

/** How absolute times are written; the panel sets it from the settings. What is drawn with them follows. */
export const timeStyle = signal<TimeStyle>({ timeZone: 'utc', hours: '24' });

/** As the browser's own language writes hours. */
const hoursOfLanguage = () =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hour12 ? '12' : '24';

/** Whether clocks have twelve hours; they are wider then. */
export const isTwelveHours = computed(() => {
  const { hours } = timeStyle.value;
  return (hours === 'auto' ? hoursOfLanguage() : hours) === '12';
});

const formats = computed(() => {
  const zone = timeStyle.value.timeZone === 'utc' ? { timeZone: 'UTC' } : {};
  // By `hour12: false` midnight is 24:00 in some languages, and 0:00 in others.
  const hours = isTwelveHours.value
    ? ({ hour12: true, hour: 'numeric', minute: '2-digit' } as const)
    : ({ hourCycle: 'h23', hour: '2-digit', minute: '2-digit' } as const);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dateLanguage(), { ...zone, ...options });
  return {
    clock: format({ ...hours, second: '2-digit' }),
    minutes: format(hours),
    date: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    zone: format({ timeZoneName: 'short' }),
    ago: new Intl.RelativeTimeFormat(dateLanguage(), { style: 'narrow', numeric: 'auto' }),
  };
});

const isTime = (ms: number) => !Number.isNaN(new Date(ms).getTime());

/** `14:36:41` */
export function formatClock(ms: number): string {
  return isTime(ms) ? formats.value.clock.format(ms) : '–';
}

/** `14:36`, and its seconds where there are any. */
export function formatShortClock(ms: number): string {
  const { minutes, clock } = formats.value;
  return isTime(ms) ? (ms % minute === 0 ? minutes : clock).format(ms) : '–';
}

/** `14 Mar 2026` */
export function formatDate(ms: number): string {
  return isTime(ms) ? formats.value.date.format(ms) : '–';
}

/** `14:36:41 UTC` */
export function formatZonedClock(ms: number): string {
  if (!isTime(ms)) return '–';
  const zone = formats.value.zone.formatToParts(ms).find(({ type }) => type === 'timeZoneName');
  return `${formatClock(ms)} ${zone?.value ?? ''}`.trimEnd();
}

/** `14 Mar 2026, 14:36:41 UTC` */
export function formatInstant(ms: number): string {
  return isTime(ms) ? `${formatDate(ms)}, ${formatZonedClock(ms)}` : '–';
}

const agoUnits = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
  ['second', second],
] as const;

/** `12s ago`, `3h ago`, `now` */
export function formatAgo(at: number, now: number): string {
  if (!isTime(at)) return '–';
  const length = now - at;
  const [unit, size] = agoUnits.find(([, one]) => Math.abs(length) >= one) ?? (['second', second] as const);
  return formats.value.ago.format(-Math.trunc(length / size), unit);
}
