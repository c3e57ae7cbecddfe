/** Durations in words, as they stand in sentences: "3 min 12 s", "4 h", "12 days". */

/** What a duration says in words; its other units are symbols. */
export interface DurationWords {
  readonly year: readonly [one: string, many: string];
  readonly day: readonly [one: string, many: string];
  readonly endless: string;
}

const english: DurationWords = { year: ['year', 'years'], day: ['day', 'days'], endless: 'for ever' };

type Unit = readonly [milliseconds: number, one: string, many: string];
const unitsIn = ({ year, day }: DurationWords): readonly Unit[] => [
  [365 * 86_400_000, ...year],
  [86_400_000, ...day],
  [3_600_000, 'h', 'h'],
  [60_000, 'min', 'min'],
  [1000, 's', 's'],
];
const englishUnits = unitsIn(english);

/**
 * The length of a duration in milliseconds (its sign is dropped) in its two largest units; under a second "0.4 s". In
 * English, unless other words are given.
 */
export function formatDuration(milliseconds: number, words: DurationWords = english): string {
  const units = words === english ? englishUnits : unitsIn(words);
  const length = Math.abs(milliseconds);
  if (!Number.isFinite(length)) return words.endless;
  if (length > 0 && length < 1000) return `${Math.max(length / 1000, 0.001).toFixed(length < 10 ? 3 : 1)} s`;
  const first = units.findIndex(([unit]) => length >= unit);
  if (first < 0) return '0 s';
  const [large] = units[first] as Unit;
  const small = units[first + 1];
  const count = Math.floor(length / large);
  const parts = [inUnit(count, units[first] as Unit)];
  const rest = small === undefined ? 0 : Math.floor((length - count * large) / small[0]);
  if (small !== undefined && rest > 0) parts.push(inUnit(rest, small));
  return parts.join(' ');
}

const inUnit = (count: number, [, one, many]: Unit) => `${count} ${count === 1 ? one : many}`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');

/** An instant in milliseconds since the epoch as "15 Jan 2026, 12:05:00 UTC". */
export function formatInstant(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return 'no date';
  const day = `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} UTC`;
}
