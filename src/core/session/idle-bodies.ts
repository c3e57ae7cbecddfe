/** Lets go of long bodies in which nothing was found, so that a day of traffic fits into memory. */
import type { Occurrence } from '../find/occurrence.ts';
import type { TokenInPlace } from '../find/seen.ts';
import type { Exchange, HttpBody } from '../http/exchange.ts';

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
    request: holds('request-body') ? request : { ...request, body: letGo(request.body) },
    response: holds('response-body') ? response : { ...response, body: letGo(response.body) },
  };
}

function isLong(body: HttpBody): boolean {
  return body.state === 'text' && body.text.length > shortBody;
}

function letGo(body: HttpBody): HttpBody {
  return isLong(body) && body.state === 'text'
    ? { state: 'not-read', mediaType: body.mediaType, reason: 'not-kept' }
    : body;
}
