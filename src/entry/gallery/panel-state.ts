/** What a state of the gallery is, and the facts that most of them are made of. */
import { buildScene } from '../../core/find/scene-building.ts';
import type { Fact } from '../../core/session/fact.ts';
import type { Host } from '../../core/session/host.ts';
import type { Store } from '../../ui/store.ts';
import { tidewaterScene } from './scene.ts';
import { now, tidewater } from './tidewater.ts';

export interface PanelState {
  readonly id: string;
  readonly title: string;
  readonly host?: Host['kind'];
  readonly facts: () => Promise<{ now: number; facts: readonly Fact[] }>;
  /** What is open on screen. */
  readonly open?: (store: Store) => void;
  /** What a person does after it is drawn. */
  readonly act?: () => Promise<void> | void;
}

/** These facts and nothing else. */
export const only =
  (...facts: Fact[]) =>
  async () => ({ now, facts });

/** The whole day; `keys` says which keys are in the ring, `also` what comes on top. */
export function day(keys: 'all' | 'none', also: readonly Fact[] = []): PanelState['facts'] {
  return async () => {
    const { tokens, issuer, stranger, secret } = await tidewater();
    const scene = buildScene(tidewaterScene(tokens));
    const facts: Fact[] = [{ type: 'exchanges-captured', exchanges: scene.exchanges }];
    if (scene.storage) facts.push({ type: 'storage-read', reading: scene.storage });
    if (keys === 'all') facts.push({ type: 'keys-added', keys: [issuer, stranger, secret] });
    return { now, facts: [...facts, ...also] };
  };
}
