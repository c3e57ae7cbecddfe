/** What came of a flow, beside why it failed. */
import type { Failure } from './failure.ts';
import { type Flow, handsOutTokens, stepOf } from './flow.ts';

export type FlowOutcome = 'completed' | 'failed' | 'open';

export function outcomeOf(flow: Flow, failure: Failure | null): FlowOutcome {
  if (failure !== null) return 'failed';
  const redeemed = flow.steps.some((step) => step.status < 400 && handsOutTokens(step));
  if (redeemed) return 'completed';
  const callback = stepOf(flow, 'callback');
  if (callback !== undefined) return callback.status > 0 ? 'completed' : 'open';
  const last = flow.steps.at(-1);
  return isShort(flow) && last !== undefined && last.status > 0 && last.status < 400 ? 'completed' : 'open';
}

/** One request and its answer. */
export const isShort = ({ kind }: Flow) =>
  kind === 'introspection' || kind === 'revocation' || kind === 'logout';
