import type { NewExchange } from '../../src/core/http/exchange.ts';
import { harEntryToExchange } from '../../src/core/http/har.ts';

/** A `fetch` of a page at `origin` that also hands over each exchange, the way DevTools would have seen it. */
export function recordFetch(origin: string, onExchange: (exchange: NewExchange) => void) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(url, init);
    const sent = await request.clone().text();
    const startedAt = Date.now();
    const response = await fetch(request);
    const text = await response.clone().text();
    const mimeType = response.headers.get('content-type') ?? '';
    const exchange = harEntryToExchange({
      startedDateTime: new Date(startedAt).toISOString(),
      time: Date.now() - startedAt,
      _resourceType: 'fetch',
      request: {
        method: request.method,
        url,
        headers: [...list(request.headers), { name: 'Origin', value: origin }],
        postData: { mimeType: request.headers.get('content-type') ?? '', text: sent },
      },
      response: {
        status: response.status,
        headers: list(response.headers),
        content: { mimeType, text, size: text.length },
      },
    });
    if (exchange !== null) onExchange(exchange);
    return response;
  };
}

const list = (headers: Headers) => [...headers].map(([name, value]) => ({ name, value }));
