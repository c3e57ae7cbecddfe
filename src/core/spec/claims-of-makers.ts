/** Claims that single makers of tokens define, each citing the maker's own documentation. */
import type { Claim } from './claims.ts';

export interface Maker {
  /** As it calls itself. */
  readonly name: string;
  /** Parts of an `iss` that only this maker writes. */
  readonly issuers: readonly string[];
  readonly claims: readonly Claim[];
}

export const makers: readonly Maker[] = [];
