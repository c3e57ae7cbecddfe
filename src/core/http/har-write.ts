import { parseCookieHeader, setCookiesOf } from './cookies.ts';
import type { HttpBody, HttpHeader, NewExchange } from './exchange.ts';
import { headerValue, headerValues } from './headers.ts';

/** Writes a HAR 1.2 document that {@link parseHar} reads back into the same exchanges. Nothing is redacted here. */
export function writeHar(exchanges: readonly NewExchange[]): string {
  const pages = [...new Set(exchanges.map((exchange) => exchange.pageUrl).filter((url) => url !== ''))];
  const startOf = (url: string) => exchanges.find((exchange) => exchange.pageUrl === url)?.startedAt ?? 0;
  return JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'Claimcheck', version: '1' },
      pages: pages.map((url, index) => ({
        startedDateTime: toIso(startOf(url)),
        id: `page_${index + 1}`,
        title: url,
        pageTimings: {},
      })),
      entries: exchanges.map((exchange) => toEntry(exchange, pages)),
    },
  });
}

function toEntry(exchange: NewExchange, pages: readonly string[]): object {
  const { request, response } = exchange;
  const page = pages.indexOf(exchange.pageUrl);
  return {
    ...(page >= 0 && { pageref: `page_${page + 1}` }),
    startedDateTime: toIso(exchange.startedAt),
    time: exchange.durationMs,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: '',
      headers: request.headers,
      queryString: toQuery(request.url),
      cookies: headerValues(request.headers, 'cookie')
        .flatMap(parseCookieHeader)
        .map(({ name, value }) => ({ name, value })),
      ...(request.body.state === 'text' && {
        postData: { mimeType: request.body.mediaType, text: request.body.text },
      }),
      headersSize: -1,
      bodySize: -1,
      ...(request.unseen && { _unseen: request.unseen }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: '',
      headers: response.headers,
      cookies: setCookiesOf(response).map(({ name, value, httpOnly, secure }) => ({
        name,
        value,
        httpOnly,
        secure,
      })),
      content: toContent(response.body, response.headers),
      redirectURL: headerValue(response.headers, 'location') ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(exchange.error !== '' && { _error: exchange.error }),
    },
    cache: {},
    timings: { send: 0, wait: exchange.durationMs, receive: 0 },
    ...(exchange.timedByServer && { _timedByServer: true }),
    ...(exchange.resourceType !== '' && { _resourceType: exchange.resourceType }),
    ...(exchange.fromCache && { _fromCache: 'disk' }),
    ...(exchange.initiator.length > 0 && {
      _initiator: { type: 'script', stack: { callFrames: exchange.initiator } },
    }),
    ...(exchange.frames.length > 0 && {
      _webSocketMessages: exchange.frames.map((frame) => ({
        type: frame.direction === 'sent' ? 'send' : 'receive',
        time: frame.at / 1000,
        opcode: 1,
        data: frame.text,
      })),
    }),
  };
}

function toContent(body: HttpBody, headers: readonly HttpHeader[]): object {
  if (body.state === 'text') return { size: body.length, mimeType: body.mediaType, text: body.text };
  if (body.state === 'none') return { size: 0, mimeType: headerValue(headers, 'content-type') ?? '' };
  return { size: -1, mimeType: body.mediaType, comment: `not read: ${body.reason}` };
}

function toQuery(url: string): { name: string; value: string }[] {
  const start = url.indexOf('?');
  if (start < 0) return [];
  const hash = url.indexOf('#', start);
  const query = url.slice(start + 1, hash < 0 ? undefined : hash);
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? { name: pair, value: '' }
        : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
    });
}

function toIso(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
