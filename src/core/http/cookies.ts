/** Cookie and Set-Cookie, read as a browser reads them (RFC 6265bis §5.6 and §5.7; Partitioned after CHIPS). */
import { parseCookieDate } from './cookie-date.ts';
import type { HttpResponse } from './exchange.ts';
import { headerValues } from './headers.ts';

export interface CookiePair {
  readonly name: string;
  readonly value: string;
  /** Place of the value in the header's own text, in UTF-16 units, end exclusive. */
  readonly span: readonly [start: number, end: number];
}

export interface SetCookie extends CookiePair {
  readonly httpOnly: boolean;
  readonly secure: boolean;
  /** As understood: '' where the attribute is missing or is none of the three. */
  readonly sameSite: '' | 'Strict' | 'Lax' | 'None';
  /** Milliseconds since the epoch; null where missing or unreadable. */
  readonly expires: number | null;
  /** Seconds; null where missing or unreadable. It outranks `expires`. */
  readonly maxAge: number | null;
  /** Lower case, without a leading dot; '' for a host-only cookie. */
  readonly domain: string;
  /** '' where the default path of the request's URL applies. */
  readonly path: string;
  readonly partitioned: boolean;
}

const longestAttributeValue = 1024;
/** %x00-08 / %x0A-1F / %x7F: a set-cookie-string with one of these is ignored as a whole. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 6265bis names these very characters
const controls = /[\x00-\x08\x0a-\x1f\x7f]/;

/** The pairs of a Cookie request header, in their order; a name may come more than once. */
export function parseCookieHeader(value: string): CookiePair[] {
  const pairs: CookiePair[] = [];
  for (let start = 0; start <= value.length; ) {
    const semicolon = value.indexOf(';', start);
    const end = semicolon < 0 ? value.length : semicolon;
    const pair = readPair(value, start, end);
    if (pair.name !== '' || pair.value !== '') pairs.push(pair);
    start = end + 1;
  }
  return pairs;
}

/**
 * One Set-Cookie value; null where a browser would ignore it for its form (control characters, neither name nor value).
 * The limit on name and value (4096 octets) is not applied, so that a rule can tell of it.
 */
export function parseSetCookie(value: string): SetCookie | null {
  if (controls.test(value)) return null;
  const semicolon = value.indexOf(';');
  const pair = readPair(value, 0, semicolon < 0 ? value.length : semicolon);
  if (pair.name === '' && pair.value === '') return null;
  const attributes = semicolon < 0 ? new Map<string, string>() : readAttributes(value.slice(semicolon + 1));
  const expires = attributes.get('expires');
  return {
    ...pair,
    httpOnly: attributes.has('httponly'),
    secure: attributes.has('secure'),
    sameSite: readSameSite(attributes.get('samesite')),
    expires: expires === undefined ? null : parseCookieDate(expires),
    maxAge: readMaxAge(attributes.get('max-age')),
    domain: (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase(),
    path: attributes.get('path')?.startsWith('/') ? (attributes.get('path') as string) : '',
    partitioned: attributes.has('partitioned'),
  };
}

/** All cookies that a response sets. Some captures join several Set-Cookie fields by a newline. */
export function setCookiesOf(response: HttpResponse): SetCookie[] {
  return headerValues(response.headers, 'set-cookie')
    .flatMap((value) => value.split('\n'))
    .map(parseSetCookie)
    .filter((cookie) => cookie !== null);
}

function readPair(text: string, start: number, end: number): CookiePair {
  let equals = start;
  while (equals < end && text.charCodeAt(equals) !== 0x3d) equals += 1;
  const hasName = equals < end;
  const name = hasName ? text.slice(start, equals).trim() : '';
  let from = hasName ? equals + 1 : start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { name, value: text.slice(from, to), span: [from, to] };
}

/** Later attributes win (RFC 6265bis §5.7), so a Map in reading order is what a browser keeps. */
function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const attribute of text.split(';')) {
    const equals = attribute.indexOf('=');
    const name = (equals < 0 ? attribute : attribute.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? '' : attribute.slice(equals + 1).trim();
    if (name !== '' && value.length <= longestAttributeValue) attributes.set(name, value);
  }
  return attributes;
}

function readMaxAge(text: string | undefined): number | null {
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : null;
}

function readSameSite(text: string | undefined): SetCookie['sameSite'] {
  const known = { strict: 'Strict', lax: 'Lax', none: 'None' } as const;
  const word = text?.toLowerCase();
  return word === 'strict' || word === 'lax' || word === 'none' ? known[word] : '';
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
