/** The life of one token as the capture saw it: handed out, stored, used, replaced, expired, refused, and still sent. */
import { targetOf } from '../diagnose/places.ts';
import type { Carrier } from '../find/occurrence.ts';
import type { Sighting, TokenId } from '../find/seen.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { originOf } from './cookies-seen.ts';
import { successorOf } from './lineage.ts';
import { at } from './log.ts';
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
const mostStored = 6;
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
  const more = {
    places: placesOf(exchange),
    carrier: first.occurrence.carrier,
    statuses: [exchange.response.status],
    link: { kind: 'request' as const, exchange: exchange.id },
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
    const isCookie = occurrence.carrier === 'set-cookie' || occurrence.carrier === 'document-cookie';
    const exchange = exchangeOf(session, sighting);
    if (source.kind !== 'storage' && occurrence.carrier !== 'set-cookie') continue;
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
  const runs: JourneyEvent[] = [];
  const counted = new Set<ExchangeId>();
  let refusedBefore = false;
  for (const sighting of sightings) {
    const exchange = exchangeOf(session, sighting);
    if (exchange === undefined || !outgoing.has(sighting.occurrence.carrier) || counted.has(exchange.id))
      continue;
    counted.add(exchange.id);
    const { status } = exchange.response;
    const isRefused =
      status === 401 || status === 403 || session.derived.diagnoses.get(exchange.id)?.token === id;
    const isLate = expiresAt !== null && exchange.startedAt >= expiresAt;
    const kind = isRefused ? (refusedBefore ? 'still-sent' : 'refused') : isLate ? 'still-sent' : 'used';
    // 403 tells of this one route; after 401, or past its end, the token itself is at fault.
    refusedBefore = isRefused && (refusedBefore || status === 401 || isLate);
    addUse(runs, kind, sighting, exchange);
  }
  return thinOut(runs);
}

function addUse(runs: JourneyEvent[], kind: JourneyKind, sighting: Sighting, exchange: Exchange): void {
  const use = event(kind, exchange.startedAt, {
    places: placesOf(exchange),
    carrier: sighting.occurrence.carrier,
    statuses: [exchange.response.status],
    link: { kind: 'request', exchange: exchange.id },
  });
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = joined(last, use);
  else runs.push(use);
}

function joined(first: JourneyEvent, second: JourneyEvent): JourneyEvent {
  const places = [...new Set([...first.places, ...second.places])].slice(0, mostPlaces);
  const statuses = [...new Set([...first.statuses, ...second.statuses])].slice(0, mostPlaces);
  return { ...first, until: second.until, times: first.times + second.times, places, statuses };
}

/** The first and the last runs say most; those between are joined by their kind. */
function thinOut(runs: readonly JourneyEvent[]): JourneyEvent[] {
  if (runs.length <= mostRuns) return [...runs];
  const kept = mostRuns / 2;
  const middle = new Map<JourneyKind, JourneyEvent>();
  for (const run of runs.slice(kept, -kept)) {
    const known = middle.get(run.kind);
    middle.set(run.kind, known === undefined ? run : joined(known, run));
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
