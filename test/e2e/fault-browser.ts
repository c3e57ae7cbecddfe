/** A browser in which things go wrong: what the suites of faults do to it, in the terms of a person. */
import type { Inspected, Tab, TestBrowser } from './browser.ts';
import type { Panel } from './panel.ts';

export interface FaultBrowser extends Pick<TestBrowser, 'describe'> {
  /** Whether the browser tells of requests that ended shortly before their page went. */
  readonly tellsOfLeft: boolean;
  /** Whether the browser tells of a request that could not be sent. */
  readonly tellsUnsent: boolean;
  /** @param alter changes a copy of the built extension before it is loaded */
  open(url: string, alter?: (folder: string) => Promise<void>): Promise<Faulty>;
}

export interface Faulty extends Pick<Inspected, 'close'> {
  readonly tab: Pick<Tab, 'goto' | 'evaluate'>;
  showPanel(): Promise<Panel>;
  /** Puts DevTools to another side of the window, then into a window of its own. */
  moveDevtools(): Promise<void>;
  reopenDevtools(): Promise<void>;
  /** The process of the page dies; then the page is loaded again. */
  crashPage(url: string): Promise<void>;
  killBackground(): Promise<void>;
  pressToolbarButton(): Promise<void>;
  /** Addresses of the pages of the extension that are open as tabs. */
  extensionTabs(): Promise<string[]>;
  closeExtensionTabs(): Promise<void>;
  /** As the button in the list of extensions does; DevTools is open again after it. */
  reloadExtension(): Promise<void>;
  setOffline(offline: boolean): Promise<void>;
}
