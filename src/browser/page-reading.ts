/** Accepts, or refuses, what the page program brought back. The page may have had its hand in it. */
import type { StorageArea, StoredEntry } from '../core/find/stored.ts';
import { parseCookieHeader } from '../core/http/cookies.ts';
import type { ReadingOrder } from './page-program.ts';

export interface AcceptedFrame {
  readonly url: string;
  readonly origin: string;
  /** The browser refused a part of the storage to the document. */
  readonly refused: boolean;
  /** Why nothing was read; '' where something was tried. */
  readonly unreadable: string;
  /** URLs of frames below that belong to another origin; '' where it is not known. */
  readonly foreign: readonly string[];
  readonly entries: readonly StoredEntry[];
  readonly capped: boolean;
}

export interface AcceptedReading {
  readonly frames: readonly AcceptedFrame[];
  readonly passed: number;
  readonly more: boolean;
}

const mostUrlLength = 8192;
const areas: ReadonlySet<string> = new Set<StorageArea>([
  'local-storage',
  'session-storage',
  'document-cookie',
]);

/** The reading in an answer of {@link readPage}; null where the answer has not its shape. Caps hold here once more. */
export function acceptReading(answer: unknown, order: Omit<ReadingOrder, 'skip'>): AcceptedReading | null {
  if (!isRecord(answer)) return null;
  const frames = listOf(answer.frames, order.mostFrames);
  if (frames === null || typeof answer.passed !== 'number' || !Number.isFinite(answer.passed)) return null;
  const accepted = frames.map((frame) => acceptFrame(frame, order));
  if (accepted.some((frame) => frame === null)) return null;
  return {
    frames: accepted.filter((frame) => frame !== null),
    passed: answer.passed,
    more: answer.more === true,
  };
}

function acceptFrame(frame: unknown, order: Omit<ReadingOrder, 'skip'>): AcceptedFrame | null {
  if (!isRecord(frame) || typeof frame.url !== 'string' || typeof frame.origin !== 'string') return null;
  const items = listOf(frame.entries, order.mostEntries * 4);
  if (items === null) return null;
  const entries: StoredEntry[] = [];
  for (let index = 0; index + 3 < items.length; index += 4) {
    const [area, name, value, length] = items.slice(index, index + 4);
    if (!isArea(area) || typeof name !== 'string' || typeof value !== 'string') continue;
    const whole = typeof length === 'number' && length > value.length ? length : value.length;
    entries.push(...toEntries({ area, name, value: value.slice(0, order.valueLength), length: whole }));
  }
  return {
    url: frame.url.slice(0, mostUrlLength),
    origin: frame.origin.slice(0, mostUrlLength),
    refused: frame.refused === 'denied',
    unreadable: '',
    foreign: (listOf(frame.foreign, order.mostFrames) ?? []).map((url) =>
      typeof url === 'string' ? url.slice(0, mostUrlLength) : '',
    ),
    entries,
    capped: false,
  };
}

/** `document.cookie` is one text for all cookies; each becomes an entry. */
function toEntries(entry: StoredEntry): StoredEntry[] {
  if (entry.area !== 'document-cookie') return [entry];
  return parseCookieHeader(entry.value).map(({ name, value }) => ({
    area: entry.area,
    name,
    value,
    length: value.length,
  }));
}

/** A list by index and `length`, array or not. */
function listOf(value: unknown, most: number): unknown[] | null {
  if (!isRecord(value) || typeof value.length !== 'number') return null;
  const items: unknown[] = [];
  for (let index = 0; index < value.length && index < most; index += 1) items.push(value[index]);
  return items;
}

function isArea(value: unknown): value is StorageArea {
  return typeof value === 'string' && areas.has(value);
}

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}
