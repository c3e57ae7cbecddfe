/** A capture as a HAR that may be handed on: what {@link redactRequest} takes out of a request is taken out of answers too. */
import type { Exchange, HttpResponse } from '../http/exchange.ts';
import { writeHar } from '../http/har.ts';
import { redactRequest, redactTokens, redactUrl } from './redact-request.ts';

/** An answer's headers and body are redacted by the rules of a request's: Set-Cookie as a secret by its name. */
function redactResponse(response: HttpResponse): HttpResponse {
  const { headers, body } = redactRequest({
    method: '',
    url: '',
    headers: response.headers,
    body: response.body,
  });
  return {
    ...response,
    body,
    headers: headers.map(({ name, value }) =>
      name.toLowerCase() === 'location' ? { name, value: redactUrl(value) } : { name, value },
    ),
  };
}

function redactExchange(exchange: Exchange): Exchange {
  return {
    ...exchange,
    request: redactRequest(exchange.request),
    response: redactResponse(exchange.response),
    frames: exchange.frames.map((frame) => ({ ...frame, text: redactTokens(frame.text) })),
    initiator: exchange.initiator.map((call) => ({ ...call, url: redactUrl(call.url) })),
    pageUrl: exchange.pageUrl === '' ? '' : redactUrl(exchange.pageUrl),
  };
}

/** HAR 1.2 text of `exchanges` without credentials, cookie values, tokens and passwords. */
export function redactedHar(exchanges: readonly Exchange[]): string {
  return writeHar(exchanges.map(redactExchange));
}
