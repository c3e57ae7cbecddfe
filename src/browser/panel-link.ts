/**
 * How the panel gets the session that the devtools page holds. Both are documents of one origin in one process, so the
 * holder itself is handed over; nothing is copied or sent. The window comes by `onShown`; after a reload of the panel
 * (its window stays the same) it asks again.
 */
import type { SessionHolder } from '../core/session/holder.ts';
import type { DevtoolsApi } from './devtools-api.ts';

declare global {
  interface Window {
    /** Set on the panel's window by the devtools page. */
    claimcheckSession?: SessionHolder;
  }
}

const handedOver = 'claimcheck-session';
const channelName = 'claimcheck-panel';

/** Devtools page: adds the panel to DevTools and hands `holder` to its window whenever it is shown. */
export function offerPanel(
  devtools: DevtoolsApi,
  title: string,
  icon: string,
  page: string,
  holder: SessionHolder,
): void {
  let shown: Window | undefined;
  const hand = () => {
    try {
      if (shown === undefined || shown.closed || shown.claimcheckSession === holder) return;
      shown.claimcheckSession = holder;
      shown.dispatchEvent(new Event(handedOver));
    } catch {
      // Firefox makes the panel's document anew when DevTools moves: any touch of the old window throws. The new one is
      // handed over when it is shown.
      shown = undefined;
    }
  };
  new BroadcastChannel(channelName).addEventListener('message', hand);
  devtools.panels.create(title, icon, page, (panel) => {
    panel.onShown.addListener((window) => {
      shown = window;
      hand();
    });
  });
}

/** Panel: the session of the tab that it inspects. */
export function receiveSession(): Promise<SessionHolder> {
  return new Promise((resolve) => {
    const take = () => {
      if (window.claimcheckSession) resolve(window.claimcheckSession);
    };
    window.addEventListener(handedOver, take);
    take();
    const channel = new BroadcastChannel(channelName);
    channel.postMessage('loaded');
    channel.close();
  });
}
