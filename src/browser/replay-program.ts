/**
 * What sends a replay from inside of the inspected page, and what fetches its answer. Their texts are taken as they stand
 * (`Function.prototype.toString`), so each needs nothing from outside of itself. The page may have replaced `fetch`,
 * `Symbol.for` and all the rest: it can lie about the answer, which is why the panel trusts the capture more.
 */
import type { ReplayRequest } from '../core/replay/replay.ts';

export interface SendOrder extends ReplayRequest {
  readonly id: string;
  /** Milliseconds after which it is given up. */
  readonly withinMs: number;
}

export interface TakeOrder {
  readonly id: string;
  readonly cancel: boolean;
}

/** What lies under the symbol until it is fetched. */
export interface RawAnswer {
  id: string;
  how: 'awaited' | 'answered' | 'redirected' | 'csp' | 'too-slow' | 'stopped';
  status: number;
  stop: () => void;
}

/** Starts the request. An answer is left under a symbol of the page's window, for {@link takeReplay}. */
export function sendReplay(order: SendOrder): boolean {
  const slot = Symbol.for('claimcheck.replay');
  const view = window as unknown as Record<symbol, RawAnswer>;
  const controller = new AbortController();
  const answer = { __proto__: null, id: order.id, how: 'awaited', status: 0 } as unknown as RawAnswer;
  let blocked = false;
  const onViolation = (event: SecurityPolicyViolationEvent) => {
    if (event.effectiveDirective === 'connect-src' && event.disposition !== 'report') blocked = true;
  };
  const timer = setTimeout(() => {
    end('too-slow', 0);
    controller.abort();
  }, order.withinMs);

  function end(how: RawAnswer['how'], status: number): void {
    document.removeEventListener('securitypolicyviolation', onViolation);
    if (answer.how !== 'awaited') return;
    answer.how = how;
    answer.status = status;
  }

  answer.stop = () => controller.abort();
  view[slot] = answer;
  document.addEventListener('securitypolicyviolation', onViolation);
  const headers: [string, string][] = [];
  for (let index = 0; index < order.headers.length; index += 1) {
    const header = order.headers[index];
    if (header !== undefined) headers[index] = [header.name, header.value];
  }
  fetch(order.url, {
    method: order.method,
    headers,
    body: order.body,
    credentials: order.credentials,
    // Where a redirect leads is not asked; a copy from the cache would answer for nobody.
    redirect: 'manual',
    cache: 'no-store',
    signal: controller.signal,
  }).then(
    (response) => {
      end(response.type === 'opaqueredirect' ? 'redirected' : 'answered', response.status);
      // Read to its end, so that the browser's network log sees it finish.
      const done = () => clearTimeout(timer);
      response.text().then(done, done);
    },
    () => {
      clearTimeout(timer);
      // The browser reports the violation in a task of its own, after the rejection.
      setTimeout(() => end(blocked ? 'csp' : 'stopped', 0));
    },
  );
  return true;
}

/** The answer once there is one, and the symbol is deleted; null where there is none of this id. */
export function takeReplay(order: TakeOrder): { how: unknown; status: unknown } | null {
  const slot = Symbol.for('claimcheck.replay');
  const view = window as unknown as Record<symbol, RawAnswer | undefined>;
  const answer = view[slot];
  if (answer === undefined || answer.id !== order.id) return null;
  if (order.cancel) answer.stop();
  if (order.cancel || answer.how !== 'awaited') delete view[slot];
  return { how: answer.how, status: answer.status };
}
