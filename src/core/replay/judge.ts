/** What the answers to a replay prove. A refusal alone proves little; an acceptance proves something only beside a refused control. */
import type { Replay, ReplayAttempt, ReplayVariant } from './replay.ts';

/** `unclear`: an answer that is about something else (a server error, a rate limit, a cached copy). */
export type AnswerClass = 'accepted' | 'refused' | 'unclear' | 'not-sent' | 'awaited';

export type ReplayVerdict =
  | 'awaited' // the control has no answer yet
  | 'not-sent' // the control was stopped
  | 'open' // accepted without the token: nothing is proven
  | 'unclear' // the control's answer is about something else
  | 'accepts-forged'
  | 'checks' // accepts the token, and refuses none, a changed and an unsigned one
  | 'refuses-all' // the forged ones too, but so was the token itself
  | 'asks-for-token'; // refuses without; whether it checks was not, or could not be, tried

export interface ReplayJudgement {
  readonly verdict: ReplayVerdict;
  /** The forged tokens that were accepted. */
  readonly forged: readonly ('tampered' | 'unsigned')[];
  /** What the verdict rests on was seen in the capture, and not only told by the page. */
  readonly isCaptured: boolean;
  /** The newest token was accepted where this one had been refused. */
  readonly newestHelps: boolean;
}

/** Refusals for who one is or may be; 419, 440 and 498 are those of Laravel, IIS and Esri. */
const refusals: ReadonlySet<number> = new Set([401, 403, 407, 419, 440, 498]);
/** Failures of the 4xx class that are about the moment, not about the request. */
const momentary: ReadonlySet<number> = new Set([408, 425, 429]);

export function judgeReplay(replay: Replay): ReplayJudgement {
  const control = attemptOf(replay, 'without-token');
  const tried = (['tampered', 'unsigned'] as const).flatMap((variant) => attemptOf(replay, variant) ?? []);
  const accepted = tried.filter((attempt) => classify(replay, attempt) === 'accepted');
  const verdict = verdictOf(replay, control, tried, accepted);
  const grounds = verdict === 'accepts-forged' ? [control, ...accepted] : [control];
  const newest = attemptOf(replay, 'newest');
  return {
    verdict,
    forged:
      verdict === 'accepts-forged' ? accepted.map(({ variant }) => variant as 'tampered' | 'unsigned') : [],
    isCaptured: grounds.every((attempt) => attempt?.captured != null),
    newestHelps:
      control !== undefined &&
      classify(replay, control) === 'refused' &&
      newest !== undefined &&
      classify(replay, newest) === 'accepted' &&
      !isSuccess(replay.status),
  };
}

export function attemptOf(replay: Replay, variant: ReplayVariant): ReplayAttempt | undefined {
  return replay.attempts.find((attempt) => attempt.variant === variant);
}

/**
 * What the capture saw outranks what the page says of the same answer. Where the browser stopped the request, or kept its
 * answer from the page, that is all there is to say: it never becomes a verdict.
 */
export function classify(replay: Replay, attempt: ReplayAttempt): AnswerClass {
  const { outcome, captured } = attempt;
  if (outcome?.kind === 'not-sent') return 'not-sent';
  if (captured !== null && captured.status !== 0) {
    if (captured.fromCache) return 'unclear';
    return captured.refusedInBody ? 'refused' : classOf(captured.status, replay);
  }
  switch (outcome?.kind) {
    case undefined:
      return 'awaited';
    case 'redirected':
      return 'refused';
    case 'answered':
      return classOf(outcome.status, replay);
  }
}

/** The status that is shown: as captured, else as the page told; 0 where there is none. */
export function statusOf({ outcome, captured }: ReplayAttempt): number {
  if (outcome?.kind === 'not-sent') return 0;
  if (captured !== null && captured.status !== 0) return captured.status;
  return outcome?.kind === 'answered' ? outcome.status : 0;
}

function verdictOf(
  replay: Replay,
  control: ReplayAttempt | undefined,
  tried: readonly ReplayAttempt[],
  accepted: readonly ReplayAttempt[],
): ReplayVerdict {
  const answer = control === undefined ? 'awaited' : classify(replay, control);
  if (answer === 'accepted') return 'open';
  if (answer !== 'refused') return answer;
  if (accepted.length > 0) return 'accepts-forged';
  const allRefused = tried.length === 2 && tried.every((attempt) => classify(replay, attempt) === 'refused');
  if (!allRefused) return 'asks-for-token';
  return wasGood(replay, tried) ? 'checks' : 'refuses-all';
}

/** Whether the token itself was, and still would be, accepted: else a refusal of its copies may be for the same reason. */
function wasGood({ status, expiresAt }: Replay, tried: readonly ReplayAttempt[]): boolean {
  const last = Math.max(...tried.map(({ endedAt, sentAt }) => endedAt ?? sentAt));
  return isSuccess(status) && (expiresAt === null || expiresAt > last);
}

/** Where the request went well before, the token is all that differs: any other 4xx is a refusal of it. */
function classOf(status: number, replay: Replay): AnswerClass {
  if (isSuccess(status)) return 'accepted';
  if (refusals.has(status) || (status >= 300 && status < 400)) return 'refused';
  const isClientFault = status >= 400 && status < 500 && !momentary.has(status);
  return isClientFault && isSuccess(replay.status) ? 'refused' : 'unclear';
}

function isSuccess(status: number): boolean {
  return (status >= 200 && status < 300) || status === 304;
}
