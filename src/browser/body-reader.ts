/** Reads response bodies from the browser: a few at a time, and only where a token can be. */
import type { HttpBody, NewExchange } from '../core/http/exchange.ts';
import { harEntryToExchange } from '../core/http/har.ts';
import type { NetworkEntry } from './devtools-api.ts';

export interface BodyReader {
  /** The body, or why there is none; null where there is nothing to be read. Never rejects. */
  read(exchange: NewExchange, entry: NetworkEntry): Promise<HttpBody> | null;
}

/** More at once make DevTools itself slow, and gain nothing. */
const atOnce = 6;
/** A body that has not come by then is given up, or a stream without end would hold its place for ever. */
const giveUpAfterMs = 10_000;

export function createBodyReader(): BodyReader {
  const waiting: (() => void)[] = [];
  let running = 0;

  const start = (job: () => Promise<HttpBody>): Promise<HttpBody> =>
    new Promise((resolve) => {
      const run = () => {
        running += 1;
        void job().then((body) => {
          running -= 1;
          resolve(body);
          waiting.shift()?.();
        });
      };
      if (running < atOnce) run();
      else waiting.push(run);
    });

  return {
    read(exchange, entry) {
      const { body } = exchange.response;
      // Only "the entry came without it" is worth asking for; every other state is an answer already.
      if (body.state !== 'not-read' || body.reason !== 'not-captured' || exchange.response.status === 0)
        return null;
      return start(() => getBody(entry, body.mediaType));
    },
  };
}

function getBody(entry: NetworkEntry, mediaType: string): Promise<HttpBody> {
  const gone: HttpBody = { state: 'not-read', mediaType, reason: 'gone' };
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(gone), giveUpAfterMs);
    const done = (body: HttpBody) => {
      clearTimeout(timer);
      resolve(body);
    };
    try {
      const asked = entry.getContent((text, encoding) => {
        if (typeof text !== 'string') return done(gone);
        // Chromium says `base64` or ''; Firefox gives the media type and leaves text as it is.
        const read = { text, encoding: encoding === 'base64' ? 'base64' : '' };
        done(harEntryToExchange(entry, read)?.response.body ?? gone);
      });
      // Firefox gives a promise as well, which rejects where it has no body.
      Promise.resolve(asked).catch(() => done(gone));
    } catch {
      done(gone);
    }
  });
}
