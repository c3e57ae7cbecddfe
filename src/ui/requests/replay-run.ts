/** Sends a planned replay, one request after the other, and tells the session what was sent and answered. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ExchangeId } from '../../core/http/exchange.ts';
import { attemptOf, classify, judgeReplay, type ReplayJudgement } from '../../core/replay/judge.ts';
import type { PlannedRequest, ReplayPlan } from '../../core/replay/plan.ts';
import type { ReplayOutcome, ReplayRequest, ReplayVariant } from '../../core/replay/replay.ts';
import type { Store } from '../store.ts';
import { replayMessages as words } from './replay-messages.ts';

interface ReplayRun {
  readonly exchange: ExchangeId;
  readonly variant: ReplayVariant;
  cancel(): void;
}

/** At most one for each panel, whichever request is shown. */
const runs = new WeakMap<Store, Signal<ReplayRun | null>>();

function runOf(store: Store): Signal<ReplayRun | null> {
  const known = runs.get(store) ?? signal<ReplayRun | null>(null);
  runs.set(store, known);
  return known;
}

/** What is being sent now; null while nothing is. */
export function runningReplay(store: Store): ReadonlySignal<ReplayRun | null> {
  return runOf(store);
}

/** Does nothing while another replay is under way. */
export async function runReplay(store: Store, exchange: ExchangeId, plan: ReplayPlan): Promise<void> {
  const run = runOf(store);
  if (run.value !== null || store.host.replay === undefined) return;
  const { derived } = store.session.value;
  const isCleared = () => store.session.value.derived !== derived;
  let cancelled = false;
  store.dispatch({ type: 'replay-started', exchange, token: plan.token?.id ?? null });
  try {
    for (const planned of plan.requests) {
      if (planned.request === null) continue;
      const running = store.host.replay(planned.request);
      run.value = {
        exchange,
        variant: planned.variant,
        cancel() {
          cancelled = true;
          running.cancel();
        },
      };
      recordSent(store, exchange, planned.variant, planned.request);
      const outcome = await running.outcome;
      // The numbers of requests begin anew: this one is another request now, or none.
      if (isCleared()) return;
      const { variant } = planned;
      store.dispatch({ type: 'replay-answered', exchange, variant, outcome, at: Date.now() });
      if (cancelled || endsReplay(store, exchange, planned, outcome, plan.isSafe)) break;
    }
  } finally {
    run.value = null;
  }
  const replay = store.session.value.replays.get(exchange);
  if (replay !== undefined) store.announce(words.done(verdictTitle(judgeReplay(replay))));
}

/** A server that takes alg none may well check the signatures of tokens that have one. */
export function verdictTitle({ verdict, forged }: ReplayJudgement): string {
  const isUnsignedOnly = forged.length > 0 && !forged.includes('tampered');
  return isUnsignedOnly ? words.acceptsUnsigned : words.verdicts[verdict];
}

function recordSent(
  { dispatch }: Store,
  exchange: ExchangeId,
  variant: ReplayVariant,
  { method, url, headers }: ReplayRequest,
): void {
  const field = headers.find(({ name }) => name.toLowerCase() === 'authorization');
  const authorization = field?.value ?? '';
  dispatch({ type: 'replay-sent', exchange, variant, method, url, authorization, at: Date.now() });
}

/** Nothing more can be sent, or what is still to come would only change things at the server and prove nothing. */
function endsReplay(
  store: Store,
  exchange: ExchangeId,
  { variant }: PlannedRequest,
  outcome: ReplayOutcome,
  isSafe: boolean,
): boolean {
  if (outcome.kind === 'not-sent') return outcome.why === 'page-gone' || outcome.why === 'not-inspectable';
  const replay = store.session.value.replays.get(exchange);
  const attempt = replay && attemptOf(replay, variant);
  const isOpen = attempt !== undefined && replay !== undefined && classify(replay, attempt) === 'accepted';
  return !isSafe && variant === 'without-token' && isOpen;
}
