/** What differs between two requests: the last good one and the one that failed. */
import type { TokenInPlace } from '../find/seen.ts';
import type { Exchange, HttpHeader } from '../http/exchange.ts';
import { isJsonObject, pairsOf } from './compare-values.ts';

export interface ComparedRequest {
  readonly exchange: Exchange;
  readonly tokens: readonly TokenInPlace[];
}

export type DifferenceKind =
  | 'method'
  | 'origin' // where it went
  | 'path'
  | 'query'
  | 'credential' // same place, another token; or sent in one of them only
  | 'header-parameter'
  | 'claim'
  | 'cookie'
  | 'header';

export interface RequestDifference {
  readonly kind: DifferenceKind;
  /** The header, cookie, parameter or claim; '' where the kind says it all. */
  readonly name: string;
  /** What each of them had, cut for display; null where it had none. */
  readonly good: string | null;
  readonly failed: string | null;
  /** The values are credentials wherever they stand; the value of another header or parameter may be one by its name. */
  readonly secret: boolean;
  /** Differs on most requests and rarely matters. */
  readonly minor: boolean;
}

/** Values are for display; beyond this many UTF-16 units they are cut. */
const maxShown = 500;

/** Headers that differ from request to request whoever sends them. */
const minorHeaders =
  /^(accept|accept-encoding|accept-language|baggage|cache-control|content-length|if-.*|pragma|priority|purpose|range|referer|sec-.*|te|traceparent|tracestate|user-agent|x-request-id|x-correlation-id|dnt|connection|host)$/;
/** Claims that differ in any two tokens of one issuer. */
const minorClaims = new Set(['iat', 'jti', 'uti', 'rh', 'at_hash', 'sid', 'nbf', 'auth_time']);
/** Reported under a kind of their own. */
const apart = new Set(['cookie', 'authorization', 'proxy-authorization']);

/** Carriers of a request, the credential's first. A token in a response says nothing about the request. */
const requestCarriers = [
  'authorization',
  'request-header',
  'cookie',
  'query',
  'fragment',
  'request-body',
] as const;

const cut = (text: string) => (text.length > maxShown ? `${text.slice(0, maxShown)}…` : text);
const cutOrNull = (text: string | undefined) => (text === undefined ? null : cut(text));

type Draft = Omit<RequestDifference, 'good' | 'failed' | 'secret' | 'minor'> &
  Partial<Pick<RequestDifference, 'secret' | 'minor'>>;

/** The differences of two maps, in the order of their first appearance. */
function compareMaps(
  good: ReadonlyMap<string, string>,
  failed: ReadonlyMap<string, string>,
  draft: (name: string) => Draft,
): RequestDifference[] {
  return [...new Set([...good.keys(), ...failed.keys()])]
    .filter((name) => good.get(name) !== failed.get(name))
    .map((name) => ({
      secret: false,
      minor: false,
      ...draft(name),
      good: cutOrNull(good.get(name)),
      failed: cutOrNull(failed.get(name)),
    }));
}

/** Field names are case-insensitive; several lines of one name are one list (RFC 9110 §5.3). */
function headerMap(headers: readonly HttpHeader[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const { name, value } of headers) {
    const lower = name.toLowerCase();
    if (lower.startsWith(':')) continue; // an HTTP/2 pseudo-header repeats the request line
    const before = map.get(lower);
    map.set(lower, before === undefined ? value : `${before}, ${value}`);
  }
  return map;
}

function cookieMap(headers: ReadonlyMap<string, string>): Map<string, string> {
  return pairsOf(headers.get('cookie')?.replaceAll(', ', '; ') ?? '', ';');
}

interface Address {
  readonly origin: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
}

function addressOf(url: string): Address {
  if (!URL.canParse(url)) return { origin: '', path: url, query: new Map() };
  const { origin, pathname, search } = new URL(url);
  return { origin, path: pathname, query: pairsOf(search.slice(1), '&') };
}

const one = (value: string) => new Map([['', value]]);

/** The token that a request carried in each of its places. */
function credentialsOf(tokens: readonly TokenInPlace[]): Map<string, TokenInPlace> {
  const found = new Map<string, TokenInPlace>();
  for (const carrier of requestCarriers) {
    for (const token of tokens) {
      const name = token.occurrence.name.toLowerCase();
      const place = `${carrier} ${name}`;
      if (token.occurrence.carrier === carrier && !found.has(place)) found.set(place, token);
    }
  }
  return found;
}

function members(value: unknown): Map<string, string> {
  if (!isJsonObject(value)) return new Map();
  return new Map(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' ? member : JSON.stringify(member),
    ]),
  );
}

function claimsAndHeader({ seen: { token } }: TokenInPlace): { header: unknown; claims: unknown } {
  if (token.format === 'sd-jwt') return { header: token.issuerJwt.header, claims: token.disclosedClaims };
  return { header: token.header, claims: token.format === 'jwe' ? null : token.claims };
}

function compareTokens(good: TokenInPlace, failed: TokenInPlace): RequestDifference[] {
  const [was, is] = [claimsAndHeader(good), claimsAndHeader(failed)];
  return [
    ...compareMaps(members(was.header), members(is.header), (name) => ({ kind: 'header-parameter', name })),
    ...compareMaps(members(was.claims), members(is.claims), (name) => ({
      kind: 'claim',
      name,
      minor: minorClaims.has(name),
    })),
  ];
}

function compareCredentials(good: ComparedRequest, failed: ComparedRequest): RequestDifference[] {
  const [was, is] = [credentialsOf(good.tokens), credentialsOf(failed.tokens)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((place) => {
    const [before, now] = [was.get(place), is.get(place)];
    if (before === undefined || now === undefined || before.seen.id === now.seen.id) return [];
    return compareTokens(before, now);
  });
}

/**
 * Lists the differences, those that may matter first: method, origin, path, query, credential, the credential's header
 * parameters and claims, cookies, other headers. Equal requests give an empty list.
 */
export function compareRequests(good: ComparedRequest, failed: ComparedRequest): RequestDifference[] {
  const [was, is] = [good.exchange.request, failed.exchange.request];
  const [from, to] = [addressOf(was.url), addressOf(is.url)];
  const [before, now] = [headerMap(was.headers), headerMap(is.headers)];
  const only = (map: ReadonlyMap<string, string>, keep: (name: string) => boolean) =>
    new Map([...map].filter(([name]) => keep(name)));
  const all = [
    ...compareMaps(one(was.method), one(is.method), () => ({ kind: 'method', name: '' })),
    ...compareMaps(one(from.origin), one(to.origin), () => ({ kind: 'origin', name: '' })),
    ...compareMaps(one(from.path), one(to.path), () => ({ kind: 'path', name: '' })),
    ...compareMaps(from.query, to.query, (name) => ({ kind: 'query', name })),
    ...compareMaps(
      only(before, (name) => name.endsWith('authorization')),
      only(now, (name) => name.endsWith('authorization')),
      (name) => ({ kind: 'credential', name, secret: true }),
    ),
    ...compareCredentials(good, failed),
    ...compareMaps(cookieMap(before), cookieMap(now), (name) => ({ kind: 'cookie', name, secret: true })),
    ...compareMaps(
      only(before, (name) => !apart.has(name)),
      only(now, (name) => !apart.has(name)),
      (name) => ({ kind: 'header', name, minor: minorHeaders.test(name) }),
    ),
  ];
  return [...all.filter(({ minor }) => !minor), ...all.filter(({ minor }) => minor)];
}
