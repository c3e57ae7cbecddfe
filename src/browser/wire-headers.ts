/**
 * Headers as they went over the wire. Chromium tells of a request as it ends, and of these a moment later where its network
 * service is behind (https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-responseReceivedExtraInfo); until
 * then every `Cookie` and `Set-Cookie` is missing. Its log has them. Redirects are met by this often, others where the
 * machine is busy. Firefox tells all at once.
 */
import type { NewExchange } from '../core/http/exchange.ts';
import { harEntryToExchange } from '../core/http/har.ts';
import { arrayAt, objectAt, textAt } from '../core/http/har-entry.ts';
import type { DevtoolsNetwork, NetworkEntry } from './devtools-api.ts';
import { entriesOf, identify } from './entry-matching.ts';

export interface WireHeaders {
  /** The exchange as it is, or once it has them; as it was told where they never come. The promise never rejects. */
  complete(exchange: NewExchange, entry: NetworkEntry): NewExchange | Promise<NewExchange>;
  /** The page has gone to another one: DevTools empties its log, unless it was told to keep it. */
  navigated(): void;
}

/** So long after it was told, and then once more, the log is asked for. */
const askAfterMs = [50, 250] as const;
/** Writing the log of a long session keeps DevTools busy: it rests so many times as long as it took. */
const restTimes = 4;
/** A longer log would keep DevTools busy for more than half a second. */
const longestLog = 2000;
/** Nobody waits longer than that for the log's turn. */
const longestRestMs = 500;
/** A log that does not come by then is not waited for. */
const patienceMs = 1000;

interface Waiting {
  readonly id: string;
  readonly exchange: NewExchange;
  readonly give: (exchange: NewExchange) => void;
  rounds: number;
}

export function createWireHeaders(network: Pick<DevtoolsNetwork, 'getHAR'>): WireHeaders {
  let waiting: Waiting[] = [];
  let isAsking = false;
  /** Milliseconds of `performance.now()`. */
  let restsUntil = 0;
  /** How long the log should be by now. */
  let length = 0;
  let isKept = false;

  const isOutOfReach = () => length > longestLog || restsUntil - performance.now() > longestRestMs;
  const readLog = () =>
    new Promise<NetworkEntry[]>((resolve) => {
      const asked = performance.now();
      restsUntil = Number.POSITIVE_INFINITY;
      const onLog = (log: unknown) => {
        restsUntil = performance.now() + restTimes * (performance.now() - asked);
        const entries = entriesOf(log);
        length = entries.length;
        isKept ||= length > longestLog;
        resolve(entries);
      };
      setTimeout(() => resolve([]), patienceMs);
      try {
        network.getHAR(onLog);
      } catch {
        onLog(null);
      }
    });
  const ask = async (held: readonly Waiting[]) => {
    const entries = new Map((await readLog()).map((entry) => [identify(entry), entry]));
    for (const one of held) {
      const entry = entries.get(one.id);
      const later = entry === undefined ? null : withHeaders(one.exchange, entry);
      one.rounds += 1;
      if (later !== null && lack(entry) !== 'surely') one.give(later);
      // A navigation empties the log.
      else if (later === null || one.rounds === askAfterMs.length) one.give(one.exchange);
      else waiting.push(one);
    }
  };
  const askUntilDone = async () => {
    isAsking = true;
    while (waiting.length > 0 && !isOutOfReach()) {
      const pause = askAfterMs[waiting.some(({ rounds }) => rounds === 0) ? 0 : 1];
      await sleep(Math.max(pause, restsUntil - performance.now()));
      const held = waiting;
      waiting = [];
      await ask(held);
    }
    for (const { give, exchange } of waiting) give(exchange);
    waiting = [];
    isAsking = false;
  };

  return {
    complete(exchange, entry) {
      length += 1;
      if (lack(entry) === null || (isOutOfReach() && !isAsking)) return exchange;
      const whole = new Promise<NewExchange>((give) => {
        waiting.push({ id: identify(entry), exchange, give, rounds: 0 });
      });
      if (!isAsking) void askUntilDone();
      return whole;
    },
    navigated() {
      if (!isKept) length = 0;
    },
  };
}

const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

/**
 * Whether Chromium has them still to tell. Of HTTP/1 it counts their octets then; of HTTP/2 and 3 it never does, and a
 * redirect may be whole or not: it is asked for once.
 */
function lack(entry: unknown): 'surely' | 'perhaps' | null {
  const response = objectAt(entry, 'response');
  const { status, headersSize } = response;
  const isWorkers = Number(objectAt(entry, 'timings')._workerStart) >= 0;
  const isOnTheWire =
    typeof status === 'number' && status >= 200 && textAt(entry, '_fromCache') === '' && !isWorkers;
  // Firefox names no type.
  if (textAt(entry, '_resourceType') === '' || !isOnTheWire || headersSize !== -1) return null;
  if (/^http\/1/i.test(textAt(response, 'httpVersion'))) return 'surely';
  const sent = arrayAt(objectAt(entry, 'request'), 'headers');
  if (!sent.some((header) => textAt(header, 'name') === ':authority')) return 'surely';
  return status < 400 && status >= 300 ? 'perhaps' : null;
}

function withHeaders(exchange: NewExchange, entry: NetworkEntry): NewExchange | null {
  const later = harEntryToExchange(entry);
  if (later === null) return null;
  return {
    ...exchange,
    request: { ...exchange.request, headers: later.request.headers },
    response: { ...exchange.response, headers: later.response.headers },
  };
}
