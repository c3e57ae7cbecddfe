import type { SessionHolder } from '../../src/core/session/holder.ts';
import type { Panel } from './panel.ts';

/** The requests that the session of this panel holds, by their path and query, in the order of the list. */
export function captured(panel: Panel): Promise<string[]> {
  return panel.driver.evaluate(() => {
    const { exchanges } = (window as unknown as { claimcheckSession: SessionHolder }).claimcheckSession.state;
    return exchanges.items
      .slice(0, exchanges.length)
      .map((kept) => exchanges.keeping.read(kept).request.url.replace(/^https?:\/\/[^/]+/, ''));
  });
}
