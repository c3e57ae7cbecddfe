/** (session, fact) → session. The only writer of state; pure but for what it appends to the logs and indexes of the newest version. */
import { observe } from '../diagnose/history.ts';
import { findInEntries } from '../find/find-in-storage.ts';
import { findInText } from '../find/find-in-text.ts';
import type { TokenInPlace } from '../find/seen.ts';
import type { StorageReading } from '../find/stored.ts';
import type { FlowId } from '../flows/flow.ts';
import { observeFlow } from '../flows/observe-flow.ts';
import type { Exchange, NewExchange } from '../http/exchange.ts';
import type { StoredToken } from '../rules/rule.ts';
import { absorbExchange } from './absorb-exchange.ts';
import { absorbToken, type Intake } from './absorb-token.ts';
import { areSameCaps } from './caps.ts';
import type { Fact } from './fact.ts';
import { describeFault, noteFault } from './fault.ts';
import { countCut, isUnread, withCutBodies, withoutIdleBodies } from './idle-bodies.ts';
import {
  auditExchange,
  auditFlows,
  auditReplay,
  auditStored,
  auditTokens,
  judgeExchanges,
  lackingCredential,
  touchedBy,
} from './judge.ts';
import { nothingDropped, withinCaps } from './let-go.ts';
import { append, at, emptyLog, emptyLogOf, slice } from './log.ts';
import { exchangesLeadingTo } from './navigation.ts';
import { emptyDerived } from './new-session.ts';
import { keepPacked, textOf } from './packed-exchanges.ts';
import {
  claimReplayed,
  orphansOf,
  recordAnswer,
  recordSent,
  startReplay,
  withoutOrphans,
} from './replays.ts';
import type { Session } from './session.ts';
import { changedPlaces, placeKey, tokensByPlace } from './stored-places.ts';

/** Returns the same session where the fact changes nothing. */
export function reduce(session: Session, fact: Fact): Session {
  switch (fact.type) {
    case 'exchanges-captured':
      return captureExchanges(session, fact.exchanges);
    case 'storage-read':
      return readStorage(session, fact.reading);
    case 'storage-unreadable':
      return { ...session, storage: null, storageUnreadable: fact.reason };
    case 'text-pasted':
      return pasteText(session, fact.text, fact.at);
    case 'capture-imported':
      return { ...session, notes: [...session.notes, ...fact.notes.map((note) => `${fact.name}: ${note}`)] };
    case 'navigated':
      return navigate(session, fact.url);
    case 'recording-set':
      return fact.recording === session.recording ? session : { ...session, recording: fact.recording };
    case 'preserve-log-set':
      return fact.preserveLog === session.preserveLog
        ? session
        : { ...session, preserveLog: fact.preserveLog };
    case 'caps-set':
      return areSameCaps(fact.caps, session.caps) ? session : withinCaps({ ...session, caps: fact.caps });
    case 'keys-added': {
      const added = fact.keys.filter((key) => !session.keys.some((known) => known.id === key.id));
      return added.length === 0 ? session : withKeyring(session, { keys: [...session.keys, ...added] });
    }
    case 'key-removed':
      return withKeyring(session, { keys: session.keys.filter((key) => key.id !== fact.key) });
    case 'keys-forgotten':
      return withKeyring(session, { keys: [] });
    case 'expectation-set':
      return setExpectation(session, fact);
    case 'verified':
      return takeVerifications(session, fact);
    case 'weak-secret-found':
      return takeWeakSecret(session, fact);
    case 'replay-started':
      return { ...session, replays: startReplay(session, fact) };
    case 'replay-sent':
      return { ...session, replays: recordSent(session, fact) };
    case 'replay-answered':
      return takeReplays(session, recordAnswer(session, fact));
    case 'fault-noted':
      return noteFault(session.derived.faults, fact.fault) ? { ...session } : session;
    case 'faults-dismissed':
      session.derived.faults.length = 0;
      return { ...session };
    case 'cleared':
      return clear(session);
  }
}

function captureExchanges(session: Session, told: readonly NewExchange[]): Session {
  const added = withoutOrphans(session, told);
  if (added.length === 0) return session;
  const numbered = added.map(
    (one, index): Exchange => ({
      ...withCutBodies(one, session.caps.bodyLength),
      id: session.exchanges.length + index,
    }),
  );
  const intake = startIntake(session);
  const touched: number[] = [];
  const flows: FlowId[] = [];
  const replays = claimReplayed(session, numbered);
  const { replayed } = session.derived;
  const kept = numbered.map((exchange) => {
    if (replayed.has(exchange.id)) return withoutIdleBodies(exchange, []);
    try {
      const places = absorbExchange(intake, exchange);
      for (const id of observe(session.derived.history, exchange, places)) touched.push(id);
      for (const id of observeFlow(session.derived.flows, exchange)) flows.push(id);
      return withoutIdleBodies(exchange, places);
    } catch (thrown) {
      // A fault of ours in one request must not cost the others: it is listed, and said not to be searched.
      session.derived.unsearched.add(exchange.id);
      noteFault(session.derived.faults, describeFault('searching a request', thrown));
      return exchange;
    }
  });
  const { dropped } = session;
  const exchanges = append(session.exchanges, kept);
  const next: Session = {
    ...session,
    exchanges,
    tokens: append(session.tokens, intake.fresh),
    keptText: exchanges.items.slice(-kept.length).reduce((sum, one) => sum + textOf(one), session.keptText),
    dropped: {
      ...dropped,
      cut: numbered.reduce((sum, one) => sum + countCut(one), dropped.cut),
      unread: dropped.unread + numbered.filter(isUnread).length,
    },
  };
  auditTokens(next, intake.fresh);
  for (const exchange of numbered) if (!replayed.has(exchange.id)) auditExchange(next, exchange);
  auditFlows(next, flows);
  judgeExchanges(next, touched);
  return withinCaps(takeReplays(next, replays));
}

/** An answer, or its sight on the wire, may settle what a replay proves. */
function takeReplays(session: Session, replays: Session['replays']): Session {
  if (replays === session.replays) return session;
  const next = { ...session, replays };
  for (const [id, replay] of replays) if (session.replays.get(id) !== replay) auditReplay(next, replay);
  return next;
}

function readStorage(session: Session, reading: StorageReading): Session {
  const intake = startIntake(session);
  const before = tokensByPlace(session.storage?.stored ?? []);
  const stored = reading.frames.flatMap((frame) =>
    findInEntries(frame.entries).flatMap(({ entry, occurrences }) =>
      occurrences.map((occurrence): StoredToken => {
        const source = { kind: 'storage', origin: frame.origin, frameUrl: frame.url } as const;
        const known = before.get(placeKey({ origin: frame.origin, entry }))?.get(occurrence.text);
        const place: TokenInPlace = known ?? absorbToken(intake, occurrence, source, reading.at);
        return { ...place, entry, origin: frame.origin, frameUrl: frame.url };
      }),
    ),
  );
  const next: Session = { ...session, storageUnreadable: '', tokens: append(session.tokens, intake.fresh) };
  auditTokens(next, intake.fresh);
  // Another site's storage was not changed into this one's.
  const isSameSite = session.storage?.reading.frames[0]?.origin === reading.frames[0]?.origin;
  const came = isSameSite ? changedPlaces(before, tokensByPlace(stored)) : new Map();
  // A reading in which nothing came says nothing against what came last: the marks stay.
  const changes = isSameSite && came.size === 0 ? (session.storage?.changes ?? came) : came;
  const read = {
    ...next,
    storage: { reading, stored, findings: auditStored(next, stored, reading.at), changes },
  };
  judgeExchanges(read, lackingCredential(read));
  return read;
}

function pasteText(session: Session, text: string, now: number): Session {
  const intake = startIntake(session);
  for (const occurrence of findInText(text)) absorbToken(intake, occurrence, { kind: 'pasted' }, now);
  const next: Session = { ...session, tokens: append(session.tokens, intake.fresh) };
  auditTokens(next, intake.fresh);
  return next;
}

function navigate(session: Session, url: string): Session {
  if (session.preserveLog) return { ...session, pageUrl: url };
  const kept = exchangesLeadingTo(slice(session.exchanges, session.exchanges.length - 50), url);
  return captureExchanges({ ...clear(session), pageUrl: url }, kept);
}

/** A changed keyring makes every earlier result stale: tokens are pending until they were checked anew. */
function withKeyring(session: Session, change: Pick<Session, 'keys'>): Session {
  return {
    ...session,
    ...change,
    keyring: session.keyring + 1,
    verifications: new Map(),
    decryptions: new Map(),
  };
}

function setExpectation(session: Session, fact: Extract<Fact, { type: 'expectation-set' }>): Session {
  const expectations = new Map(session.expectations);
  if (fact.expectation === null) expectations.delete(fact.origin);
  else expectations.set(fact.origin, fact.expectation);
  const next = { ...session, expectations };
  judgeExchanges(next, touchedBy(next, [], fact.origin));
  return next;
}

function takeVerifications(session: Session, fact: Extract<Fact, { type: 'verified' }>): Session {
  if (fact.keyring !== session.keyring) return session;
  const verifications = new Map(session.verifications);
  for (const { token, verification } of fact.results) verifications.set(token, verification);
  const decryptions = new Map(session.decryptions);
  for (const { token, decryption } of fact.results)
    if (decryption !== null) decryptions.set(token, decryption);
  const next = { ...session, verifications, decryptions };
  const tokens = fact.results.map(({ token }) => token);
  auditTokens(
    next,
    tokens.flatMap((id) => at(next.tokens, id) ?? []),
  );
  judgeExchanges(next, touchedBy(next, tokens));
  return next;
}

function takeWeakSecret(session: Session, fact: Extract<Fact, { type: 'weak-secret-found' }>): Session {
  const seen = at(session.tokens, fact.token);
  if (seen === undefined) return session;
  const next = { ...session, weakSecrets: new Map(session.weakSecrets).set(fact.token, fact.found) };
  auditTokens(next, [seen]);
  return next;
}

/** Keys, expectations and settings stay: they are the person's, not the capture's. */
function clear(session: Session): Session {
  return {
    ...session,
    exchanges: emptyLogOf(keepPacked()),
    tokens: emptyLog(),
    storage: null,
    storageUnreadable: '',
    verifications: new Map(),
    decryptions: new Map(),
    weakSecrets: new Map(),
    replays: new Map(),
    orphans: orphansOf(session),
    // Results of checks that are still under way name tokens that are gone.
    keyring: session.keyring + 1,
    keptText: 0,
    dropped: nothingDropped,
    notes: [],
    derived: { ...emptyDerived(), faults: session.derived.faults },
  };
}

function startIntake(session: Session): Intake {
  return {
    derived: session.derived,
    known: (id) => at(session.tokens, id),
    base: session.tokens.length,
    fresh: [],
  };
}
