/**
 * The inspected page's traffic, as facts. Entries come by event as they finish; what finished before we listened comes
 * from `getHAR`, without doubles. Bodies are read only where a token can be, a few at a time.
 */
import { mayBeMessage } from '../core/flows/read-message.ts';
import type { HttpBody, NewExchange } from '../core/http/exchange.ts';
import { harEntryToExchange } from '../core/http/har.ts';
import type { SessionHolder } from '../core/session/holder.ts';
import { createBodyReader } from './body-reader.ts';
import type { DevtoolsNetwork, InspectedWindow, NetworkEntry } from './devtools-api.ts';
import { matchEntries } from './entry-matching.ts';
import { createQueue } from './in-turn.ts';
import { createOutbox } from './outbox.ts';
import { trackPage } from './page-tracking.ts';
import { createWireHeaders } from './wire-headers.ts';

/** What the capture needs of the browser. */
export interface CaptureEnv {
  readonly network: DevtoolsNetwork;
  readonly inspectedWindow: Pick<InspectedWindow, 'getResources'>;
  /** URL of the document that is inspected now; '' where it cannot be told. */
  readonly readPageUrl: () => Promise<string>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Events are held back so long for the log: what it holds is older than every event, and belongs before. */
const logWithinMs = 1000;
/** Firefox may take seconds to write the log of a busy page. One that comes so late is taken all the same, behind the events. */
const logAtAllMs = 60_000;

/** Starts capturing into `holder`; returns what ends it. While the session is paused, what happens is dropped. */
export function captureNetwork(
  { network, inspectedWindow, readPageUrl, now }: CaptureEnv,
  holder: SessionHolder,
): () => void {
  const outbox = createOutbox((exchanges) => holder.dispatch({ type: 'exchanges-captured', exchanges }));
  const bodies = createBodyReader(inspectedWindow);
  const headers = createWireHeaders(network);
  /** A sign-in goes by redirects: what follows from one, a navigation too, cannot be understood before it. Others hold nobody back. */
  const told = createQueue();
  const matching = matchEntries();
  const { derived } = holder.state;
  /** Events that came before the log; null once they need not wait any more. */
  let early: { entry: NetworkEntry; pageUrl: string | Promise<string> }[] | null = [];
  let hasLog = false;

  const take = (entry: NetworkEntry, onPage: string | Promise<string>) => {
    const exchange = harEntryToExchange(entry);
    if (exchange === null) return;
    // Asked for at once: the browser forgets bodies when it goes to another page.
    const body = bodies.read(exchange, entry);
    const whole = headers.complete(exchange, entry);
    const leads = mayBeMessage(exchange);
    const put = (ready: typeof whole) => outbox.put(join(ready, body, onPage), leads);
    if (isRedirect(exchange)) told.pass(whole, put);
    else told.pass(null, () => put(whole));
  };
  const onFinished = guard((entry: NetworkEntry) => {
    if (!holder.state.recording) return bodies.pass(entry);
    if (!matching.isNewEvent(entry)) return;
    if (early === null) take(entry, page.current());
    else early.push({ entry, pageUrl: page.current() });
  });
  const onNavigated = guard((address: unknown) => {
    const url = typeof address === 'string' ? address : '';
    page.navigated(url);
    headers.navigated();
    if (!holder.state.recording) return;
    told.pass(now(), (at) => {
      // What was captured belongs before the navigation, also while its bodies are still being read.
      outbox.flush();
      holder.dispatch({ type: 'navigated', url, at });
    });
  });
  const page = trackPage(readPageUrl, onNavigated);
  const release = () => {
    clearTimeout(waiting);
    const waited = early ?? [];
    early = null;
    for (const one of waited) take(one.entry, one.pageUrl);
  };
  const onLog = guard((log: unknown) => {
    if (hasLog) return;
    hasLog = true;
    clearTimeout(givingUp);
    // Cleared meanwhile: what was before is no longer wanted.
    const isWanted = holder.state.derived === derived;
    for (const { entry, pageUrl: onPage } of matching.newInLog(isWanted ? log : null))
      take(entry, onPage || page.current());
    release();
  });

  network.onRequestFinished.addListener(onFinished);
  network.onNavigated.addListener(onNavigated);
  const waiting = setTimeout(release, logWithinMs);
  const givingUp = setTimeout(() => onLog(null), logAtAllMs);
  askForLog(network, onLog);
  void page.current();

  return () => {
    network.onRequestFinished.removeListener(onFinished);
    network.onNavigated.removeListener(onNavigated);
    clearTimeout(waiting);
    clearTimeout(givingUp);
    outbox.flush();
  };
}

/** What a listener of the browser's throws is said to its console only: as an unhandled rejection it reaches the person. */
function guard<A extends unknown[]>(run: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      run(...args);
    } catch (thrown) {
      void Promise.reject(thrown);
    }
  };
}

/** A browser that refuses its log must not cost what is still to come. */
function askForLog(network: DevtoolsNetwork, onLog: (log: unknown) => void): void {
  try {
    // Firefox gives a promise as well.
    Promise.resolve(network.getHAR(onLog)).catch(() => onLog(null));
  } catch {
    onLog(null);
  }
}

const isRedirect = ({ response: { status } }: NewExchange) => status >= 300 && status < 400;

/** An exchange with the body that was read of it and the URL of its page; at once where none has to be waited for. */
function join(
  exchange: NewExchange | Promise<NewExchange>,
  body: HttpBody | Promise<HttpBody>,
  pageUrl: string | Promise<string>,
): NewExchange | Promise<NewExchange> {
  const joined = (whole: NewExchange, read: HttpBody, url: string): NewExchange => ({
    ...whole,
    pageUrl: url,
    response: { ...whole.response, body: read },
  });
  if (exchange instanceof Promise || body instanceof Promise || pageUrl instanceof Promise)
    return Promise.all([exchange, body, pageUrl]).then((parts) => joined(...parts));
  return joined(exchange, body, pageUrl);
}
