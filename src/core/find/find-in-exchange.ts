/** Every token of an exchange, wherever it hides. */
import { isTokenScheme, parseAuthorization } from '../http/authorization.ts';
import { type CookiePair, parseCookieHeader, parseSetCookie } from '../http/cookies.ts';
import type { HttpHeader, NewExchange } from '../http/exchange.ts';
import { findInChunks, groupChunks } from './cookie-chunks.ts';
import { findInBody, findInPairs } from './find-in-body.ts';
import { findInValue, looksLikeToken, toOccurrence } from './find-in-value.ts';
import type { Carrier, Occurrence } from './occurrence.ts';
import { scanText } from './scan.ts';

/** More tokens in one exchange are not listed: a page full of them is a test page. */
const mostOccurrences = 500;

/** In the order of a reader: request line, request headers, request body, response headers, response body, frames. */
export function findInExchange(exchange: NewExchange): Occurrence[] {
  const { request, response } = exchange;
  const found: Occurrence[] = [];
  const take = (occurrences: readonly Occurrence[]) => {
    for (const occurrence of occurrences) found.push(occurrence);
  };
  take(findInUrl(request.url));
  for (const header of request.headers) take(findInRequestHeader(header));
  take(findInBody(request.body, 'request-body'));
  take(findInSetCookies(response.headers));
  for (const header of response.headers) take(findInResponseHeader(header));
  take(findInBody(response.body, 'response-body'));
  for (const { direction, text } of exchange.frames) {
    const carrier = direction === 'sent' ? 'websocket-sent' : 'websocket-received';
    take(scanText(text).map((hit) => toOccurrence(hit, carrier, '', [])));
  }
  return found.length > mostOccurrences ? found.slice(0, mostOccurrences) : found;
}

/** Query and fragment by parameter name; the path as a part of the query carrier, without a name. */
export function findInUrl(url: string): Occurrence[] {
  if (url.length < 20) return [];
  const hash = url.indexOf('#');
  const beforeHash = hash < 0 ? url.length : hash;
  const question = url.indexOf('?');
  const hasQuery = question >= 0 && question < beforeHash;
  const pathEnd = hasQuery ? question : beforeHash;
  const fragment = hash < 0 ? '' : url.slice(hash + 1);
  // `#/callback?access_token=…`: a router's fragment has a query of its own.
  const inner = fragment.indexOf('?');
  return [
    ...findInValue(url.slice(0, pathEnd), { carrier: 'query', name: '' }),
    ...(hasQuery ? findInPairs(url.slice(question + 1, beforeHash), question + 1, 'query') : []),
    ...(hash >= 0 ? findInPairs(fragment.slice(inner + 1), hash + 2 + inner, 'fragment') : []),
  ];
}

function findInRequestHeader(header: HttpHeader): readonly Occurrence[] {
  const name = header.name.toLowerCase();
  if (name.startsWith(':')) return []; // HTTP/2 pseudo-headers repeat the URL
  if (name === 'authorization' || name === 'proxy-authorization') return findInAuthorization(header);
  if (name === 'cookie') return findInCookies(parseCookieHeader(header.value), 'cookie');
  return findInValue(header.value, { carrier: 'request-header', name: header.name });
}

/** The token in the credentials; where they are no whole token, but were meant to be one, the credentials as they are. */
export function findInAuthorization(header: HttpHeader): readonly Occurrence[] {
  const { scheme, credentials, span } = parseAuthorization(header.value);
  const place = { carrier: 'authorization', name: header.name, scheme, offset: span[0] } as const;
  const found = findInValue(credentials, place);
  if (scheme !== '' && !isTokenScheme(scheme)) return found;
  const inner = startOfBare(credentials);
  const bare = credentials.slice(inner, isQuote(credentials.at(-1)) ? -1 : undefined);
  const whole = found.some((occurrence) => occurrence.text.length >= bare.length) || found.length > 1;
  if (whole || (found.length === 0 && !looksLikeToken(bare)) || /[\s,]/.test(bare)) return found;
  const start = span[0] + inner;
  return [
    {
      text: bare,
      carrier: 'authorization',
      name: header.name,
      scheme,
      span: [start, start + bare.length],
      wrappings: bare === credentials ? [] : ['quotes'],
      missingChunks: [],
    },
  ];
}

/** Behind a quote, a scheme that was written twice, and another quote. */
function startOfBare(credentials: string): number {
  const quoted = Number(isQuote(credentials[0]));
  const doubled = /^bearer\s+/i.exec(credentials.slice(quoted))?.[0].length ?? 0;
  const start = quoted + doubled;
  return start + Number(doubled > 0 && isQuote(credentials[start]));
}

const isQuote = (character: string | undefined) =>
  character === '"' || character === "'" || character === '`';

/** Pairs one by one, and the chunked ones put together. */
export function findInCookies(pairs: readonly CookiePair[], carrier: Carrier): Occurrence[] {
  const chunked = groupChunks(pairs).flatMap((group) => {
    const found = findInChunks(group, carrier);
    return found.length > 0 ? [{ names: group.chunks.map((chunk) => chunk.name), found }] : [];
  });
  const taken = new Set(chunked.flatMap((group) => group.names));
  return [
    ...pairs
      .filter((pair) => !taken.has(pair.name))
      .flatMap((pair) => findInValue(pair.value, { carrier, name: pair.name, offset: pair.span[0] })),
    ...chunked.flatMap((group) => group.found),
  ];
}

function findInSetCookies(headers: readonly HttpHeader[]): Occurrence[] {
  const cookies = headers
    .filter((header) => header.name.toLowerCase() === 'set-cookie')
    .flatMap((header) => header.value.split('\n'))
    .map(parseSetCookie)
    .filter((cookie) => cookie !== null && cookie.value !== '');
  return findInCookies(cookies as CookiePair[], 'set-cookie');
}

function findInResponseHeader(header: HttpHeader): readonly Occurrence[] {
  if (header.name.toLowerCase() === 'set-cookie') return [];
  if (header.name.toLowerCase() === 'location')
    return findInUrl(header.value).map((found) => ({
      ...found,
      carrier: 'response-header' as const,
      name: header.name,
    }));
  return findInValue(header.value, { carrier: 'response-header', name: header.name });
}
