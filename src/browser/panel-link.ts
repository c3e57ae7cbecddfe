/**
 * How the panel gets the session that the devtools page holds. Both are documents of one origin in one process, so the
 * holder itself is handed over; nothing is copied or sent. In Chromium the devtools page is a frame beside the panel's,
 * where the panel finds it. In Firefox it is not: there the panel's window comes by `onShown`, and after a reload of the
 * panel (its window stays the same) it asks again.
 */
import type { SessionHolder } from '../core/session/holder.ts';
import type { DevtoolsApi } from './devtools-api.ts';

declare global {
  interface Window {
    /** The session, on the window of the devtools page and on the panel's. */
    claimcheckSession?: SessionHolder;
  }
}

const handedOver = 'claimcheck-session';
const channelName = 'claimcheck-panel';

/** Devtools page: adds the panel to DevTools; lets it find `holder`, and hands it to its window whenever that is shown. */
export function offerPanel(
  devtools: DevtoolsApi,
  title: string,
  icon: string,
  page: string,
  holder: SessionHolder,
): void {
  window.claimcheckSession = holder;
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
      window.claimcheckSession ??= findBeside();
      if (window.claimcheckSession) resolve(window.claimcheckSession);
    };
    window.addEventListener(handedOver, take);
    take();
    const channel = new BroadcastChannel(channelName);
    channel.postMessage('loaded');
    channel.close();
  });
}

/**
 * The session of the devtools page of the same DevTools, where that is a frame beside this one. Not left to `onShown`: on a
 * busy machine Chromium did not tell of a panel that it showed, about once in 150 openings of DevTools.
 */
function findBeside(): SessionHolder | undefined {
  for (let index = 0; index < parent.length; index += 1) {
    try {
      const holder = parent[index]?.claimcheckSession;
      if (holder) return holder;
    } catch {
      // A frame of another extension.
    }
  }
  return undefined;
}
