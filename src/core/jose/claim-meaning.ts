/** What a claim or header parameter of *this* token says, in one plain sentence, with the clause that says so. */
import type { Claim, ClaimForm } from '../spec/claim.ts';
import { standardClaims } from '../spec/claims.ts';
import { type Maker, makers } from '../spec/claims-of-makers.ts';
import { formatDuration, formatInstant } from '../spec/duration.ts';
import { headerParameters } from '../spec/header-parameters.ts';
import type { SpecReference } from '../spec/reference.ts';
import type { JsonValue } from './json.ts';
import { looksLikeMilliseconds, readNumericDate } from './numeric-date.ts';

export interface Meaning {
  readonly text: string;
  /** null for a claim that no standard and no known maker defines. */
  readonly source: SpecReference | null;
}

export interface MeaningContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `iss` of the token; '' when it has none. Decides between makers that use one name differently. */
  readonly issuer: string;
  /** Writes an instant (milliseconds since the epoch); in UTC where this is left out. */
  readonly writeInstant?: (at: number) => string;
}

/**
 * Says what a claim means with this value, at this time. The sentence holds the value itself, shortened: it is for the
 * screen of the person whose token it is.
 */
export function claimMeaning(name: string, value: JsonValue, context: MeaningContext): Meaning {
  const row = findClaim(name, context.issuer);
  if (row === null) return { text: unknownMeaning(name), source: null };
  return { text: fillers[row.form](row, value, context), source: row.source };
}

/** Says what a header parameter means with this value. */
export function headerMeaning(name: string, value: JsonValue): Meaning {
  const row = headerParameters.get(name);
  if (row === undefined) return { text: 'A header parameter that no standard defines.', source: null };
  if (name === 'alg' && typeof value === 'string' && value.toLowerCase() === 'none') {
    return { text: 'Not signed: anybody could have written this token.', source: row.source };
  }
  return { text: fill(row.meaning, value), source: row.source };
}

/** The maker whose issuer this is; null for any other. */
export function makerOf(issuer: string): Maker | null {
  return makers.find(({ issuers }) => issuers.some((part) => issuer.includes(part))) ?? null;
}

/** The issuer's own reading first, then the standards', then that of the one maker who uses the name. */
function findClaim(name: string, issuer: string): Claim | null {
  const own = issuer === '' ? undefined : makerOf(issuer)?.claims.find((row) => row.name === name);
  if (own !== undefined) return own;
  const standard = standardClaims.get(name);
  if (standard !== undefined) return standard;
  const rows = makersUsing(name).flatMap(({ claims }) => claims.filter((row) => row.name === name));
  return rows.length === 1 ? (rows[0] as Claim) : null;
}

const makersUsing = (name: string) => makers.filter(({ claims }) => claims.some((row) => row.name === name));

function unknownMeaning(name: string): string {
  if (/^https?:\/\//.test(name)) {
    return 'A claim of this issuer alone, named by a URL so that it meets no other.';
  }
  const users = makersUsing(name).map((maker) => maker.name);
  return users.length === 0
    ? 'A claim of this issuer alone: no standard defines it.'
    : `No standard defines it; ${users.join(' and ')} use the name, each in its own way.`;
}

const fillers: Readonly<
  Record<ClaimForm, (row: Claim, value: JsonValue, context: MeaningContext) => string>
> = {
  value: (row, value) => fill(row.meaning, value),
  instant: (row, value, context) => {
    const at = readNumericDate(value);
    if (at === null) return notADate(value);
    return row.meaning.replace('{value}', () => whenTold(at, context)) + hint(value, context);
  },
  expiry: (_, value, context) => {
    const at = readNumericDate(value);
    if (at === null) return notADate(value);
    // "The current date/time MUST be before the expiration" (RFC 7519 §4.1.4): at the instant itself it is over.
    const verb = context.now < at ? 'Expires' : 'Expired';
    return `${verb} ${whenTold(at, context)}.${hint(value, context)}`;
  },
  'not-before': (_, value, context) => {
    const at = readNumericDate(value);
    if (at === null) return notADate(value);
    const verb = context.now < at ? 'Not to be accepted before' : 'To be accepted since';
    return `${verb} ${whenTold(at, context)}.${hint(value, context)}`;
  },
  flag: (row, value) => {
    const [yes = '', no = ''] = row.meaning.split(' | ');
    const on = value === true || value === 'true';
    const off = value === false || value === 'false';
    return on ? yes : off ? no : 'It should be true or false, and is neither.';
  },
};

function whenTold(at: number, { now, writeInstant = formatInstant }: MeaningContext): string {
  return `${writeInstant(at)}, ${relative(at, now)}`;
}

function relative(at: number, now: number): string {
  if (at === now) return 'just now';
  return at > now ? `in ${formatDuration(at - now)}` : `${formatDuration(now - at)} ago`;
}

function hint(value: JsonValue, { writeInstant = formatInstant }: MeaningContext): string {
  if (!looksLikeMilliseconds(value)) return '';
  return ` It looks like milliseconds, and the claim counts seconds: ${writeInstant(value as number)} was meant.`;
}

function notADate(value: JsonValue): string {
  return typeof value === 'number'
    ? 'No date: the number is out of range.'
    : 'No date: it has to be a number of seconds since 1970, and is not a number.';
}

function fill(meaning: string, value: JsonValue): string {
  return meaning
    .replace('{count}', () => String(Array.isArray(value) ? value.length : 1))
    .replace('{value}', () => inWords(value));
}

const shownLength = 120;
const shownItems = 8;

/** A value as it stands in a sentence: short, on one line. */
function inWords(value: JsonValue): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : shorten(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nobody and nothing (an empty list)';
    const left = value.length - shownItems;
    const shown = value
      .slice(0, shownItems)
      .map((item) => (typeof item === 'object' ? 'an object' : shorten(String(item))));
    return shown.join(', ') + (left > 0 ? ` and ${left} more` : '');
  }
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value);
    const shown = names.slice(0, shownItems).map(shorten).join(', ');
    return names.length === 0
      ? 'nothing (an empty object)'
      : shown + (names.length > shownItems ? ', …' : '');
  }
  return String(value);
}

function shorten(text: string): string {
  return text.length <= shownLength ? text : `${text.slice(0, shownLength).toWellFormed()}…`;
}
