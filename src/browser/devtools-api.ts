/**
 * The part of `chrome.devtools` that we use. Both browsers have it under this name with callbacks; the promises that
 * webextension-polyfill makes of it differ between browser versions (recent Chromium has `browser` of its own, which the
 * polyfill leaves as it is), so here the callbacks are the one style that holds everywhere.
 */
export interface NetworkEntry {
  /** Firefox's callback gets the same two values. */
  getContent(done: (body: unknown, encoding: unknown) => void): unknown;
}

interface Event<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

export interface DevtoolsNetwork {
  readonly onRequestFinished: Event<(entry: NetworkEntry) => void>;
  readonly onNavigated: Event<(url: string) => void>;
  getHAR(done: (log: unknown) => void): unknown;
}

export interface InspectedWindow {
  eval(
    expression: string,
    options: { frameURL?: string },
    done: (result: unknown, failure: unknown) => void,
  ): unknown;
  reload(options?: object): void;
  /** Chromium only. */
  getResources?(done: (resources: unknown) => void): unknown;
}

export interface Panels {
  readonly themeName: string;
  create(
    title: string,
    icon: string,
    page: string,
    done: (panel: { readonly onShown: Event<(window: Window) => void> }) => void,
  ): unknown;
  /** Firefox. */
  readonly onThemeChanged?: Event<(name: string) => void>;
  /** Chromium. */
  setThemeChangeHandler?(handler: (name: string) => void): void;
  /** Chromium only. */
  openResource?(url: string, line: number, done: (answer: unknown) => void): unknown;
}

export interface DevtoolsApi {
  readonly network: DevtoolsNetwork;
  readonly inspectedWindow: InspectedWindow;
  readonly panels: Panels;
}

declare const chrome: { readonly devtools?: DevtoolsApi };

/** The API as it stands in a devtools page and in a panel; throws anywhere else, where it does not exist. */
export function devtoolsApi(): DevtoolsApi {
  if (chrome.devtools === undefined) throw new Error('chrome.devtools exists only in DevTools pages');
  return chrome.devtools;
}
