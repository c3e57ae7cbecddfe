/** What happened, in the past tense. Views, capture and workers dispatch facts; only `reduce` turns them into state. */

import type { TokenId } from '../find/seen.ts';
import type { StorageReading } from '../find/stored.ts';
import type { ExchangeId, NewExchange } from '../http/exchange.ts';
import type { Decryption } from '../jose/decrypt.ts';
import type { Expectation, Key, KeyId } from '../jose/key.ts';
import type { Verification } from '../jose/verification.ts';
import type { WeakSecret } from '../jose/weak-secrets.ts';
import type { ReplayOutcome, ReplayVariant } from '../replay/replay.ts';
import type { Caps } from './caps.ts';
import type { Fault } from './fault.ts';

export type Fact =
  | { readonly type: 'exchanges-captured'; readonly exchanges: readonly NewExchange[] }
  | { readonly type: 'storage-read'; readonly reading: StorageReading }
  | { readonly type: 'storage-unreadable'; readonly reason: string }
  | { readonly type: 'text-pasted'; readonly text: string; readonly at: number }
  | { readonly type: 'capture-imported'; readonly name: string; readonly notes: readonly string[] }
  | { readonly type: 'navigated'; readonly url: string; readonly at: number }
  | { readonly type: 'recording-set'; readonly recording: boolean }
  | { readonly type: 'preserve-log-set'; readonly preserveLog: boolean }
  | { readonly type: 'caps-set'; readonly caps: Caps }
  | { readonly type: 'keys-added'; readonly keys: readonly Key[] }
  | { readonly type: 'key-removed'; readonly key: KeyId }
  | { readonly type: 'keys-forgotten' }
  | { readonly type: 'expectation-set'; readonly origin: string; readonly expectation: Expectation | null }
  /** `keyring` is the count under which the check was begun (see Session). */
  | { readonly type: 'verified'; readonly keyring: number; readonly results: readonly Checked[] }
  | { readonly type: 'weak-secret-found'; readonly token: TokenId; readonly found: WeakSecret }
  /** A person asked for it; `token` is the one that the request carried as its credential. */
  | { readonly type: 'replay-started'; readonly exchange: ExchangeId; readonly token: TokenId | null }
  /** Dispatched before the page sends it, so that the capture knows it when it sees it; `at` in milliseconds since the epoch. */
  | {
      readonly type: 'replay-sent';
      readonly exchange: ExchangeId;
      readonly variant: ReplayVariant;
      readonly method: string;
      readonly url: string;
      /** The Authorization field as sent; '' where there is none. */
      readonly authorization: string;
      readonly at: number;
    }
  | {
      readonly type: 'replay-answered';
      readonly exchange: ExchangeId;
      readonly variant: ReplayVariant;
      readonly outcome: ReplayOutcome;
      readonly at: number;
    }
  /** Something of ours failed outside of the reducer. */
  | { readonly type: 'fault-noted'; readonly fault: Fault }
  | { readonly type: 'faults-dismissed' }
  | { readonly type: 'cleared' };

/** What the keyring says about one token. */
export interface Checked {
  readonly token: TokenId;
  readonly verification: Verification;
  /** null for a token that is not encrypted. */
  readonly decryption: Decryption | null;
}
