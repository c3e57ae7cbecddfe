import type { ExchangeId } from '../http/exchange.ts';
import type { Token } from '../jose/token.ts';
import type { Occurrence } from './occurrence.ts';

/** Position of a token in its session; dense, from 0. Two tokens are the same when their text is the same. */
export type TokenId = number;

export interface SeenToken {
  readonly id: TokenId;
  readonly token: Token;
  /** Milliseconds since the epoch. */
  readonly firstSeenAt: number;
}

export type SightingSource =
  | { readonly kind: 'exchange'; readonly exchange: ExchangeId }
  | { readonly kind: 'storage'; readonly origin: string; readonly frameUrl: string }
  | { readonly kind: 'pasted' };

/** One token seen in one place at one time. */
export interface Sighting {
  readonly token: TokenId;
  readonly occurrence: Omit<Occurrence, 'text'>;
  readonly source: SightingSource;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A token together with one of its places: what a rule or a cause sees of an exchange. */
export interface TokenInPlace {
  readonly seen: SeenToken;
  readonly occurrence: Omit<Occurrence, 'text'>;
}
