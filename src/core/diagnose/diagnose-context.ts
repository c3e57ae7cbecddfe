/** What the diagnosis has to be told: by the session, or by a test. */
import type { TokenId, TokenInPlace } from '../find/seen.ts';
import type { StoredPlace } from '../find/stored.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { Expectation } from '../jose/key.ts';
import type { Verification } from '../jose/verification.ts';
import type { History } from './history-state.ts';

export interface DiagnoseContext {
  readonly history: History;
  exchangeAt(id: ExchangeId): Exchange | undefined;
  tokensIn(id: ExchangeId): readonly TokenInPlace[];
  verificationOf(token: TokenId): Verification;
  /** What the API at this origin expects; null where the person has not said. */
  expectationFor(origin: string): Expectation | null;
  /** The tokens that a page of this origin stores, as last read. */
  storedAt(origin: string): readonly StoredPlace[];
}
