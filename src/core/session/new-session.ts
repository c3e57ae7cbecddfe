/** A session before anything was seen. */
import { createHistory } from '../diagnose/history.ts';
import { emptyFlowBook } from '../flows/flow-book.ts';
import { defaultCaps } from './caps.ts';
import { nothingDropped } from './let-go.ts';
import { emptyLog, emptyLogOf } from './log.ts';
import { keepPacked } from './packed-exchanges.ts';
import type { Derived, Session } from './session.ts';

export function emptySession(): Session {
  return {
    recording: true,
    preserveLog: true,
    caps: defaultCaps,
    pageUrl: '',
    exchanges: emptyLogOf(keepPacked()),
    tokens: emptyLog(),
    storage: null,
    storageUnreadable: '',
    keys: [],
    keyring: 0,
    expectations: new Map(),
    verifications: new Map(),
    decryptions: new Map(),
    weakSecrets: new Map(),
    replays: new Map(),
    orphans: [],
    keptText: 0,
    dropped: nothingDropped,
    notes: [],
    derived: emptyDerived(),
  };
}

export function emptyDerived(): Derived {
  return {
    idByText: new Map(),
    idBySignature: new Map(),
    sightings: new Map(),
    tokensIn: new Map(),
    credentials: new Map(),
    unsearched: new Set(),
    unjudged: new Set(),
    faults: [],
    answers: new Map(),
    cookies: new Map(),
    keySets: new Map(),
    history: createHistory(),
    diagnoses: new Map(),
    failingWith: new Map(),
    failingAt: new Map(),
    tokenFindings: new Map(),
    exchangeFindings: new Map(),
    flows: emptyFlowBook(),
    flowFindings: new Map(),
    flowFailures: new Map(),
    replayed: new Map(),
    replayFindings: new Map(),
  };
}
