/** The edge of the panel: all that it may ask of the world. Implemented by the extension, the ordinary tab and the gallery. */
import type { StorageReading } from '../find/stored.ts';
import type { Expectation } from '../jose/key.ts';
import type { WeakSecret } from '../jose/weak-secrets.ts';
import type { ReplayOutcome, ReplayRequest } from '../replay/replay.ts';
import { type Caps, defaultCaps } from './caps.ts';
import type { CaptureFile, CaptureReading } from './capture-reading.ts';

/** The languages of the panel. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

export interface Settings {
  readonly theme: 'auto' | 'light' | 'dark';
  /** Of the panel, from when it is opened next; `auto` is the browser's. */
  readonly language: 'auto' | Language;
  readonly preserveLog: boolean;
  /** Show tokens and cookie values unmasked. */
  readonly reveal: boolean;
  /** Width of the list in per cent, by view, where the person has moved the splitter. */
  readonly splits: Readonly<Record<string, number>>;
  /** Ids of the lessons that were played to their end. */
  readonly lessonsDone: readonly string[];
  readonly caps: Caps;
  /** How lists write when something was: the clock, or how long ago. */
  readonly times: 'clock' | 'ago';
  /** Of clocks and dates: UTC, or as this computer is set. */
  readonly timeZone: 'utc' | 'local';
  /** Of clocks; `auto` as the browser's language has them. */
  readonly hours: '24' | '12' | 'auto';
  /** The view that a panel opens with: its name, or `last` for the one that was open last. */
  readonly startView: string;
  /** Name of the view that was open last; kept only where `startView` asks for it. */
  readonly lastView: string;
  /** The tour was played to its end, or skipped. */
  readonly tourDone: boolean;
  /** The person asked that expectations are kept; they lie apart from the settings, because they name hosts. */
  readonly keepExpectations: boolean;
}

export const defaultSettings: Settings = {
  theme: 'auto',
  language: 'auto',
  preserveLog: true,
  reveal: false,
  splits: {},
  lessonsDone: [],
  caps: defaultCaps,
  times: 'clock',
  timeZone: 'utc',
  hours: '24',
  startView: 'tokens',
  lastView: 'tokens',
  tourDone: false,
  keepExpectations: false,
};

/** What an API expects of tokens, by its origin. */
export type Expectations = ReadonlyMap<string, Expectation>;

/** Something that could not be done, for the person: what, why, and what now. */
export interface HostFailure {
  readonly failed: true;
  readonly code: 'not-inspectable' | 'page-gone' | 'unexpected-answer' | 'unsupported' | 'refused';
  readonly reason: string;
}

/** A search that runs beside the panel. */
export interface SecretSearch {
  /** What was found, or null: also when it was cancelled. Rejects where the search cannot run. */
  readonly result: Promise<WeakSecret | null>;
  cancel(): void;
}

/** A request that the page is sending on our behalf. */
export interface RunningReplay {
  /** Never rejects: what stopped it is an outcome. */
  readonly outcome: Promise<ReplayOutcome>;
  cancel(): void;
}

export interface Host {
  readonly kind: 'devtools' | 'tab' | 'gallery';
  /** Of this extension, as reports name it. */
  readonly version: string;
  /** Reads web storage and document.cookie of the inspected page and its readable frames. */
  readStorage(): Promise<StorageReading | HostFailure>;
  /** Lets the inspected page send a request, with its own session; absent where there is no page. */
  replay?(request: ReplayRequest): RunningReplay;
  /** Reloads the inspected page, so that requests from before DevTools opened are seen. */
  reloadPage(): void;
  /**
   * Asks the person whether cookies of the site of `url` may be read; true where they may. Called on a click. Absent where
   * the browser cannot ask.
   */
  askForCookies?(url: string): Promise<boolean>;
  /**
   * Reloads the inspected page with a recorder in it, which notes the script that writes a token into web storage or
   * `document.cookie`; readings tell it from then on. Absent where there is no page.
   */
  traceWrites?(): Promise<void>;
  /** Opens a line (zero-based) in Sources; false where the browser cannot. */
  openSource(url: string, line: number): Promise<boolean>;
  copyText(text: string): Promise<void>;
  saveFile(name: string, mediaType: string, text: string): void;
  /** Tries secrets that everyone knows on an HMAC token; `onProgress` hears now and then how many of how many were tried. */
  searchWeakSecret(tokenText: string, onProgress: (tried: number, total: number) => void): SecretSearch;
  /**
   * Reads a capture beside the panel. `now` (milliseconds since the epoch) dates pasted requests that bear no time. Absent
   * where nothing can run beside it: the panel then reads it itself.
   */
  readCapture?(file: CaptureFile, now: number): CaptureReading;
  loadSettings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  /** Keeps these expectations in place of those that were kept; with an empty map nothing is kept any more. */
  keepExpectations(expectations: Expectations): Promise<void>;
  /** `dark` or `light`, as DevTools shows itself; 'auto' to follow the system. */
  themeName(): 'light' | 'dark' | 'auto';
  onThemeChange(listener: () => void): void;
}
