import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { holdSession, type SessionHolder } from '../../../src/core/session/holder.ts';

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
  return holder;
}
