/**
 * What the server's clock said, from the `Date` of its answers (RFC 9110 §6.6.1).
 * `Date` is cut to the second, and some servers reuse one for several seconds: so it is a time span, never an instant.
 * All times in milliseconds.
 */
import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';

/** How far the true time may lie after the `Date` that was sent: one second of rounding and four of reuse, as measured. */
const dateReachMs = 5000;

/** The server's clock minus ours, as the interval that all answers so far agree on. */
export interface ClockOffset {
  readonly low: number;
  readonly high: number;
  /** How many answers it rests on. */
  readonly answers: number;
}

/**
 * The server's clock when it answered, in milliseconds since the epoch; null where the answer has no usable `Date`,
 * or came out of a cache (`Age`, RFC 9111 §5.1), where `Date` is older than the answer.
 */
export function serverTimeOf(
  exchange: Pick<Exchange, 'response' | 'fromCache'>,
): readonly [earliest: number, latest: number] | null {
  if (exchange.fromCache || exchange.response.status === 304) return null;
  const { headers } = exchange.response;
  const age = headerValue(headers, 'age');
  if (age !== undefined && age.trim() !== '0') return null;
  const date = headerValue(headers, 'date');
  if (date === undefined || date.length > 64) return null;
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : [at, at + dateReachMs];
}

/** The offset that one answer allows: it was made somewhere between the start and the end of the exchange. */
export function offsetOf(exchange: Exchange): ClockOffset | null {
  const time = serverTimeOf(exchange);
  if (time === null) return null;
  const end = exchange.startedAt + Math.max(0, exchange.durationMs);
  return { low: time[0] - end, high: time[1] - exchange.startedAt, answers: 1 };
}

/**
 * Joins what one more answer tells with what was known. Where they contradict each other a clock was set in between:
 * the newer answer counts. The interval never gets narrower than the reach of one `Date`.
 */
export function joinOffsets(known: ClockOffset | null, newer: ClockOffset | null): ClockOffset | null {
  if (known === null || newer === null) return newer ?? known;
  const low = Math.max(known.low, newer.low);
  const high = Math.min(known.high, newer.high);
  if (low > high) return newer;
  const missing = Math.max(0, dateReachMs - (high - low)) / 2;
  return { low: low - missing, high: high + missing, answers: known.answers + 1 };
}

/** The middle of the interval: for display, never for a verdict. */
export function middleOf(offset: ClockOffset): number {
  return Math.round((offset.low + offset.high) / 2);
}
