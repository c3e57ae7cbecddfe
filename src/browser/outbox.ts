/** Gathers exchanges into batches, so that a burst of traffic is one change of the session and not hundreds. */
import type { NewExchange } from '../core/http/exchange.ts';

export interface Outbox {
  /**
   * Takes an exchange, or the promise of one whose body is being read. The promise must not reject. One that `leads` is
   * waited for longer: what follows cannot be understood before it.
   */
  put(exchange: NewExchange | Promise<NewExchange>, leads: boolean): void;
  /** Sends what is complete now, without waiting for the tick. */
  flush(): void;
}

/** About an animation frame: nobody sees the difference, and a hundred requests cost one pass. */
const tickMs = 16;
/** So long a complete exchange waits for an earlier one whose body is being read, to keep cause before effect. */
const patienceMs = 50;
/** So long where the earlier one leads. Firefox takes a tenth of a second for a body, a busy machine several. */
const patienceWithLeadersMs = 1000;

interface Place {
  exchange: NewExchange | null;
  /** Until when others wait for it. Milliseconds of `performance.now()`. */
  readonly holdsUntil: number;
}

/** @param send gets each batch, in the order in which the requests finished */
export function createOutbox(send: (exchanges: NewExchange[]) => void): Outbox {
  let places: Place[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (now: number) => {
    clearTimeout(timer);
    timer = undefined;
    const held = places.findIndex((place) => place.exchange === null && place.holdsUntil > now);
    const due = held === -1 ? places : places.slice(0, held);
    places = places.filter((place, index) => place.exchange === null || (held !== -1 && index >= held));
    const batch = due.flatMap((place) => place.exchange ?? []);
    if (places.some((place) => place.exchange !== null)) schedule();
    if (batch.length > 0) send(batch);
  };
  const schedule = () => {
    timer ??= setTimeout(() => post(performance.now()), tickMs);
  };

  return {
    put(exchange, leads) {
      const holdsUntil = performance.now() + (leads ? patienceWithLeadersMs : patienceMs);
      const place: Place = { exchange: null, holdsUntil };
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
    flush: () => post(Number.POSITIVE_INFINITY),
  };
}
