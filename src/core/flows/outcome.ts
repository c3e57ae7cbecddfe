/** What came of a flow, beside why it failed. */
import type { Failure } from './failure.ts';
import { type Flow, stepOf } from './flow.ts';

export type FlowOutcome = 'completed' | 'failed' | 'open';

export function outcomeOf(flow: Flow, failure: Failure | null): FlowOutcome {
  if (failure !== null) return 'failed';
  const redeemed = flow.steps.some(
    ({ answer, status }) => status < 400 && (answer.has('access_token') || answer.has('id_token')),
  );
  if (redeemed) return 'completed';
  const callback = stepOf(flow, 'callback');
  if (callback !== undefined) return callback.status > 0 ? 'completed' : 'open';
  const last = flow.steps.at(-1);
  return isShort(flow) && last !== undefined && last.status > 0 && last.status < 400 ? 'completed' : 'open';
}

/** One request and its answer. */
export const isShort = ({ kind }: Flow) =>
  kind === 'introspection' || kind === 'revocation' || kind === 'logout';
