/** What the lists of the panel show: plain values, derived from the session by the selectors. */
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Carrier } from '../find/occurrence.ts';
import type { TokenId } from '../find/seen.ts';
import type { StorageArea } from '../find/stored.ts';
import type { ExchangeId } from '../http/exchange.ts';
import type { TokenKind } from '../jose/token.ts';
import type { Verification } from '../jose/verification.ts';
import type { ReplayMark } from '../replay/replay.ts';
import type { Severity } from '../spec/reference.ts';
import type { PlaceChange } from './session.ts';

export interface TokenRow {
  readonly id: TokenId;
  readonly kind: TokenKind;
  /** `sub`, else `iss`, else a short form of the text; cut for display by the view. */
  readonly subject: string;
  readonly issuer: string;
  /** `alg` as the header says it; '' when it does not. */
  readonly alg: string;
  readonly format: string;
  /** Milliseconds since the epoch; null where the claim is missing or unusable. */
  readonly issuedAt: number | null;
  readonly notBefore: number | null;
  readonly expiresAt: number | null;
  readonly carriers: readonly Carrier[];
  /** How the requests that carried it as a credential were answered. */
  readonly answers: {
    readonly ok: number;
    readonly unauthorized: number;
    readonly forbidden: number;
    readonly other: number;
  };
  readonly signature: Verification['outcome'];
  readonly worst: Severity | null;
  readonly findings: number;
  readonly problems: number;
}

export interface RequestRow {
  readonly id: ExchangeId;
  readonly startedAt: number;
  readonly method: string;
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  readonly error: string;
  /** What the request carried: "Bearer access", "Cookie sid", '' for none. */
  readonly credential: string;
  /** The capture does not tell what it carried, beyond `credential`. */
  readonly unseen: boolean;
  readonly token: TokenId | null;
  readonly diagnosis: Diagnosis | null;
  /** Sent by a replay and not by the page; null for the page's own. */
  readonly replay: ReplayMark | null;
}

export interface StorageRow {
  readonly key: string;
  readonly origin: string;
  readonly area: StorageArea | 'cookie';
  readonly name: string;
  /** The tokens in it, in their order. */
  readonly tokens: readonly TokenId[];
  readonly readableByScript: 'yes' | 'no' | 'unknown';
  /** Cookie flags as the browser keeps them, else as Set-Cookie said; null for web storage or where neither was seen. */
  readonly flags: {
    readonly httpOnly: boolean;
    readonly secure: boolean;
    readonly sameSite: string;
    readonly expires: string;
  } | null;
  readonly expiresAt: number | null;
  readonly worst: Severity | null;
  /** The worst finding's title, or ''. */
  readonly risk: string;
  /** Since the reading before; '' for a place that is as it was. */
  readonly change: PlaceChange | '';
  /** Keys of the other places that hold one of its tokens too. */
  readonly twins: readonly string[];
}
