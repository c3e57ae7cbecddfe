/**
 * Reads response bodies from the browser: a few at a time, and only where a token can be. A page that sends faster than
 * the browser hands bodies over would leave the panel minutes behind: then answers of routes that were read already go
 * without theirs, and say so.
 */
import { remember } from '../core/diagnose/bounded.ts';
import { routeOf, targetOf } from '../core/diagnose/places.ts';
import type { HttpBody, NewExchange } from '../core/http/exchange.ts';
import { harEntryToExchange } from '../core/http/har.ts';
import { headerValue } from '../core/http/headers.ts';
import type { NetworkEntry } from './devtools-api.ts';

export interface BodyReader {
  /** The body, or why there is none. The promise never rejects. */
  read(exchange: NewExchange, entry: NetworkEntry): HttpBody | Promise<HttpBody>;
}

/** Firefox takes a tenth of a second for each, however many: fewer at once fall behind a hundred a second. */
const atOnce = 24;
/** A body that has not come by then is given up, or a stream without end would hold its place for ever. */
const giveUpAfterMs = 10_000;
/** Where so many wait, the page is ahead of the browser by a second or two. */
const mostWaiting = 200;
/** Routes that are remembered as read. */
const mostRoutes = 2000;

export function createBodyReader(): BodyReader {
  const waiting: (() => void)[] = [];
  const routes = new Map<string, true>();
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
        return body;
      const route = isOrdinary(exchange) ? routeIn(exchange.request.url) : null;
      if (route !== null && routes.has(route) && waiting.length >= mostWaiting)
        return { ...body, reason: 'too-many' };
      if (route !== null) remember(routes, route, true, mostRoutes);
      return start(() => getBody(entry, body.mediaType));
    },
  };
}

/** An answer like many others. One that refuses, that changes something, or that hands out a cookie is read whatever waits. */
function isOrdinary({ request, response }: NewExchange): boolean {
  return (
    request.method === 'GET' &&
    response.status < 400 &&
    headerValue(response.headers, 'set-cookie') === undefined
  );
}

function routeIn(url: string): string {
  const { origin, path } = targetOf(url);
  return origin + routeOf(path);
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
