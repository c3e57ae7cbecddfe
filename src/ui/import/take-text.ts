import type { NewExchange } from '../../core/http/exchange.ts';
import { isHeld, requestCount, requestRow, tokenCount } from '../../core/session/selectors.ts';
import type { Store, Told } from '../store.ts';
import { inBatches } from './in-batches.ts';
import { importMessages as words } from './messages.ts';
import { inTurn } from './running-import.ts';

/** From this size on (bytes, or UTF-16 units of a paste) a text is read beside the panel. */
const large = 1_000_000;

/** Takes in a text under its name, says what came of it, and leads to it. Nothing is lost or changed when it is no good. */
export function takeText(store: Store, name: string, text: string): Promise<Told> {
  return tell(store, name, () =>
    text.length < large ? takeSmall(store, name, text) : takeLarge(store, name, new Blob([text])),
  );
}

/** Takes in a file that the person gave, as {@link takeText} does a text. */
export function takeFile(store: Store, file: File): Promise<Told> {
  return tell(store, file.name, async () => {
    if (file.size >= large) return takeLarge(store, file.name, file);
    return takeSmall(store, file.name, await file.text());
  });
}

/** One after another; a file that went away while it waited is said to be unreadable. */
function tell(store: Store, name: string, take: () => Promise<Told>): Promise<Told> {
  return inTurn(store, async () => {
    const told = await take().catch((): Told => ({ tone: 'error', text: words.unreadable(name) }));
    store.told.value = told;
    return told;
  });
}

async function takeSmall(store: Store, name: string, text: string): Promise<Told> {
  // Fetched when it is needed: most sessions import nothing.
  const { readImport } = await import('./read-import.ts');
  const read = await readImport(text, store.now.value);
  switch (read.kind) {
    case 'failed':
      return { tone: 'error', text: words.notHar(name, read.why) };
    case 'capture': {
      const first = requestCount(store.session.value);
      await takeExchanges(store, read.exchanges);
      return captureTaken(store, name, { ...read, total: read.exchanges.length, first });
    }
    case 'keys':
      store.dispatch({ type: 'keys-added', keys: read.keys });
      store.open('keys', read.keys[0]?.id ?? null);
      return { tone: 'good', text: words.keysRead(read.keys.length) };
    case 'text':
      return takeOther(store, name, read.text);
  }
}

/** In batches, so that the panel may draw between them. */
async function takeExchanges(store: Store, exchanges: readonly NewExchange[]): Promise<void> {
  for (const batch of inBatches(exchanges)) {
    store.dispatch({ type: 'exchanges-captured', exchanges: batch });
    await new Promise<void>((resume) => setTimeout(resume, 0));
  }
}

/** It takes a while: what came of it is announced, but for an error, which is an alert by itself. */
async function takeLarge(store: Store, name: string, file: Blob): Promise<Told> {
  const told = await takeBeside(store, name, file);
  if (told.tone !== 'error') store.announce(told.text);
  return told;
}

async function takeBeside(store: Store, name: string, file: Blob): Promise<Told> {
  const { takeCapture } = await import('./take-capture.ts');
  const first = requestCount(store.session.value);
  const { end, taken } = await takeCapture(store, name, file);
  switch (end.kind) {
    case 'capture':
      return captureTaken(store, name, { ...end, first });
    case 'text':
      return takeOther(store, name, end.text);
    case 'failed':
      return { tone: 'error', text: words.notHar(name, end.why) };
    case 'unreadable':
      return { tone: 'error', text: words.unreadable(name) };
    case 'cancelled':
      if (taken === 0) return { tone: 'info', text: words.cancelled(name) };
      store.dispatch({ type: 'capture-imported', name, notes: [words.cancelledNote(taken)] });
      return { tone: 'warn', text: words.cancelledAfter(name, taken) };
  }
}

/** `first` is the id that its first request got, unless others came in meanwhile. */
function captureTaken(
  store: Store,
  name: string,
  capture: { form: 'har' | 'raw'; notes: readonly string[]; total: number; first: number },
): Told {
  const { form, notes, total, first } = capture;
  store.dispatch({ type: 'capture-imported', name, notes });
  if (form === 'raw') store.open('requests', failingSince(store, first));
  const summary = words.captureRead(name, total);
  return { tone: notes.length > 0 ? 'warn' : 'good', text: [summary, ...notes].join(' ') };
}

/** The first request from `first` on that was refused, else the last one: what a pasted failure is about. */
function failingSince(store: Store, first: number): number {
  const session = store.session.value;
  const last = requestCount(session) - 1;
  for (let id = first; id <= last; id += 1)
    if (isHeld(session, id) && requestRow(session, id).diagnosis !== null) return id;
  return last;
}

/** What is no capture and no key: waivers, a saved report, or a text to be searched for tokens. */
async function takeOther(store: Store, name: string, text: string): Promise<Told> {
  if (/^\s*[{[]/.test(text.slice(0, 200))) {
    const { takeReview } = await import('../audit/take-review.ts');
    const told = takeReview(store, name, text);
    if (told !== null) return told;
  }
  return takeTokens(store, name, text);
}

function takeTokens(store: Store, name: string, text: string): Told {
  const before = tokenCount(store.session.value);
  store.dispatch({ type: 'text-pasted', text, at: store.now.value });
  const after = tokenCount(store.session.value);
  if (after > before) {
    store.open('tokens', before);
    return { tone: 'good', text: words.tokensRead(after - before) };
  }
  const known = knownToken(store, text.trim());
  if (known !== undefined) {
    store.open('tokens', known);
    return { tone: 'info', text: words.tokenKnown };
  }
  return { tone: 'error', text: words.nothing(name) };
}

const knownToken = (store: Store, text: string) =>
  store.session.value.derived.idByText.get(text.replace(/^bearer\s+/i, ''));
