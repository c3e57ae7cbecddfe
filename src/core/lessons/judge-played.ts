/** What the panel itself says of played exchanges: the same session, the same verifier and the same diagnosis. */
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { NewExchange } from '../http/exchange.ts';
import type { Expectation, Key } from '../jose/key.ts';
import { holdSession } from '../session/holder.ts';
import { verifyAll } from '../session/verify-pending.ts';

export interface Known {
  readonly keys?: readonly Key[];
  /** What the API at an origin expects. */
  readonly expectation?: { readonly origin: string; readonly expectation: Expectation };
}

/** The diagnosis of the last exchange; null where nothing about identity or permission failed. */
export async function judgePlayed(
  exchanges: readonly NewExchange[],
  { keys = [], expectation }: Known = {},
): Promise<Diagnosis | null> {
  const holder = holdSession();
  if (keys.length > 0) holder.dispatch({ type: 'keys-added', keys });
  if (expectation !== undefined) holder.dispatch({ type: 'expectation-set', ...expectation });
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  await verifyAll(holder);
  return holder.state.derived.diagnoses.get(exchanges.length - 1) ?? null;
}
