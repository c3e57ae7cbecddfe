/** A replay as it goes on a server that takes alg none, in facts: what is sent, seen on the network, and told by the page. */
import type { ReplayVariant } from '../../core/replay/replay.ts';
import { slice } from '../../core/session/log.ts';
import { replayPlan } from '../../core/session/select-replay.ts';
import type { Store } from '../../ui/store.ts';

const answers: Partial<Record<ReplayVariant, number>> = {
  'without-token': 401,
  tampered: 401,
  unsigned: 200,
  newest: 200,
};

/** Replays the newest GET of the capture that went well with a bearer token. */
export function openReplayed(store: Store): void {
  const { exchanges, derived } = store.session.value;
  const replayed = slice(exchanges).findLast(
    ({ id, request, response }) =>
      request.method === 'GET' && response.status === 200 && derived.credentials.get(id)?.label === 'Bearer',
  );
  if (replayed === undefined) return;
  const exchange = replayed.id;
  const plan = replayPlan(store.session.value, exchange, store.now.value);
  store.dispatch({ type: 'replay-started', exchange, token: plan.token?.id ?? null });
  for (const [index, { variant, request }] of plan.requests.entries()) {
    const status = answers[variant];
    if (request === null || status === undefined) continue;
    const { method, url, headers } = request;
    const at = store.now.value + index * 100;
    const authorization = headers.find(({ name }) => name === 'Authorization')?.value ?? '';
    store.dispatch({ type: 'replay-sent', exchange, variant, method, url, authorization, at });
    const seen = { ...replayed, startedAt: at, request: { ...replayed.request, url, headers } };
    store.dispatch({
      type: 'exchanges-captured',
      exchanges: [{ ...seen, response: { ...replayed.response, status } }],
    });
    const outcome = { kind: 'answered', status } as const;
    store.dispatch({ type: 'replay-answered', exchange, variant, outcome, at: at + 40 });
  }
  store.open('requests', exchange);
}

/** Opens the Replay tab as soon as the view is there: it is fetched when it is needed. */
export async function showReplayTab(): Promise<void> {
  for (let frames = 0; frames < 600; frames += 1) {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
    const tab = tabs.find(({ textContent }) => textContent === 'Replay');
    if (tab !== undefined) return tab.click();
    await new Promise(requestAnimationFrame);
  }
}
