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
import { createOutbox, type Outbox } from './outbox.ts';

interface Capture {
  readonly holder: SessionHolder;
  readonly outbox: Outbox;
  readonly bodies: BodyReader;
  pageUrl: string;
}

/**
 * Starts capturing into `holder`; returns what ends it. While the session is paused, what happens is dropped.
 * @param now milliseconds since the epoch
 */
export function captureNetwork(
  network: DevtoolsNetwork,
  holder: SessionHolder,
  now: () => number,
): () => void {
  const capture: Capture = {
    holder,
    outbox: createOutbox((exchanges) => holder.dispatch({ type: 'exchanges-captured', exchanges })),
    bodies: createBodyReader(),
    pageUrl: holder.state.pageUrl,
  };
  const matching = matchEntries();

  const onFinished = (entry: NetworkEntry) => {
    if (matching.isNewEvent(entry)) take(capture, entry, capture.pageUrl);
  };
  const onNavigated = (url: string) => {
    capture.pageUrl = url;
    // What was captured belongs before the navigation, also while its bodies are still being read.
    capture.outbox.flush();
    if (holder.state.recording) holder.dispatch({ type: 'navigated', url, at: now() });
  };
  network.onRequestFinished.addListener(onFinished);
  network.onNavigated.addListener(onNavigated);
  network.getHAR((log) => {
    for (const { entry, pageUrl } of matching.newInLog(log)) take(capture, entry, pageUrl);
  });

  return () => {
    network.onRequestFinished.removeListener(onFinished);
    network.onNavigated.removeListener(onNavigated);
    capture.outbox.flush();
  };
}

function take({ holder, outbox, bodies }: Capture, entry: NetworkEntry, pageUrl: string): void {
  if (!holder.state.recording) return;
  const exchange = harEntryToExchange(entry, undefined, pageUrl);
  if (exchange === null) return;
  outbox.put(completed(exchange, entry, bodies));
}

/** With its response body; at once where there is none to be read. */
function completed(
  exchange: NewExchange,
  entry: NetworkEntry,
  bodies: BodyReader,
): NewExchange | Promise<NewExchange> {
  const body = bodies.read(exchange, entry);
  if (body === null) return exchange;
  return body.then((read) => ({ ...exchange, response: { ...exchange.response, body: read } }));
}
