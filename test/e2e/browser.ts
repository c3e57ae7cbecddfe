/** A browser as a scenario sees it; `inspecting.ts` of each gives one, so that one suite runs in both. */
import type { describe } from 'vitest';
import type { Strokes } from './keyboard.ts';
import type { Driver, Panel } from './panel.ts';

export interface TestBrowser {
  /** `describe` where there is such a browser; counted as skipped where there is none. */
  readonly describe: ReturnType<typeof describe.skipIf>;
  readonly can: Abilities;
  /** Starts one with the built extension, DevTools open on the page. The panel is not shown yet: most open it late. */
  open(url: string): Promise<Inspected>;
}

/** What a browser lets an extension see and do. Where it cannot, the suite expects that the panel says so. */
export interface Abilities {
  /** Reads the storage of a frame of another origin. */
  readonly readForeignFrames: boolean;
  /** Opens a line of the page's code in its own tool. */
  readonly openSource: boolean;
  /** Lets a page decide how a call stack reads (V8’s `Error.prepareStackTrace`), so that a page can hide a line. */
  readonly formStacks: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Inspected {
  readonly tab: Tab;
  /** Shows the panel, or brings it to the front again. */
  showPanel(): Promise<ShownPanel>;
  /** Opens the panel as an ordinary tab. */
  openTab(options?: TabOptions): Promise<PanelTab>;
  /** Presses the extension's button in the toolbar; the address of the tab that comes of it. */
  pressToolbarButton(): Promise<string>;
  /** Text of a file that was saved, once it is there. */
  readDownload(name: string): Promise<string>;
  /** Name of the tool of DevTools that is in front; of an extension's panel, whatever the browser calls it. */
  shownTool(): Promise<string>;
  /** Whether any document of DevTools or of the panel in it has a global of this name. */
  hasGlobal(name: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The inspected page. */
export interface Tab extends Pick<Driver, 'evaluate'> {
  readonly strokes: Strokes;
  goto(url: string): Promise<unknown>;
}

export interface ShownPanel extends Panel {
  readonly strokes: Strokes;
}

export interface TabOptions {
  /** What follows `#` in its address. */
  readonly hash?: string;
  /** Of the page, in CSS pixels. */
  readonly size?: Size;
  /** Cut off from any network. */
  readonly offline?: boolean;
  /** Set to have motion reduced. */
  readonly calm?: boolean;
}

export interface PanelTab {
  readonly panel: ShownPanel;
  resize(size: Size): Promise<void>;
  /** What it has asked for outside of the extension, one address each. */
  asked(): Promise<readonly string[]>;
  close(): Promise<void>;
}
