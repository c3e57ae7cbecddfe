import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DevtoolsApi } from '../../src/browser/devtools-api.ts';
import { offerPanel } from '../../src/browser/panel-link.ts';
import { holdSession } from '../../src/core/session/holder.ts';

/** The channel over which panels ask; here a test asks. */
class Channel {
  static ask: () => void = () => {};
  addEventListener(_type: string, listener: () => void) {
    Channel.ask = listener;
  }
}

afterEach(() => vi.unstubAllGlobals());

function offer() {
  vi.stubGlobal('BroadcastChannel', Channel);
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

const newWindow = () => Object.assign(new EventTarget(), { closed: false, claimcheckSession: undefined });

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
});
