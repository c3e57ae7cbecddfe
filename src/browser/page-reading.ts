/** Accepts, or refuses, what the page's programs brought back. The page may have had its hand in it. */
import {
  type StorageArea,
  type StoredEntry,
  storageAreas,
  type TracedWrite,
  type UnreadArea,
} from '../core/find/stored.ts';
import { parseCookieHeader } from '../core/http/cookies.ts';
import { webFrameOf } from './call-stack.ts';
import { messages } from './messages.ts';
import { addressEntries } from './page-address.ts';
import type { ReadingOrder } from './page-program.ts';

export interface AcceptedFrame {
  readonly url: string;
  /** Where the document was loaded from; '' where that is not known. */
  readonly loadUrl: string;
  readonly origin: string;
  /** The browser refused a part of the storage to the document. */
  readonly refused: boolean;
  /** Why nothing was read; '' where something was tried. */
  readonly unreadable: string;
  /** URLs of frames below that belong to another origin; '' where it is not known. */
  readonly foreign: readonly string[];
  readonly entries: readonly StoredEntry[];
  readonly unread: readonly UnreadArea[];
  /** null where writes were not traced. */
  readonly writes: readonly TracedWrite[] | null;
  readonly capped: boolean;
}

export interface AcceptedReading {
  readonly frames: readonly AcceptedFrame[];
  readonly passed: number;
  readonly more: boolean;
}

type Caps = Pick<ReadingOrder, 'mostFrames' | 'mostEntries' | 'valueLength'>;

const mostUrlLength = 8192;
const mostNameLength = 8192;
const mostUnread = 40;
/** Places that are told of one frame. */
export const mostWrites = 300;
const areas: ReadonlySet<string> = new Set(storageAreas);

/** The reading in an answer of `readPage`; null where the answer has not its shape. Caps hold here once more. */
export function acceptReading(answer: unknown, caps: Caps): AcceptedReading | null {
  if (!isRecord(answer)) return null;
  const frames = acceptFrames(answer, caps);
  if (frames === null || typeof answer.passed !== 'number' || !Number.isFinite(answer.passed)) return null;
  return { frames, passed: answer.passed, more: answer.more === true };
}

/** The frames in an answer of `readPageState`; null where the answer has not its shape. */
export function acceptFrames(answer: unknown, caps: Caps): readonly AcceptedFrame[] | null {
  const frames = isRecord(answer) ? listOf(answer.frames, caps.mostFrames) : null;
  if (frames === null) return null;
  const accepted = frames.map((frame) => acceptFrame(frame, caps));
  return accepted.some((frame) => frame === null) ? null : accepted.filter((frame) => frame !== null);
}

/** One frame, as each of the programs describes it; null where it has not that shape. */
export function acceptFrame(frame: unknown, caps: Caps): AcceptedFrame | null {
  if (!isRecord(frame) || typeof frame.url !== 'string' || typeof frame.origin !== 'string') return null;
  const items = listOf(frame.entries, caps.mostEntries * 4);
  if (items === null) return null;
  const entries: StoredEntry[] = [];
  for (let index = 0; index + 3 < items.length; index += 4) {
    const [area, name, value, length] = items.slice(index, index + 4);
    if (!isArea(area) || typeof name !== 'string' || typeof value !== 'string') continue;
    const whole = typeof length === 'number' && length > value.length ? length : value.length;
    entries.push(
      ...toEntries({
        area,
        name: name.slice(0, mostNameLength),
        value: value.slice(0, caps.valueLength),
        length: whole,
      }),
    );
  }
  return {
    url: frame.url.slice(0, mostUrlLength),
    loadUrl: acceptLoadUrl(frame.loadUrl, frame.origin),
    origin: frame.origin.slice(0, mostUrlLength),
    refused: frame.refused === 'denied',
    unreadable: '',
    foreign: (listOf(frame.foreign, caps.mostFrames) ?? []).map((url) =>
      typeof url === 'string' ? url.slice(0, mostUrlLength) : '',
    ),
    entries,
    unread: acceptUnread(frame.unread),
    writes: acceptWrites(frame.writes),
    capped: false,
  };
}

/** Of the document's own origin only, as history.pushState has it: a page cannot pass for a frame of another one. */
function acceptLoadUrl(url: unknown, origin: string): string {
  if (typeof url !== 'string' || url.length > mostUrlLength || !URL.canParse(url)) return '';
  return new URL(url).origin === origin ? url : '';
}

function acceptUnread(list: unknown): UnreadArea[] {
  const items = listOf(list, mostUnread) ?? [];
  const reasons = new Map<string, string>(Object.entries(messages.areaUnread));
  const unread: UnreadArea[] = [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [area, why] = items.slice(index, index + 2);
    const reason = typeof why === 'string' ? reasons.get(why) : undefined;
    if (isArea(area) && reason !== undefined) unread.push({ area, reason });
  }
  return unread;
}

function acceptWrites(list: unknown): TracedWrite[] | null {
  const items = listOf(list, mostWrites * 3);
  if (items === null) return null;
  const writes: TracedWrite[] = [];
  for (let index = 0; index + 2 < items.length; index += 3) {
    const [area, name, stack] = items.slice(index, index + 3);
    if (!isArea(area) || typeof name !== 'string' || typeof stack !== 'string') continue;
    writes.push({
      area,
      // Around the name of a cookie white space has no meaning (RFC 6265 §5.2).
      name: (area === 'document-cookie' ? name.trim() : name).slice(0, mostNameLength),
      by: webFrameOf(stack),
    });
  }
  return writes;
}

/** `document.cookie` is one text for all cookies, the URL one for all parameters; each becomes an entry. */
function toEntries(entry: StoredEntry): StoredEntry[] {
  if (entry.area === 'page-url') return addressEntries(entry.value);
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
