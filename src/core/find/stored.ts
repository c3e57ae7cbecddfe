/** What one reading of a page's storage brought back. Produced by the edge, validated there, read by find, rules and session. */
import type { SeenToken } from './seen.ts';

export type StorageArea = 'local-storage' | 'session-storage' | 'document-cookie';

export interface StoredEntry {
  readonly area: StorageArea;
  readonly name: string;
  readonly value: string;
  /** Length of the whole value in UTF-16 units; above `value.length` it was cut. */
  readonly length: number;
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
}

export interface StorageReading {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly frames: readonly FrameReading[];
}

/** A token that lies in the storage of a page. */
export interface StoredPlace {
  readonly seen: SeenToken;
  readonly area: StorageArea;
  readonly origin: string;
  /** Storage key or cookie name. */
  readonly name: string;
}
