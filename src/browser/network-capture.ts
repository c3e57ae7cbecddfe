/**
 * The inspected page's traffic, as facts. Entries come by event as they finish; what finished before we listened comes
 * from `getHAR`, without doubles. Bodies are read only where a token can be, a few at a time.
 */
import type { NewExchange } from '../core/http/exchange.ts';
import { harEntryToExchange } from '../core/http/har.ts';
import type { SessionHolder } from '../core/session/holder.ts';
import { type BodyReader, createBodyReader } from './body-reader.ts';
import type { DevtoolsNetwork, NetworkEntry } from './devtools-api.ts';
import { matchEntries } from './entry-matching.ts';
import { createOutbox } from './outbox.ts';
import { trackPage } from './page-tracking.ts';

/** What the capture needs of the browser. */
export interface CaptureEnv {
  readonly network: DevtoolsNetwork;
  /** URL of the document that is inspected now; '' where it cannot be told. */
  readonly readPageUrl: () => Promise<string>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The log is waited for so long: what it holds is older than every event, and has to come first. */
const logWithinMs = 1000;

/** Starts capturing into `holder`; returns what ends it. While the session is paused, what happens is dropped. */
export function captureNetwork({ network, readPageUrl, now }: CaptureEnv, holder: SessionHolder): () => void {
  const outbox = createOutbox((exchanges) => holder.dispatch({ type: 'exchanges-captured', exchanges }));
  const bodies = createBodyReader();
  const matching = matchEntries();
  const page = trackPage(readPageUrl, (url) => onNavigated(url));
  /** Events that came before the log; null once it is there. */
  let early: { entry: NetworkEntry; pageUrl: string | Promise<string> }[] | null = [];

  const take = (entry: NetworkEntry, onPage: string | Promise<string>) => {
    const exchange = harEntryToExchange(entry);
    if (exchange !== null) outbox.put(complete(exchange, entry, bodies, onPage));
  };
  const onFinished = (entry: NetworkEntry) => {
    if (!holder.state.recording || !matching.isNewEvent(entry)) return;
    if (early === null) take(entry, page.current());
    else early.push({ entry, pageUrl: page.current() });
  };
  const onNavigated = (url: string) => {
    page.navigated(url);
    // What was captured belongs before the navigation, also while its bodies are still being read.
    outbox.flush();
    if (holder.state.recording) holder.dispatch({ type: 'navigated', url, at: now() });
  };
  const onLog = (log: unknown) => {
    if (early === null) return;
    clearTimeout(timer);
    const waited = early;
    early = null;
    for (const { entry, pageUrl: onPage } of matching.newInLog(log)) take(entry, onPage || page.current());
    for (const one of waited) take(one.entry, one.pageUrl);
  };

  network.onRequestFinished.addListener(onFinished);
  network.onNavigated.addListener(onNavigated);
  const timer = setTimeout(() => onLog(null), logWithinMs);
  network.getHAR(onLog);
  void page.current();

  return () => {
    network.onRequestFinished.removeListener(onFinished);
    network.onNavigated.removeListener(onNavigated);
    clearTimeout(timer);
    outbox.flush();
  };
}

/** With its page and its response body; at once where neither has to be waited for. */
function complete(
  exchange: NewExchange,
  entry: NetworkEntry,
  bodies: BodyReader,
  pageUrl: string | Promise<string>,
): NewExchange | Promise<NewExchange> {
  const body = bodies.read(exchange, entry);
  if (body === null && typeof pageUrl === 'string') return { ...exchange, pageUrl };
  return Promise.all([body ?? exchange.response.body, pageUrl]).then(([read, url]) => ({
    ...exchange,
    pageUrl: url,
    response: { ...exchange.response, body: read },
  }));
}
