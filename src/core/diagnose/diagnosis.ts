/** What the diagnosis of one failed exchange says. */
import type { TokenId } from '../find/seen.ts';
import type { Evidence } from '../http/evidence.ts';
import type { ExchangeId } from '../http/exchange.ts';

export type Confidence = 'certain' | 'likely' | 'possible';

/** What a server checks, in its order. */
export type StepId =
  | 'credential-sent'
  | 'well-formed'
  | 'signature'
  | 'time-window'
  | 'recipient' // issuer, audience, type, algorithm, binding
  | 'not-revoked'
  | 'permission';

export interface LadderStep {
  readonly step: StepId;
  readonly outcome: 'passed' | 'failed' | 'unknown' | 'not-reached';
  readonly evidence: readonly Evidence[];
}

export interface Rival {
  readonly cause: string;
  readonly headline: string;
  /** Why it lost, in one sentence. */
  readonly because: string;
}

export interface Diagnosis {
  readonly exchange: ExchangeId;
  /** The credential that was judged; null where none was sent or it is no token. */
  readonly token: TokenId | null;
  /** Stable id of the cause (see `causes.ts`). */
  readonly cause: string;
  /** Ids that are true as well: `403-should-be-401`, `challenge-missing`… */
  readonly also: readonly string[];
  readonly confidence: Confidence;
  /** What happened and when or what, from the person's side. */
  readonly headline: string;
  readonly ladder: readonly LadderStep[];
  readonly evidence: readonly Evidence[];
  readonly rightStatus: {
    readonly status: number;
    /** Other answers that the standards allow here. */
    readonly acceptable: readonly number[];
    /** Whether the status that was sent is one of them. */
    readonly asSent: boolean;
    readonly why: string;
  };
  readonly fix: string;
  /** What would settle what is still open, most telling first. */
  readonly next: readonly string[];
  readonly rivals: readonly Rival[];
}
