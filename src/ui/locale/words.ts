/**
 * The text layer. A messages module hands its English words to `words`; where the panel speaks another language, that one's
 * words lie over them. The entry calls `speak` before it imports the panel, so that a module that reads its words when it is
 * evaluated reads the right ones, and English costs nothing.
 */
import type { Areas } from './areas.ts';
import type { Translation } from './translation.ts';

/** What a translation of an area is. */
export type Words<A extends keyof Areas> = Translation<Areas[A]>;

/** A whole translation: what it lacks does not compile. */
export type Translations = { readonly [A in keyof Areas]: Words<A> };

/** A language that the panel speaks. */
export interface Locale {
  /** BCP 47, for `<html lang>` and for numbers. */
  readonly tag: string;
  /** BCP 47, for dates. */
  readonly dates: string;
  readonly words: Partial<Translations>;
}

/** The language of the messages modules; their dates are written as `14 Mar 2026`. */
export const english: Locale = { tag: 'en', dates: 'en-GB', words: {} };

let spoken = english;
let numbers = new Intl.NumberFormat(english.tag);
let plurals = new Intl.PluralRules(english.tag);

/** Makes `locale` the language of every messages module, and of numbers and dates. */
export function speak(locale: Locale): void {
  spoken = locale;
  numbers = new Intl.NumberFormat(locale.tag);
  plurals = new Intl.PluralRules(locale.tag);
  for (const { area, inEnglish, spoken } of handedOut)
    Object.assign(spoken, lay(inEnglish, locale.words[area]) as object);
}

/** What was handed out, with its English: a locale may itself need a module that has words. */
const handedOut: { area: keyof Areas; inEnglish: object; spoken: object }[] = [];

/** The words of `area` in the language that is spoken; in English where it lacks them. */
export function words<T extends object>(area: keyof Areas, inEnglish: T): T {
  const out = lay(inEnglish, spoken.words[area]) as T;
  handedOut.push({ area, inEnglish, spoken: out });
  return out;
}

/** A copy with `translated` over it, member by member: what is no text (an id, a number) stands in the English words only. */
function lay(inEnglish: unknown, translated: unknown): unknown {
  if (typeof inEnglish !== 'object' || inEnglish === null) return translated ?? inEnglish;
  const over = (translated ?? {}) as Readonly<Record<string, unknown>>;
  const members = Object.entries(inEnglish).map(([name, member]) => [name, lay(member, over[name])] as const);
  return Array.isArray(inEnglish) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

/** `12,345` */
export function formatNumber(number: number): string {
  return numbers.format(number);
}

/** BCP 47 tag of the language in which dates and times are written. */
export const dateLanguage = () => spoken.dates;

/** `1 token`, `2 tokens`. A language with more than two forms gives the others by their name in CLDR. */
export function plural(
  count: number,
  one: string,
  other: string,
  rarer: Partial<Record<Intl.LDMLPluralRule, string>> = {},
): string {
  const rule = plurals.select(count);
  return `${formatNumber(count)} ${rule === 'one' ? one : (rarer[rule] ?? other)}`;
}
