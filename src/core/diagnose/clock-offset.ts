import { middleOf } from '../http/server-clock.ts';
import type { History } from './history-state.ts';

/** The server's clock minus ours in milliseconds, for the origin that a credential was last sent to; null when not known. */
export function clockOffset(history: History): number | null {
  const clock = history.origins.get(history.lastOrigin)?.clock ?? null;
  return clock === null ? null : middleOf(clock);
}
