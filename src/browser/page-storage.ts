/** Reads all that the inspected page keeps by evaluating constant programs in it; what comes back is not trusted. */
import type { FrameReading, KeptCookie, StorageReading } from '../core/find/stored.ts';
import { withoutFragment } from '../core/http/url.ts';
import type { HostFailure } from '../core/session/host.ts';
import type { InspectedWindow } from './devtools-api.ts';
import { messages } from './messages.ts';
import { readDatabases } from './page-databases.ts';
import { answerIn, evaluate, fail } from './page-evaluation.ts';
import { type ReadingOrder, readPage } from './page-program.ts';
import { type AcceptedFrame, acceptReading, mostWrites } from './page-reading.ts';
import { readState } from './page-state.ts';

const program = `(${readPage})`;
const order: Omit<ReadingOrder, 'skip'> = {
  pageLength: 2 * 1024 * 1024,
  valueLength: 1024 * 1024,
  mostEntries: 2000,
  mostFrames: 50,
  mostWrites,
};
/** A reading is brought in so many pages at most; what lies beyond is said to be left out. */
const mostPages = 8;

/**
 * Reads every place that scripts of the page can read (see `storageAreas`), of the page and of the frames that this
 * browser can reach: same-origin ones in any, others by their URL in Chromium. Never throws.
 * @param now milliseconds since the epoch
 * @param readCookies gives the cookies of the site of a URL, or null where that is not allowed
 */
export async function readPageStorage(
  page: InspectedWindow,
  now: () => number,
  readCookies: (url: string) => Promise<readonly KeptCookie[] | null> = async () => null,
): Promise<StorageReading | HostFailure> {
  const top = await readDocument(page, undefined);
  if ('failed' in top) return top;
  const [first] = top;
  if (first === undefined) return fail('unexpected-answer', messages.unexpectedAnswer);
  if (first.origin === 'null') return fail('not-inspectable', messages.noOrigin);
  const foreign = await readForeignFrames(page, top);
  const cookies = await readCookies(first.url);
  const frames = dropRepeated([...top, ...foreign].map(toFrameReading));
  return { at: now(), frames, ...(cookies !== null && { cookies }) };
}

/** Frames of other origins: Chromium evaluates in a frame that is named by its URL, Firefox refuses to. */
async function readForeignFrames(
  page: InspectedWindow,
  known: readonly AcceptedFrame[],
): Promise<AcceptedFrame[]> {
  const sources = known.flatMap((frame) => frame.foreign);
  const urls = page.getResources === undefined ? null : await documentUrls(page);
  if (urls === null) return sources.map((url) => unreadableFrame(url, messages.frameUnreadable));
  const read: AcceptedFrame[] = [];
  const seen = new Set(known.flatMap(documentNames));
  for (const url of urls) {
    if (seen.has(url) || read.length >= order.mostFrames) continue;
    const frames = await readDocument(page, url);
    const reached = 'failed' in frames ? [unreadableFrame(url, messages.frameGone)] : frames;
    for (const frame of reached) {
      if (seen.has(withoutFragment(frame.url))) continue;
      for (const name of documentNames(frame)) seen.add(name);
      read.push(frame);
    }
  }
  return read;
}

/**
 * What DevTools may call a document: it keeps the URL of the load, without its fragment, and finds no frame by that once
 * a script has changed the URL.
 */
function documentNames({ url, loadUrl }: AcceptedFrame): string[] {
  return [url, loadUrl].filter((name) => name !== '').map(withoutFragment);
}

/** URLs of the documents that DevTools knows in the page. */
async function documentUrls(page: InspectedWindow): Promise<string[]> {
  const resources = await answerIn<unknown>((done) => page.getResources?.(done));
  if (!Array.isArray(resources)) return [];
  return resources
    .filter((one): one is { url: string } => one?.type === 'document' && typeof one?.url === 'string')
    .map((one) => one.url)
    .filter((url) => /^https?:/.test(url));
}

/** One document with its same-origin frames; `frameURL` undefined for the top one. */
async function readDocument(
  page: InspectedWindow,
  frameURL: string | undefined,
): Promise<AcceptedFrame[] | HostFailure> {
  const frames = await readWebStorage(page, frameURL);
  if ('failed' in frames || frames[0]?.origin === 'null') return frames;
  const databases = readDatabases(page, frameURL, order);
  const state = await readState(page, frameURL, order);
  return mergeFrames([...frames, ...state, ...(await databases)]);
}

/** Web storage and cookies, which may be large: page by page. */
async function readWebStorage(
  page: InspectedWindow,
  frameURL: string | undefined,
): Promise<AcceptedFrame[] | HostFailure> {
  const frames = new Map<string, AcceptedFrame>();
  let skip = 0;
  for (let count = 1; ; count += 1) {
    const answer = await evaluate(page, `${program}(${JSON.stringify({ ...order, skip })})`, frameURL);
    if ('failed' in answer) return answer;
    const reading = acceptReading(answer.result, order);
    if (reading === null) return fail('unexpected-answer', messages.unexpectedAnswer);
    const isLast = !reading.more || reading.passed <= skip || count === mostPages;
    const capped = isLast && reading.more;
    for (const [index, frame] of reading.frames.entries()) {
      const id = `${index} ${frame.url}`;
      const before = frames.get(id);
      const entries = before ? [...before.entries, ...frame.entries] : frame.entries;
      frames.set(id, { ...frame, entries, capped });
    }
    if (isLast) return [...frames.values()];
    skip = reading.passed;
  }
}

/** What several programs told of a document is told once, by its URL. */
function mergeFrames(frames: readonly AcceptedFrame[]): AcceptedFrame[] {
  const byUrl = new Map<string, AcceptedFrame>();
  for (const frame of frames) {
    const before = byUrl.get(frame.url);
    byUrl.set(
      frame.url,
      before === undefined
        ? frame
        : {
            ...before,
            entries: [...before.entries, ...frame.entries],
            foreign: [...before.foreign, ...frame.foreign],
            unread: [...before.unread, ...frame.unread],
            writes: before.writes ?? frame.writes,
          },
    );
  }
  return [...byUrl.values()];
}

function toFrameReading(frame: AcceptedFrame): FrameReading {
  const { origin, url, entries, refused, unreadable, capped, unread, writes } = frame;
  return {
    origin,
    url,
    entries,
    capped,
    unreadable: unreadable || (refused ? messages.storageDenied : ''),
    ...(unread.length > 0 && { unread }),
    ...(writes !== null && { writes }),
  };
}

/** Frames of one origin show the same cookies: each is listed once. A frame that adds nothing is left out. */
function dropRepeated(frames: readonly FrameReading[]): FrameReading[] {
  const seen = new Set<string>();
  return frames.flatMap((frame, index) => {
    const entries = frame.entries.filter(({ area, name, value }) => {
      const id = JSON.stringify([frame.origin, area, name, value]);
      return !seen.has(id) && seen.add(id);
    });
    const says =
      index === 0 ||
      entries.length > 0 ||
      frame.unreadable !== '' ||
      frame.capped ||
      frame.unread !== undefined ||
      (frame.writes?.length ?? 0) > 0;
    return says ? [{ ...frame, entries }] : [];
  });
}

function unreadableFrame(url: string, unreadable: string): AcceptedFrame {
  const origin = URL.canParse(url) ? new URL(url).origin : '';
  return {
    origin,
    url,
    loadUrl: '',
    entries: [],
    unread: [],
    writes: null,
    foreign: [],
    refused: false,
    unreadable,
    capped: false,
  };
}
