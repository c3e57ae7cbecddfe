/** Gathers exchanges into batches, so that a burst of traffic is one change of the session and not hundreds. */
import type { NewExchange } from '../core/http/exchange.ts';

export interface Outbox {
  /** Takes an exchange, or the promise of one whose body is being read. The promise must not reject. */
  put(exchange: NewExchange | Promise<NewExchange>): void;
  /** Sends what is complete now, without waiting for the tick. */
  flush(): void;
}

/** About an animation frame: nobody sees the difference, and a hundred requests cost one pass. */
const tickMs = 16;
/** So long a complete exchange waits for an earlier one whose body is being read, to keep cause before effect. */
const patienceMs = 50;

interface Place {
  exchange: NewExchange | null;
  /** Milliseconds of `performance.now()`. */
  readonly since: number;
}

/** @param send gets each batch, in the order in which the requests finished */
export function createOutbox(send: (exchanges: NewExchange[]) => void): Outbox {
  let places: Place[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (patience: number) => {
    clearTimeout(timer);
    timer = undefined;
    const overdue = performance.now() - patience;
    const held = places.findIndex((place) => place.exchange === null && place.since > overdue);
    const due = held === -1 ? places : places.slice(0, held);
    places = places.filter((place, index) => place.exchange === null || (held !== -1 && index >= held));
    const batch = due.flatMap((place) => place.exchange ?? []);
    if (places.some((place) => place.exchange !== null)) schedule();
    if (batch.length > 0) send(batch);
  };
  const schedule = () => {
    timer ??= setTimeout(() => post(patienceMs), tickMs);
  };

  return {
    put(exchange) {
      const place: Place = { exchange: null, since: performance.now() };
      places.push(place);
      if (!(exchange instanceof Promise)) {
        place.exchange = exchange;
        schedule();
        return;
      }
      void exchange.then((complete) => {
        place.exchange = complete;
        schedule();
      });
    },
    flush: () => post(0),
  };
}
