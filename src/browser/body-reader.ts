/**
 * Reads response bodies from the browser: a few at a time, and only where a token can be. A page that sends faster than
 * the browser hands bodies over would leave the panel minutes behind: then answers of routes that were read already go
 * without theirs, and say so.
 */
import { remember } from '../core/diagnose/bounded.ts';
import { routeOf, targetOf } from '../core/diagnose/places.ts';
import type { HttpBody, NewExchange } from '../core/http/exchange.ts';
import { harEntryToExchange } from '../core/http/har.ts';
import { objectAt, textAt } from '../core/http/har-entry.ts';
import { headerValue } from '../core/http/headers.ts';
import type { InspectedWindow, NetworkEntry } from './devtools-api.ts';
import { contentOf, createResourceBodies } from './resource-bodies.ts';

export interface BodyReader {
  /** An answer that nobody wants to read. */
  pass(entry: NetworkEntry): void;
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

/** `page` is the inspected one, whose resources are asked for what an entry does not give. */
export function createBodyReader(page: Pick<InspectedWindow, 'getResources'>): BodyReader {
  const resources = createResourceBodies(page);
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

  const getBody = async (url: string, entry: NetworkEntry, mediaType: string): Promise<HttpBody> => {
    const content = (await contentOf(entry, giveUpAfterMs)) ?? (await resources.read(url));
    const body = content === null ? undefined : harEntryToExchange(entry, content)?.response.body;
    return body ?? { state: 'not-read', mediaType, reason: 'gone' };
  };

  return {
    pass: (entry) => resources.note(textAt(objectAt(entry, 'request'), 'url')),
    read(exchange, entry) {
      const { body } = exchange.response;
      if (body.state !== 'not-read' || body.reason !== 'media-type') resources.note(exchange.request.url);
      // Only "the entry came without it" is worth asking for; every other state is an answer already.
      if (body.state !== 'not-read' || body.reason !== 'not-captured' || exchange.response.status === 0)
        return body;
      const route = isOrdinary(exchange) ? routeIn(exchange.request.url) : null;
      if (route !== null && routes.has(route) && waiting.length >= mostWaiting)
        return { ...body, reason: 'too-many' };
      if (route !== null) remember(routes, route, true, mostRoutes);
      return start(() => getBody(exchange.request.url, entry, body.mediaType));
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
