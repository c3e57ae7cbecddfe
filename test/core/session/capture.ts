import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { holdSession, type SessionHolder } from '../../../src/core/session/holder.ts';

/** A session that has seen the scene. */
export function holdScene(scene: Scene): SessionHolder {
  const { exchanges, storage } = buildScene(scene);
  const holder = holdSession();
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  if (storage !== null) holder.dispatch({ type: 'storage-read', reading: storage });
  return holder;
}
