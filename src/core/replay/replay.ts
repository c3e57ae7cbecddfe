/**
 * One captured request, sent again in other forms to see whether the server really checks the token. What was sent and
 * what came back; what it proves is judged in `judge.ts`.
 */
import type { TokenId } from '../find/seen.ts';
import type { ExchangeId, HttpHeader } from '../http/exchange.ts';

/** In the order in which they are sent; the first is the control. */
export const replayVariants = ['without-token', 'tampered', 'unsigned', 'newest'] as const;
export type ReplayVariant = (typeof replayVariants)[number];

/** The call stack of a replayed request names this script, where the browser tells stacks. */
export const replayScript = 'claimcheck-replay.js';

/** What the page is asked to send. */
export interface ReplayRequest {
  readonly method: string;
  /** Without a fragment. */
  readonly url: string;
  /** Only such as a script may set; the browser writes the others. */
  readonly headers: readonly HttpHeader[];
  readonly body: string | null;
  /** Whether the page's cookies go along. */
  readonly credentials: 'include' | 'omit';
}

/** Why there is no answer. None of these says anything about the server's checks. */
export type NotSentReason =
  | 'stopped' // CORS, mixed content or the network: the page is not told which
  | 'csp' // the page's Content-Security-Policy
  | 'cancelled'
  | 'too-slow'
  | 'page-gone'
  | 'not-inspectable'
  | 'unexpected-answer';

export type ReplayOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  /** Sent elsewhere; not followed. */
  | { readonly kind: 'redirected' }
  | { readonly kind: 'not-sent'; readonly why: NotSentReason };

/** The same answer as the capture saw it: what went over the wire, whatever the page says. */
export interface CapturedAnswer {
  readonly exchange: ExchangeId;
  readonly status: number;
  readonly fromCache: boolean;
  /** The status says success and the body refuses, as GraphQL does. */
  readonly refusedInBody: boolean;
}

export interface ReplayAttempt {
  readonly variant: ReplayVariant;
  readonly method: string;
  readonly url: string;
  /** The Authorization field as sent; '' where there was none. */
  readonly authorization: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  /** Milliseconds since the epoch; null while it is awaited. */
  readonly endedAt: number | null;
  readonly outcome: ReplayOutcome | null;
  readonly captured: CapturedAnswer | null;
}

export interface Replay {
  /** The request that was sent again. */
  readonly exchange: ExchangeId;
  /** The token that was left out and changed; null where it is none that can be read. */
  readonly token: TokenId | null;
  /** How the request was answered when the page sent it. */
  readonly status: number;
  /** When the token expires, in milliseconds since the epoch; null where it does not say. */
  readonly expiresAt: number | null;
  readonly attempts: readonly ReplayAttempt[];
}

/** A request of the capture that came from a replay, and not from the page's own code. */
export interface ReplayMark {
  readonly of: ExchangeId;
  /** null for the preflight of one. */
  readonly variant: ReplayVariant | null;
}
