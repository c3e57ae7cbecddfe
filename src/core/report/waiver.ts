/** Findings that somebody decided to live with: which, where, why, and until when. */
import { isObject } from '../http/har-entry.ts';

export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /** The place as a JSON report writes it; `*` stands for any text. */
  readonly place: string;
  readonly reason: string;
  /** Milliseconds since the epoch at which it ends; null where it does not. */
  readonly until: number | null;
}

/** A file of waivers that cannot be used; the message names the member at fault. */
export class WaiverError extends Error {
  override readonly name = 'WaiverError';
}

/**
 * Reads `[{"rule", "place", "reason", "until"}]`. `until` may be left out; a date alone ends with that day (UTC).
 * @throws WaiverError naming the waiver and its member
 */
export function readWaivers(text: string): readonly Waiver[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new WaiverError('not JSON');
  }
  if (!Array.isArray(list)) throw new WaiverError('a list of waivers is needed');
  return list.map((entry: unknown, index) => {
    const member = (name: string) => {
      const value = isObject(entry) ? entry[name] : undefined;
      if (typeof value === 'string' && value.trim() !== '') return value;
      throw new WaiverError(`[${index}].${name}: a text is needed`);
    };
    const open = isObject(entry) && (entry.until === undefined || entry.until === null);
    return {
      rule: member('rule'),
      place: member('place'),
      reason: member('reason'),
      until: open ? null : readUntil(member('until'), index),
    };
  });
}

function readUntil(text: string, index: number): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = /^\d{4}-\d{2}-\d{2}(T|$)/.test(text)
    ? Date.parse(isDay ? `${text}T23:59:59.999Z` : text)
    : Number.NaN;
  if (Number.isNaN(at)) throw new WaiverError(`[${index}].until: a date is needed, as in 2026-06-30`);
  return at;
}

/** Whether the waiver still holds; `now` in milliseconds since the epoch. */
export function isInForce({ until }: Waiver, now: number): boolean {
  return until === null || now <= until;
}

/** Whether the waiver is about a finding of this rule at this place. */
export function covers(waiver: Waiver, rule: string, place: string): boolean {
  return waiver.rule === rule && matchesPattern(waiver.place, place);
}

/** `*` stands for any text. Walks both texts once: no pattern can make it slow. */
function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return text === pattern;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from + last.length <= text.length;
}
