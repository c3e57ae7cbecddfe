/** A browser as a scenario sees it; `inspecting.ts` of each gives one, so that one suite runs in both. */
import type { describe } from 'vitest';
import type { Driver, Panel } from './panel.ts';

export interface TestBrowser {
  /** `describe` where there is such a browser; counted as skipped where there is none. */
  readonly describe: ReturnType<typeof describe.skipIf>;
  /** Starts one with the built extension, DevTools open on the page. The panel is not shown yet: most open it late. */
  open(url: string): Promise<Inspected>;
}

export interface Inspected {
  readonly tab: Tab;
  showPanel(): Promise<Panel>;
  close(): Promise<void>;
}

/** The inspected page. */
export interface Tab extends Pick<Driver, 'evaluate'> {
  goto(url: string): Promise<unknown>;
}
