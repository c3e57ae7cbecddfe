/**
 * A capture as a HAR that may be handed on. Tokens keep header and claims and lose their signature, secrets become
 * stand-ins; everything else is as captured, so that it opens again and its failures are explained the same way.
 */
import { parseAuthorization } from '../http/authorization.ts';
import { parseSetCookie } from '../http/cookies.ts';
import type { HttpHeader, NewExchange } from '../http/exchange.ts';
import { writeHar } from '../http/har.ts';
import { createMask, type Mask, type Receipt } from './mask.ts';
import { maskBody, maskText } from './redact-body.ts';
import { isSecretName } from './redact-request.ts';
import { maskUrl } from './redact-url.ts';

export interface RedactedCapture {
  /** HAR 1.2. */
  readonly har: string;
  readonly receipt: Receipt;
}

/** Redacts what was captured, in its order. Redacting the result once more changes nothing. */
export function redactCapture(exchanges: readonly NewExchange[]): RedactedCapture {
  const mask = createMask();
  const har = writeHar(exchanges.map((exchange) => maskExchange(exchange, mask)));
  return { har, receipt: mask.receipt() };
}

function maskExchange(exchange: NewExchange, mask: Mask): NewExchange {
  const { request, response, frames, initiator, pageUrl } = exchange;
  // A proof names the access token by its hash, and may stand before it.
  const first = new Map(
    request.headers.filter(isAuthorization).map((header) => [header, maskHeader(header, mask)]),
  );
  return {
    ...exchange,
    request: {
      ...request,
      url: maskUrl(request.url, mask),
      headers: request.headers.map((header) => first.get(header) ?? maskHeader(header, mask)),
      body: maskBody(request.body, 'request', mask),
    },
    response: {
      ...response,
      headers: response.headers.map((header) => maskHeader(header, mask)),
      body: maskBody(response.body, 'response', mask),
    },
    frames: frames.map((frame) => ({ ...frame, text: maskText(frame.text, 'response', mask) })),
    initiator: initiator.map((call) => ({ ...call, url: maskUrl(call.url, mask) })),
    pageUrl: pageUrl === '' ? '' : maskUrl(pageUrl, mask),
  };
}

function isAuthorization({ name }: HttpHeader): boolean {
  return /^(proxy-)?authorization$/i.test(name);
}

function maskHeader(header: HttpHeader, mask: Mask): HttpHeader {
  const { name, value } = header;
  const place = `header ${name}`;
  if (isAuthorization(header)) return { name, value: maskCredentials(value, place, mask) };
  switch (name.toLowerCase()) {
    case 'cookie':
      return { name, value: maskCookies(value, mask) };
    case 'set-cookie':
      return {
        name,
        value: value
          .split('\n')
          .map((line) => maskSetCookie(line, mask))
          .join('\n'),
      };
    case 'referer':
    case 'origin':
    case 'location':
    case ':path':
      return { name, value: maskUrl(value, mask) };
    case 'dpop-nonce': // the server's, of use for minutes, and named in the proof that stays readable
      return header;
  }
  const isSecret = isSecretName(name) && !/^(access-control-|www-|proxy-)/i.test(name);
  return { name, value: isSecret ? mask.value(value, place) : mask.text(value, place) };
}

/** Names of schemes that stand where credentials should: the fault itself. */
const schemes = /^(bearer|basic|dpop|token|jwt|digest)$/i;

/** Keeps the scheme (RFC 9110 §11.4), white space, quotes and commas: what is wrong with the field is in those. */
function maskCredentials(field: string, place: string, mask: Mask): string {
  const { credentials, span, problems } = parseAuthorization(field);
  if (problems.some(({ code }) => code === 'placeholder')) return field;
  const [start, end] = span;
  const masked = credentials.replace(/[!#-&(-+\--~]+/g, (word) => {
    if (schemes.test(word)) return word;
    const shared = mask.value(word, place);
    return shared.startsWith('REDACTED-') && word.includes('.') ? maskParts(word, place, mask) : shared;
  });
  mask.renamed(credentials, masked);
  return field.slice(0, start) + masked + field.slice(end);
}

/** What has parts may have been meant as a token: the parts stay apart. */
function maskParts(word: string, place: string, mask: Mask): string {
  return word
    .split('.')
    .map((part) => mask.secret(part, place))
    .join('.');
}

/** Keeps the names: which cookies were sent is what a reader needs. */
function maskCookies(field: string, mask: Mask): string {
  return field
    .split(';')
    .map((pair) => {
      const [, before = '', value = '', after = ''] = /^([^=]*=\s*)(.*?)(\s*)$/s.exec(pair) ?? [
        '',
        '',
        pair.trim(),
      ];
      const name = before.replace('=', '').trim();
      return `${before}${mask.value(value, `cookie ${name}`)}${after}`;
    })
    .join(';');
}

/** Keeps the attributes; what no browser would take is replaced as a whole. */
function maskSetCookie(line: string, mask: Mask): string {
  const cookie = parseSetCookie(line);
  if (cookie === null) return mask.secret(line, 'header Set-Cookie');
  const [start, end] = cookie.span;
  return line.slice(0, start) + mask.value(cookie.value, `cookie ${cookie.name}`) + line.slice(end);
}
