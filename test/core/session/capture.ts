import type { Scene, SceneReplay } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { planReplay } from '../../../src/core/replay/plan.ts';
import { holdSession, type SessionHolder } from '../../../src/core/session/holder.ts';
import { at as exchangeAt } from '../../../src/core/session/log.ts';

/** A session that has seen the scene. */
export function holdScene(scene: Scene): SessionHolder {
  const { now, exchanges, storage, tokens } = buildScene(scene);
  const holder = holdSession();
  // A scene of nothing but tokens is one in which they were pasted.
  if (exchanges.length === 0 && storage === null) {
    holder.dispatch({ type: 'text-pasted', text: [...tokens.values()].join('\n'), at: now });
  }
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  if (storage !== null) holder.dispatch({ type: 'storage-read', reading: storage });
  for (const name of scene.weakSecrets ?? []) {
    const token = holder.state.derived.idByText.get(tokens.get(name) ?? '');
    if (token === undefined) throw new Error(`no token ${name} was seen`);
    holder.dispatch({ type: 'weak-secret-found', token, found: { secret: 'secret', encoding: 'utf8' } });
  }
  for (const replay of scene.replays ?? []) playReplay(holder, replay, now);
  return holder;
}

/** A replay whose requests were all answered, and seen by the capture as well. */
function playReplay(holder: SessionHolder, { of, answers, at = 60 }: SceneReplay, now: number): void {
  const { exchanges, derived } = holder.state;
  const replayed = exchangeAt(exchanges, of);
  if (replayed === undefined) throw new Error(`no exchange ${of} to replay`);
  const plan = planReplay(replayed, derived.tokensIn.get(of) ?? [], null);
  holder.dispatch({ type: 'replay-started', exchange: of, token: plan.token?.id ?? null });
  for (const [index, { variant, request }] of plan.requests.entries()) {
    const status = answers[variant];
    if (status === undefined) continue;
    if (request === null) throw new Error(`${variant} cannot be sent`);
    const { method, url, headers } = request;
    const authorization = headers.find(({ name }) => /^authorization$/i.test(name))?.value ?? '';
    const startedAt = now + (at + index) * 1000;
    holder.dispatch({
      type: 'replay-sent',
      exchange: of,
      variant,
      method,
      url,
      authorization,
      at: startedAt,
    });
    const response = { ...replayed.response, status };
    const sent = { ...replayed, startedAt, request: { ...replayed.request, url, headers }, response };
    holder.dispatch({ type: 'exchanges-captured', exchanges: [sent] });
    const outcome = { kind: 'answered', status } as const;
    holder.dispatch({ type: 'replay-answered', exchange: of, variant, outcome, at: startedAt + 20 });
  }
}
