/** Lets the inspected page send a request, and waits for the answer. The page has its hand in both: nothing it says is trusted. */
import {
  type NotSentReason,
  type ReplayOutcome,
  type ReplayRequest,
  replayScript,
} from '../core/replay/replay.ts';
import type { HostFailure, RunningReplay } from '../core/session/host.ts';
import type { InspectedWindow } from './devtools-api.ts';
import { evaluate } from './page-evaluation.ts';
import { type SendOrder, sendReplay, type TakeOrder, takeReplay } from './replay-program.ts';

/** Call stacks name it (source map specification, sourceURL), so that the capture can tell a replay from the page's own request. */
const program = (run: typeof sendReplay | typeof takeReplay, order: SendOrder | TakeOrder) =>
  `(${run})(${JSON.stringify(order)})\n//# sourceURL=${replayScript}`;

const withinMs = 15_000;
/** The page gives up first, and says so; this is for a page that no longer says anything. */
const mostPolls = 200;
const pollEveryMs = 100;

/** Sends `request` from the top document of the page. The outcome never rejects. */
export function replayInPage(page: InspectedWindow, request: ReplayRequest): RunningReplay {
  const id = crypto.randomUUID();
  let cancelled = false;
  const take = (cancel: boolean) => evaluate(page, program(takeReplay, { id, cancel }));

  async function run(): Promise<ReplayOutcome> {
    const started = await evaluate(page, program(sendReplay, { ...request, id, withinMs }));
    if ('failed' in started) return notSent(reasonOf(started));
    for (let polls = 0; polls < mostPolls; polls += 1) {
      if (cancelled) break;
      const answer = await take(false);
      if ('failed' in answer) return notSent(reasonOf(answer));
      if (answer.result === null || answer.result === undefined) return notSent('page-gone');
      const outcome = acceptAnswer(answer.result);
      if (outcome !== null) return outcome;
      await new Promise((resume) => setTimeout(resume, pollEveryMs));
    }
    await take(true);
    return notSent(cancelled ? 'cancelled' : 'too-slow');
  }

  return {
    outcome: run(),
    cancel() {
      cancelled = true;
    },
  };
}

/** The outcome in what {@link takeReplay} brought; null while it is awaited. */
export function acceptAnswer(answer: unknown): ReplayOutcome | null {
  if (typeof answer !== 'object' || answer === null) return notSent('unexpected-answer');
  const { how, status } = answer as { how?: unknown; status?: unknown };
  switch (how) {
    case 'awaited':
      return null;
    case 'answered':
      return isStatus(status) ? { kind: 'answered', status } : notSent('unexpected-answer');
    case 'redirected':
      return { kind: 'redirected' };
    case 'csp':
    case 'stopped':
    case 'too-slow':
      return notSent(how);
    default:
      return notSent('unexpected-answer');
  }
}

/** RFC 9110 §15: three digits, of which the first is 1 to 5; a script never sees the first class. */
function isStatus(status: unknown): status is number {
  return typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599;
}

function notSent(why: NotSentReason): ReplayOutcome {
  return { kind: 'not-sent', why };
}

function reasonOf({ code }: HostFailure): NotSentReason {
  if (code === 'page-gone' || code === 'not-inspectable') return code;
  return 'unexpected-answer';
}
