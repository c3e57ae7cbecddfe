/** What one reading of a page's storage brought back. Produced by the edge, validated there, read by find, rules and session. */
import type { SetCookie } from '../http/cookies.ts';
import type { InitiatorFrame } from '../http/exchange.ts';
import type { Carrier } from './occurrence.ts';
import type { SeenToken } from './seen.ts';

/** Places of a page that its scripts can read, in the order in which lists show them. Each is a carrier of the same name. */
export const storageAreas = [
  'local-storage',
  'session-storage',
  'document-cookie',
  'indexed-db',
  'cache-storage',
  'global',
  'inline-html',
  'window-name',
  'history-state',
  'page-url',
] as const satisfies readonly Carrier[];

export type StorageArea = (typeof storageAreas)[number];

export interface StoredEntry {
  readonly area: StorageArea;
  /**
   * Storage key or cookie name. Elsewhere the way to the text: `database/store/key` and the member in it, `cache/URL`,
   * a global and the member in it, the element of the page, `?parameter` or `#parameter` of its URL.
   */
  readonly name: string;
  readonly value: string;
  /** Length of the whole value in UTF-16 units; above `value.length` it was cut. */
  readonly length: number;
}

/** An area of a frame that was not read, or not wholly. */
export interface UnreadArea {
  readonly area: StorageArea;
  /** One plain sentence. */
  readonly reason: string;
}

/** A script of the page that wrote what may be a token. */
export interface TracedWrite {
  readonly area: StorageArea;
  /** As in {@link StoredEntry}; of a chunked cookie, the name of the chunk. */
  readonly name: string;
  /** Where in the page's code the newest write was; null where the browser did not tell. */
  readonly by: InitiatorFrame | null;
}

/** One frame of the inspected page. */
export interface FrameReading {
  readonly origin: string;
  readonly url: string;
  readonly entries: readonly StoredEntry[];
  /** Why a part, or all of it, could not be read; '' when all was. */
  readonly unreadable: string;
  /** True where a cap cut the reading short. */
  readonly capped: boolean;
  /** What is missing area by area; absent where nothing is. */
  readonly unread?: readonly UnreadArea[];
  /** Which scripts wrote tokens since the page was loaded; absent where that was not traced. */
  readonly writes?: readonly TracedWrite[];
}

/** A cookie as the browser keeps it. Its value is not taken. */
export interface KeptCookie extends Pick<SetCookie, 'name' | 'httpOnly' | 'secure' | 'sameSite'> {
  /** Lower case, without a leading dot. */
  readonly domain: string;
  readonly hostOnly: boolean;
  /** Milliseconds since the epoch; null for a cookie of the browser's session. */
  readonly expires: number | null;
}

export interface StorageReading {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly frames: readonly FrameReading[];
  /** The site's cookies, HttpOnly ones too; absent where the person did not allow to read them. */
  readonly cookies?: readonly KeptCookie[];
}

/** A token that lies in the storage of a page. */
export interface StoredPlace {
  readonly seen: SeenToken;
  readonly area: StorageArea;
  readonly origin: string;
  /** As in {@link StoredEntry}. */
  readonly name: string;
}
