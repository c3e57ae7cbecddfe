/**
 * Keeps a session within its caps. What tells nothing goes first: requests without a credential, a token or a refusal; the
 * newest are never touched. What goes is counted, so that it can be said. Many go at a time, so that the cost for each
 * request stays the same.
 */
import type { ExchangeId } from '../http/exchange.ts';
import { keptAt, replace } from './log.ts';
import { textOf, withoutBodies } from './packed-exchanges.ts';
import type { Session } from './session.ts';

/** What was let go of a capture, and what of it was read in part. */
export interface Dropped {
  readonly requests: number;
  /** Requests whose bodies and messages were let go, of those that are held. */
  readonly bodies: number;
  /** Bodies that were longer than what is searched of one. */
  readonly cut: number;
  /** Bodies that were not asked for, because too many waited. */
  readonly unread: number;
}

export const nothingDropped: Dropped = { requests: 0, bodies: 0, cut: 0, unread: 0 };

/** Of a cap that is reached, this part is made free; and this part, the newest, stays whatever it holds. */
const freed = 1 / 16;
const untouched = 1 / 4;

/** The session as it may be held; the same where it is within its caps. */
export function withinCaps(session: Session): Session {
  return withinText(withinRequests(session));
}

function withinRequests(session: Session): Session {
  const { exchanges, derived, caps, dropped } = session;
  const surplus = exchanges.length - dropped.requests - caps.requests;
  if (surplus <= 0) return session;
  const gone = oldestFirst(session, caps.requests * untouched).slice(
    0,
    surplus + Math.floor(caps.requests * freed),
  );
  const text = gone.reduce((sum, id) => sum + textAt(session, id), 0);
  forget(session, new Set(gone));
  for (const id of gone) {
    derived.tokensIn.delete(id);
    derived.credentials.delete(id);
    derived.diagnoses.delete(id);
    derived.unsearched.delete(id);
  }
  return {
    ...session,
    exchanges: replace(exchanges, gone, () => null),
    keptText: session.keptText - text,
    dropped: { ...dropped, requests: dropped.requests + gone.length },
  };
}

function withinText(session: Session): Session {
  const { exchanges, caps, dropped } = session;
  if (session.keptText <= caps.keptText) return session;
  const enough = caps.keptText * (1 - freed);
  const gone: ExchangeId[] = [];
  let kept = session.keptText;
  for (const id of oldestFirst(session, 1)) {
    if (kept <= enough) break;
    const text = textAt(session, id);
    if (text === 0) continue;
    gone.push(id);
    kept -= text;
  }
  return {
    ...session,
    exchanges: replace(exchanges, gone, withoutBodies),
    keptText: kept,
    dropped: { ...dropped, bodies: dropped.bodies + gone.length },
  };
}

/** In the order in which they may go: what tells nothing, then what carried a credential, then what was refused, is part of a flow, or holds keys. */
function oldestFirst(session: Session, newest: number): ExchangeId[] {
  const { exchanges, derived, replays } = session;
  const needed = new Set([
    ...derived.flows.flows.flatMap(({ steps }) => steps.map(({ exchange }) => exchange)),
    ...derived.keySets.values(),
  ]);
  const ranks: [ExchangeId[], ExchangeId[], ExchangeId[]] = [[], [], []];
  for (let id = 0; id < exchanges.length - newest; id += 1) {
    if (keptAt(exchanges, id) === undefined) continue;
    const matters =
      derived.diagnoses.has(id) || needed.has(id) || replays.has(id) || derived.replayed.has(id);
    const carries = derived.tokensIn.has(id) || derived.credentials.has(id);
    ranks[matters ? 2 : carries ? 1 : 0].push(id);
  }
  return ranks.flat();
}

function textAt(session: Session, id: ExchangeId): number {
  const kept = keptAt(session.exchanges, id);
  return kept === undefined ? 0 : textOf(kept);
}

/** Of a token's sightings the first stays: it tells where it came from. */
function forget({ derived }: Session, gone: ReadonlySet<ExchangeId>): void {
  const tokens = new Set(
    [...gone].flatMap((id) => derived.tokensIn.get(id)?.map(({ seen }) => seen.id) ?? []),
  );
  for (const token of tokens) {
    const kept = derived.sightings
      .get(token)
      ?.filter(
        ({ source }, index) => index === 0 || source.kind !== 'exchange' || !gone.has(source.exchange),
      );
    if (kept !== undefined) derived.sightings.set(token, kept);
  }
}

/** Whether a request that the session has had is still held. */
export function isHeld({ exchanges }: Session, id: ExchangeId): boolean {
  return keptAt(exchanges, id) !== undefined;
}

/** What is to be said of it, in sentences; the caps are settings. */
export function notesOf({ dropped, caps }: Session): string[] {
  const { requests, bodies, cut, unread } = dropped;
  const notes: string[] = [];
  if (requests > 0)
    notes.push(
      `${count(requests, 'older request was', 'older requests were')} let go: no more than ${number.format(caps.requests)} are held. What they told of tokens and findings stays.`,
    );
  if (bodies > 0)
    notes.push(
      `The bodies of ${count(bodies, 'older request', 'older requests')} were let go after they were searched: together they were too long to be held.`,
    );
  if (cut > 0)
    notes.push(
      `${count(cut, 'body was', 'bodies were')} too long and searched in part, from ${cut === 1 ? 'its' : 'their'} beginning.`,
    );
  if (unread > 0)
    notes.push(
      `${count(unread, 'body was', 'bodies were')} not read: the page sent more than the browser hands over. Others of the same routes were.`,
    );
  return notes;
}

const number = new Intl.NumberFormat('en');
const count = (many: number, one: string, more: string) =>
  `${number.format(many)} ${many === 1 ? one : more}`;
