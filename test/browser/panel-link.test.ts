import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DevtoolsApi } from '../../src/browser/devtools-api.ts';
import { offerPanel, receiveSession } from '../../src/browser/panel-link.ts';
import { holdSession, type SessionHolder } from '../../src/core/session/holder.ts';

/** The channel over which panels ask; here a test asks. */
class Channel {
  static ask: () => void = () => {};
  addEventListener(_type: string, listener: () => void) {
    Channel.ask = listener;
  }
  postMessage() {
    Channel.ask();
  }
  close() {}
}

afterEach(() => {
  vi.unstubAllGlobals();
  Channel.ask = () => {};
});

const newWindow = () =>
  Object.assign(new EventTarget(), {
    closed: false,
    claimcheckSession: undefined as SessionHolder | undefined,
  });

function offer(own = newWindow()) {
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('window', own);
  let show: (window: Window) => void = () => {};
  const onShown = {
    addListener: (listener: typeof show) => {
      show = listener;
    },
    removeListener: () => {},
  };
  const devtools = {
    panels: {
      themeName: 'dark',
      create: (_title: string, _icon: string, _page: string, done: (panel: unknown) => void) =>
        done({ onShown }),
    },
  } as unknown as DevtoolsApi;
  const holder = holdSession();
  offerPanel(devtools, 'Claimcheck', 'icon.png', 'panel.html', holder);
  return { holder, show: (window: object) => show(window as Window), ask: () => Channel.ask() };
}

/** The panel's side, in a window whose parent has these frames. */
function receive(own: ReturnType<typeof newWindow>, frames: readonly object[]) {
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('window', own);
  vi.stubGlobal('parent', frames);
  return receiveSession();
}

describe('handing the session to the panel', () => {
  it('is done when the panel is shown, and again when its document was made anew', () => {
    const { holder, show, ask } = offer();
    const window = newWindow();
    show(window);
    expect(window.claimcheckSession).toBe(holder);
    window.claimcheckSession = undefined;
    ask();
    expect(window.claimcheckSession).toBe(holder);
  });

  it('does not stumble over a window that is dead', () => {
    const { holder, show, ask } = offer();
    const { proxy, revoke } = Proxy.revocable(newWindow(), {});
    show(proxy);
    // What Firefox does to the window of a panel that was moved with the toolbox.
    revoke();
    expect(ask).not.toThrow();
    const next = newWindow();
    show(next);
    expect(next.claimcheckSession).toBe(holder);
  });

  it('needs no word of the browser where the devtools page is a frame beside the panel', async () => {
    const devtoolsPage = newWindow();
    const { holder } = offer(devtoolsPage);
    const panel = newWindow();
    const ofOtherExtension = Proxy.revocable({}, {});
    ofOtherExtension.revoke();
    expect(await receive(panel, [ofOtherExtension.proxy, panel, devtoolsPage])).toBe(holder);
  });

  it('waits for its window to be shown where the devtools page is out of reach', async () => {
    const { holder, show } = offer();
    const panel = newWindow();
    const session = receive(panel, []);
    show(panel);
    expect(await session).toBe(holder);
  });
});
