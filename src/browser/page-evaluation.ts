/** Evaluates in the inspected page. It may be gone, busy, forbidden or hostile: every outcome is an answer, none throws. */
import type { HostFailure } from '../core/session/host.ts';
import type { InspectedWindow } from './devtools-api.ts';
import { messages } from './messages.ts';

/** A page that is halted in the debugger answers never. */
const answerWithinMs = 5000;

/**
 * Evaluates `expression` (a constant of ours, with at most one JSON argument) in the top document, or in the frame of
 * that URL. The result is whatever the page makes of it: not trusted.
 */
export async function evaluate(
  page: InspectedWindow,
  expression: string,
  frameURL?: string,
): Promise<{ readonly result: unknown } | HostFailure> {
  const options = frameURL === undefined ? {} : { frameURL };
  const answer = await answerIn<{ result: unknown; failure: unknown }>((done) =>
    page.eval(expression, options, (result, failure) => done({ result, failure })),
  );
  if (answer === undefined) return fail('page-gone', messages.pageSilent);
  const failure = isRecord(answer.failure) ? answer.failure : null;
  if (failure?.isException === true) return fail('unexpected-answer', messages.unexpectedAnswer);
  if (failure?.isError === true)
    return failure.code === 'E_NOTFOUND'
      ? fail('page-gone', messages.pageGone)
      : fail('not-inspectable', messages.notInspectable);
  return { result: answer.result };
}

/** URL of the inspected document; '' where it cannot be told. */
export async function readPageUrl(page: InspectedWindow): Promise<string> {
  const answer = await evaluate(page, 'location.href');
  return 'failed' in answer || typeof answer.result !== 'string' ? '' : answer.result;
}

/** What `call` answers by its callback; undefined when it does not in time, or throws at once. */
export function answerIn<T>(
  call: (done: (answer: T) => void) => unknown,
  withinMs = answerWithinMs,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), withinMs);
    const done = (answer: T | undefined) => {
      clearTimeout(timer);
      resolve(answer);
    };
    try {
      const asked = call(done);
      // Firefox gives a promise as well.
      Promise.resolve(asked).catch(() => done(undefined));
    } catch {
      done(undefined);
    }
  });
}

export function fail(code: HostFailure['code'], reason: string): HostFailure {
  return { failed: true, code, reason };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
