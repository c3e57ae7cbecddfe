/** Lets go of long bodies in which nothing was found, so that a day of traffic fits into memory. */
import type { Occurrence } from '../find/occurrence.ts';
import type { TokenInPlace } from '../find/seen.ts';
import type { Exchange, HttpBody, NewExchange } from '../http/exchange.ts';
import { copyText } from './copy-text.ts';

/** Bodies up to this length, in UTF-16 units, are kept whatever they hold. */
const shortBody = 16 * 1024;

/** The exchange as it is held: bodies with a token, those of a refused request and short ones stay. */
export function withoutIdleBodies(exchange: Exchange, places: readonly TokenInPlace[]): Exchange {
  const { request, response } = exchange;
  if (response.status >= 400 || (!isLong(request.body) && !isLong(response.body))) return exchange;
  const holds = (carrier: Occurrence['carrier']) =>
    places.some(({ occurrence }) => occurrence.carrier === carrier);
  return {
    ...exchange,
    request: holds('request-body') ? request : { ...request, body: letGoIfLong(request.body) },
    response: holds('response-body') ? response : { ...response, body: letGoIfLong(response.body) },
  };
}

function isLong(body: HttpBody): boolean {
  return body.state === 'text' && body.text.length > shortBody;
}

const letGoIfLong = (body: HttpBody): HttpBody => (isLong(body) ? letGo(body) : body);

/** What stands for a body whose text was searched and is not kept; any other body as it is. */
export function letGo(body: HttpBody): HttpBody {
  return body.state === 'text' ? { state: 'not-read', mediaType: body.mediaType, reason: 'not-kept' } : body;
}

/** The exchange with bodies of no more than `most` UTF-16 units each; their `length` tells the whole. */
export function withCutBodies<E extends NewExchange>(exchange: E, most: number): E {
  const { request, response } = exchange;
  if (!isLonger(request.body, most) && !isLonger(response.body, most)) return exchange;
  return {
    ...exchange,
    request: { ...request, body: cut(request.body, most) },
    response: { ...response, body: cut(response.body, most) },
  };
}

/** How many of the two bodies are not there as a whole. */
export function countCut({ request, response }: NewExchange): number {
  return [request.body, response.body].filter(
    (body) => body.state === 'text' && body.length > body.text.length,
  ).length;
}

/** Whether the answer's body was not asked for, because too many waited. */
export function isUnread({ response: { body } }: NewExchange): boolean {
  return body.state === 'not-read' && body.reason === 'too-many';
}

const isLonger = (body: HttpBody, most: number) => body.state === 'text' && body.text.length > most;

function cut(body: HttpBody, most: number): HttpBody {
  if (body.state !== 'text' || body.text.length <= most) return body;
  return { ...body, text: copyText(body.text.slice(0, most)) };
}
