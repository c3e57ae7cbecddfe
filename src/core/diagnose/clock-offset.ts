import { middleOf } from '../http/server-clock.ts';
import type { History } from './history-state.ts';

/**
 * The server's clock minus ours in milliseconds, for the origin that a credential was last sent to; 0 where the two may
 * well agree, null when it is not known.
 */
export function clockOffset(history: History): number | null {
  const clock = history.origins.get(history.lastOrigin)?.clock ?? null;
  if (clock === null) return null;
  return clock.low <= 0 && clock.high >= 0 ? 0 : middleOf(clock);
}
