/** The state of one inspected tab: what was captured, which keys were supplied, what was concluded. Written by `reduce` only. */

import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { History } from '../diagnose/history-state.ts';
import type { SeenToken, Sighting, TokenId, TokenInPlace } from '../find/seen.ts';
import type { StorageReading } from '../find/stored.ts';
import type { Failure } from '../flows/failure.ts';
import type { FlowId } from '../flows/flow.ts';
import type { FlowBook } from '../flows/flow-book.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { Decryption } from '../jose/decrypt.ts';
import type { Expectation, Key } from '../jose/key.ts';
import type { Verification } from '../jose/verification.ts';
import type { WeakSecret } from '../jose/weak-secrets.ts';
import type { Replay, ReplayAttempt, ReplayMark } from '../replay/replay.ts';
import type { Finding, StoredToken } from '../rules/rule.ts';
import type { Caps } from './caps.ts';
import type { CookieSeen } from './cookies-seen.ts';
import type { Fault } from './fault.ts';
import type { Dropped } from './let-go.ts';
import type { Log } from './log.ts';
import type { KeptExchange } from './packed-exchanges.ts';

/** How the requests that carried a token as their credential were answered. */
export interface Answers {
  ok: number;
  unauthorized: number;
  forbidden: number;
  other: number;
}

/** What a request authenticated with, in the words of the list. */
export interface RequestCredential {
  readonly label: string;
  readonly token: TokenId | null;
}

/**
 * What is derived from the capture, extended as it grows and never computed anew. It belongs to the newest version of
 * the session; `cleared` makes a new one.
 */
export interface Derived {
  readonly idByText: Map<string, TokenId>;
  /** The first token seen with a signature: another one with the same signature is an edited copy. */
  readonly idBySignature: Map<string, TokenId>;
  readonly sightings: Map<TokenId, Sighting[]>;
  readonly tokensIn: Map<ExchangeId, readonly TokenInPlace[]>;
  readonly credentials: Map<ExchangeId, RequestCredential>;
  /** Exchanges that a fault of our own kept from being searched. */
  readonly unsearched: Set<ExchangeId>;
  /** Exchanges that a fault of our own kept from being judged. */
  readonly unjudged: Set<ExchangeId>;
  /** Faults of our own that the person has not dismissed; a cleared capture keeps them. */
  readonly faults: Fault[];
  readonly answers: Map<TokenId, Answers>;
  readonly cookies: Map<string, CookieSeen>;
  /** The newest answer with a JWK Set, or with a discovery document that names one, by its URL. */
  readonly keySets: Map<string, ExchangeId>;
  readonly history: History;
  readonly diagnoses: Map<ExchangeId, Diagnosis>;
  /** Failing exchanges by the token they carried and by the origin they went to: what a new key or expectation touches. */
  readonly failingWith: Map<TokenId, Set<ExchangeId>>;
  readonly failingAt: Map<string, Set<ExchangeId>>;
  readonly tokenFindings: Map<TokenId, readonly Finding[]>;
  /** What the rules found in exchanges, by the token that it is about, then by rule and key. */
  readonly exchangeFindings: Map<TokenId | null, Map<string, Finding>>;
  readonly flows: FlowBook;
  readonly flowFindings: Map<FlowId, readonly Finding[]>;
  /** Of the flows that failed. */
  readonly flowFailures: Map<FlowId, Failure>;
  /** Captured requests that a replay sent: nothing is concluded from them but what the replay tells. */
  readonly replayed: Map<ExchangeId, ReplayMark>;
  readonly replayFindings: Map<ExchangeId, readonly Finding[]>;
}

/** How a place came to hold a token: it was not there before, or held others. */
export type PlaceChange = 'new' | 'changed';

export interface StorageState {
  readonly reading: StorageReading;
  readonly stored: readonly StoredToken[];
  readonly findings: readonly Finding[];
  /** By `placeKey`: the places where tokens came last. Kept until others come; empty for a first reading. */
  readonly changes: ReadonlyMap<string, PlaceChange>;
}

export interface Session {
  readonly recording: boolean;
  readonly preserveLog: boolean;
  readonly caps: Caps;
  /** URL of the inspected document; '' until it is known. */
  readonly pageUrl: string;
  readonly exchanges: Log<Exchange, KeptExchange>;
  readonly tokens: Log<SeenToken>;
  readonly storage: StorageState | null;
  /** Why the page's storage could not be read; '' when it could, or was not tried. */
  readonly storageUnreadable: string;
  readonly keys: readonly Key[];
  /** Counts the changes of the keyring and of what is expected: a result of an older count is stale. */
  readonly keyring: number;
  readonly expectations: ReadonlyMap<string, Expectation>;
  readonly verifications: ReadonlyMap<TokenId, Verification>;
  /** What the keyring made of encrypted tokens. */
  readonly decryptions: ReadonlyMap<TokenId, Decryption>;
  /** HMAC secrets that were found out by trying known ones. */
  readonly weakSecrets: ReadonlyMap<TokenId, WeakSecret>;
  /** Requests that were sent again, by the request. */
  readonly replays: ReadonlyMap<ExchangeId, Replay>;
  /** Of replays that were cleared away, what the browser has yet to tell of. */
  readonly orphans: readonly ReplayAttempt[];
  /** Length of the text of all bodies and messages that are held, in UTF-16 units. */
  readonly keptText: number;
  readonly dropped: Dropped;
  /** What the person should know about this capture: "saved without credentials", "body cut at 2 MB". */
  readonly notes: readonly string[];
  readonly derived: Derived;
}

export const pending: Verification = {
  outcome: 'not-checked',
  code: 'pending',
  reason: 'Being checked.',
};

/** What is known of a token's signature; pending until the first check is back. */
export function verificationOf(session: Session, token: TokenId): Verification {
  return session.verifications.get(token) ?? pending;
}
