import type { SessionHolder } from '../../src/core/session/holder.ts';
import type { Panel } from './panel.ts';

/** The requests that the session of this panel holds, by their path and query, in the order in which it was told of them. */
export const captured = (panel: Panel): Promise<string[]> => read(panel, false);

/** The same, in the order in which they were sent. */
export const capturedByTime = (panel: Panel): Promise<string[]> => read(panel, true);

function read(panel: Panel, byTime: boolean): Promise<string[]> {
  return panel.driver.evaluate((isByTime) => {
    const { exchanges } = (window as unknown as { claimcheckSession: SessionHolder }).claimcheckSession.state;
    const held = exchanges.items.slice(0, exchanges.length).map((kept) => exchanges.keeping.read(kept));
    if (isByTime) held.sort((one, other) => one.startedAt - other.startedAt);
    return held.map(({ request }) => request.url.replace(/^https?:\/\/[^/]+/, ''));
  }, byTime);
}
