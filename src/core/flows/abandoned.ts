/** A sign-in whose code nobody redeemed, and which was begun anew: the app did not take what came back. */
import { rfc } from '../spec/reference.ts';
import type { Failure } from './failure.ts';
import { type Flow, stepOf } from './flow.ts';

/** Whoever begins anew does it soon. Milliseconds. */
const soonMs = 600_000;

/** An app with a server redeems the code out of sight, and nobody begins anew soon after that. */
export function abandoned(flow: Flow, later: readonly Flow[]): Failure | null {
  const callback = stepOf(flow, 'callback');
  const response = stepOf(flow, 'authorization-response');
  if (callback === undefined || response === undefined || callback.status !== 200) return null;
  if (!response.answer.has('code') || stepOf(flow, 'token-request') !== undefined) return null;
  const again = later.some((one) => {
    const asked = stepOf(one, 'authorization-request');
    const isSame = one.client === flow.client && one.app === flow.app && !one.silent;
    return isSame && asked !== undefined && asked.at - callback.at < soonMs;
  });
  const leftBefore = later.some(({ kind, app }) => kind === 'logout' && app === flow.app);
  if (!again || leftBefore) return null;
  return {
    step: flow.steps.indexOf(callback),
    code: 'code-not-redeemed',
    headline:
      'The code came back, nobody was seen to redeem it, and the sign-in began anew: consistent with a state or code_verifier that the app had lost',
    fix: 'Keep state and code_verifier until the response is there: the same origin, the same tab, a storage that nothing clears on the way.',
    spec: rfc(6749, '10.12'),
    guessed: true,
  };
}
