/** Times as the panel writes them: absolute in UTC, lengths of time as short as they are told aloud. All in milliseconds. */
import { formatDuration } from '../../core/spec/duration.ts';
import { formatDay, formatNumber } from '../locale/words.ts';
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

/** `14:36:41`, UTC. */
export function formatClock(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '–' : date.toISOString().slice(11, 19);
}

/** `14 Mar 2026`, UTC. */
export function formatDate(ms: number): string {
  return Number.isNaN(new Date(ms).getTime()) ? '–' : formatDay(ms);
}
