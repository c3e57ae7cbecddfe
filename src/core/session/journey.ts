/** The life of one token as the capture saw it: handed out, stored, used, replaced, expired, refused, and still sent. */
import { targetOf } from '../diagnose/places.ts';
import type { Carrier } from '../find/occurrence.ts';
import type { Sighting, TokenId } from '../find/seen.ts';
import type { FlowId } from '../flows/flow.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { originOf } from '../http/url.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { successorOf } from './lineage.ts';
import { at } from './log.ts';
import { flowOf } from './select-flows.ts';
import type { Session } from './session.ts';

export type JourneyKind =
  | 'issued' // by its own iat, or by the answer that handed it out
  | 'received' // the answer that handed it out, long after its iat
  | 'stored'
  | 'used'
  | 'refreshed' // replaced by another token
  | 'expired' // its exp, be it past or to come
  | 'refused'
  | 'still-sent' // after its exp, or again after it was refused
  | 'pasted';

export type JourneyLink =
  | { readonly kind: 'request'; readonly exchange: ExchangeId }
  /** The sign-in, refresh… that handed it out. */
  | { readonly kind: 'flow'; readonly flow: FlowId }
  /** `StorageRow.key`. */
  | { readonly kind: 'storage'; readonly key: string }
  | { readonly kind: 'token'; readonly token: TokenId };

export interface JourneyEvent {
  readonly kind: JourneyKind;
  /** First and last moment, in milliseconds since the epoch. */
  readonly at: number;
  readonly until: number;
  /** How many requests, or places, it stands for. */
  readonly times: number;
  /** Hosts of the servers, or names of the places where it was stored; each once, at most {@link mostPlaces}. */
  readonly places: readonly string[];
  readonly carrier: Carrier | null;
  /** How the requests were answered, each status once; 0 for no answer. */
  readonly statuses: readonly number[];
  readonly link: JourneyLink | null;
}

/** More marks than this could not be told apart; the least telling ones are put together. */
const mostRuns = 24;
const mostStored = 12;
const mostPlaces = 4;
/** An answer this near to the iat is the one that issued it: clocks differ. Milliseconds. */
const issueReachMs = 60_000;

const incoming: ReadonlySet<Carrier> = new Set([
  'response-header',
  'set-cookie',
  'response-body',
  'fragment',
  'websocket-received',
]);
const outgoing: ReadonlySet<Carrier> = new Set([
  'authorization',
  'request-header',
  'cookie',
  'query',
  'request-body',
  'websocket-sent',
]);

/**
 * The events in the order of time, capped: thousands of uses become one. Costs a walk over the token's sightings.
 * A time that a claim names (iat, exp) is the token's own word (RFC 7519 §4.1.4, §4.1.6), not what was seen.
 */
export function journeyOf(session: Session, id: TokenId): readonly JourneyEvent[] {
  const token = at(session.tokens, id)?.token;
  if (token === undefined) return [];
  const sightings = [...(session.derived.sightings.get(id) ?? [])].sort((a, b) => a.at - b.at);
  const { issuedAt, expiresAt } = tokenTimes(token);
  const events = [
    ...issueEvents(session, sightings, issuedAt),
    ...storedEvents(session, sightings),
    ...useEvents(session, id, sightings, expiresAt),
    ...pastedEvents(sightings),
    ...refreshEvents(session, id),
    ...(expiresAt === null ? [] : [event('expired', expiresAt)]),
  ];
  return events.sort((a, b) => a.at - b.at || order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** What happens in one moment is told in this order. */
const order: readonly JourneyKind[] = [
  'issued',
  'received',
  'stored',
  'pasted',
  'used',
  'refreshed',
  'expired',
  'refused',
  'still-sent',
];

function event(kind: JourneyKind, moment: number, more: Partial<JourneyEvent> = {}): JourneyEvent {
  return {
    kind,
    at: moment,
    until: moment,
    times: 1,
    places: [],
    carrier: null,
    statuses: [],
    link: null,
    ...more,
  };
}

function issueEvents(
  session: Session,
  sightings: readonly Sighting[],
  issuedAt: number | null,
): JourneyEvent[] {
  const own = issuedAt === null ? [] : [event('issued', issuedAt)];
  const first = sightings.find(({ occurrence }) => incoming.has(occurrence.carrier));
  const exchange = first === undefined ? undefined : exchangeOf(session, first);
  if (first === undefined || exchange === undefined) return own;
  const answeredAt = exchange.startedAt + exchange.durationMs;
  const flow = flowOf(session, exchange.id);
  const link: JourneyLink =
    flow === null ? { kind: 'request', exchange: exchange.id } : { kind: 'flow', flow };
  const more = {
    places: placesOf(exchange),
    carrier: first.occurrence.carrier,
    statuses: [exchange.response.status],
    link,
  };
  if (issuedAt === null) return [event('received', answeredAt, more)];
  if (Math.abs(answeredAt - issuedAt) <= issueReachMs) return [event('issued', issuedAt, more)];
  return [...own, event('received', answeredAt, more)];
}

/** Each place once, at the time at which it was first seen to hold the token. */
function storedEvents(session: Session, sightings: readonly Sighting[]): JourneyEvent[] {
  const places = new Map<string, JourneyEvent>();
  for (const sighting of sightings) {
    if (places.size >= mostStored) break;
    const { occurrence, source } = sighting;
    if (source.kind !== 'storage' && occurrence.carrier !== 'set-cookie') continue;
    const isCookie = occurrence.carrier === 'set-cookie' || occurrence.carrier === 'document-cookie';
    const exchange = exchangeOf(session, sighting);
    const origin = source.kind === 'storage' ? source.origin : originOf(exchange?.request.url ?? '');
    const seenAsCookie = isCookie && session.derived.cookies.has(`${origin} ${occurrence.name}`);
    const area = isCookie && (seenAsCookie || source.kind !== 'storage') ? 'cookie' : occurrence.carrier;
    const key = `${origin} ${area} ${occurrence.name}`;
    if (places.has(key)) continue;
    const link: JourneyLink | null =
      source.kind === 'storage' || seenAsCookie
        ? { kind: 'storage', key }
        : exchange
          ? { kind: 'request', exchange: exchange.id }
          : null;
    const moment = exchange ? exchange.startedAt + exchange.durationMs : sighting.at;
    places.set(
      key,
      event('stored', moment, { places: [occurrence.name], carrier: occurrence.carrier, link }),
    );
  }
  return [...places.values()];
}

/** Requests that carried it, told by how they ended; runs of like ones as one. */
function useEvents(
  session: Session,
  id: TokenId,
  sightings: readonly Sighting[],
  expiresAt: number | null,
): JourneyEvent[] {
  const runs: Run[] = [];
  const hosts = new Map<string, string>();
  let previous: Exchange | undefined;
  let refusedBefore = false;
  for (const sighting of sightings) {
    if (!outgoing.has(sighting.occurrence.carrier)) continue;
    const exchange = exchangeOf(session, sighting);
    // A request that carries the token in several places is sighted several times in a row.
    if (exchange === undefined || exchange === previous) continue;
    previous = exchange;
    const { status } = exchange.response;
    const isRefused =
      status === 401 || status === 403 || session.derived.diagnoses.get(exchange.id)?.token === id;
    const isLate = expiresAt !== null && exchange.startedAt >= expiresAt;
    const kind = kindOfUse(isRefused, isRefused ? refusedBefore : isLate);
    // 403 tells of this one route; after 401, or past its end, the token itself is at fault.
    refusedBefore = isRefused && (refusedBefore || status === 401 || isLate);
    let run = runs.at(-1);
    if (run?.kind !== kind) {
      run = { kind, first: sighting, exchange, until: 0, times: 0, places: new Set(), statuses: new Set() };
      runs.push(run);
    }
    run.until = exchange.startedAt;
    run.times += 1;
    run.statuses.add(status);
    const host = hostOf(exchange, hosts);
    if (host !== '') run.places.add(host);
  }
  return thinOut(runs).map(toEvent);
}

function kindOfUse(isRefused: boolean, isPast: boolean): 'used' | 'refused' | 'still-sent' {
  if (isPast) return 'still-sent';
  return isRefused ? 'refused' : 'used';
}

/** A run of like requests while it is being counted. */
interface Run {
  readonly kind: JourneyKind;
  readonly first: Sighting;
  readonly exchange: Exchange;
  until: number;
  times: number;
  readonly places: Set<string>;
  readonly statuses: Set<number>;
}

function toEvent({ kind, first, exchange, until, times, places, statuses }: Run): JourneyEvent {
  return event(kind, exchange.startedAt, {
    until,
    times,
    places: [...places].slice(0, mostPlaces),
    carrier: first.occurrence.carrier,
    statuses: [...statuses].slice(0, mostPlaces),
    link: { kind: 'request', exchange: exchange.id },
  });
}

/** Taking a URL apart a hundred thousand times is what a long journey would cost most; `known` is by origin. */
function hostOf({ request: { url } }: Exchange, known: Map<string, string>): string {
  const origin = url.slice(0, url.indexOf('/', 8) + 1 || undefined);
  const host = known.get(origin) ?? targetOf(origin).host;
  if (known.size < 1000) known.set(origin, host);
  return host;
}

/** The first and the last runs say most; those between are joined by their kind. */
function thinOut(runs: Run[]): Run[] {
  if (runs.length <= mostRuns) return runs;
  const kept = mostRuns / 2;
  const middle = new Map<JourneyKind, Run>();
  for (const run of runs.slice(kept, -kept)) {
    const known = middle.get(run.kind);
    if (known === undefined) {
      middle.set(run.kind, run);
      continue;
    }
    known.until = run.until;
    known.times += run.times;
    for (const place of run.places) known.places.add(place);
    for (const status of run.statuses) known.statuses.add(status);
  }
  return [...runs.slice(0, kept), ...middle.values(), ...runs.slice(-kept)];
}

function pastedEvents(sightings: readonly Sighting[]): JourneyEvent[] {
  const first = sightings.find(({ source }) => source.kind === 'pasted');
  return first === undefined ? [] : [event('pasted', first.at)];
}

function refreshEvents(session: Session, id: TokenId): JourneyEvent[] {
  const next = successorOf(session, id);
  if (next === null) return [];
  const { exchange, token } = next;
  return [
    event('refreshed', exchange.startedAt + exchange.durationMs, {
      places: placesOf(exchange),
      statuses: [exchange.response.status],
      link: { kind: 'token', token },
    }),
  ];
}

function exchangeOf(session: Session, { source }: Sighting): Exchange | undefined {
  return source.kind === 'exchange' ? at(session.exchanges, source.exchange) : undefined;
}

function placesOf({ request }: Exchange): readonly string[] {
  const { host } = targetOf(request.url);
  return host === '' ? [] : [host];
}
