/** One entry of a HAR 1.2 log, or of `devtools.network` (the same shape), as an exchange. What it holds is not trusted. */
import { decodeBase64Text } from './base64.ts';
import type { HttpBody, HttpHeader, InitiatorFrame, NewExchange, WebSocketFrame } from './exchange.ts';
import { headerValue } from './headers.ts';
import { essenceOf, isTextual, mayHoldToken } from './media-type.ts';

/** A body beyond this many UTF-16 units is cut; its `length` tells the whole. */
export const maxBodyLength = 4 * 1024 * 1024;
const mostHeaders = 1000;
const mostFrames = 2000;
const mostCalls = 64;

/** A response body that was read apart from its entry (`getContent`). */
export interface ReadBody {
  readonly text: string;
  readonly mediaType?: string;
  /** `base64` where the text is encoded so. */
  readonly encoding?: string;
  /** Length of the whole body in UTF-16 units where `text` was cut already. */
  readonly length?: number;
}

/**
 * The exchange that an entry tells of; null where it is no entry (no request, no URL).
 * `body` overrides what the entry says of the response body; `pageUrl` is the document that the entry's `pageref` names.
 */
export function harEntryToExchange(
  entry: unknown,
  body?: ReadBody | HttpBody,
  pageUrl = '',
): NewExchange | null {
  const request = objectAt(entry, 'request');
  const url = textAt(request, 'url');
  if (!isObject(entry) || url === '') return null;
  const response = objectAt(entry, 'response');
  const requestHeaders = readHeaders(request.headers);
  const responseHeaders = readHeaders(response.headers);
  const resourceType = textAt(entry, '_resourceType');
  const startedAt = Date.parse(textAt(entry, 'startedDateTime'));
  const status = numberAt(response, 'status');
  return {
    startedAt: Number.isFinite(startedAt) ? startedAt : 0,
    durationMs: Math.max(0, numberAt(entry, 'time')),
    request: {
      method: textAt(request, 'method').toUpperCase() || 'GET',
      url,
      headers: requestHeaders,
      body: readPostData(request, requestHeaders),
      ...readUnseen(request),
    },
    response: {
      status: Math.max(0, status),
      statusText: textAt(response, 'statusText'),
      headers: responseHeaders,
      body: readResponseBody(response, responseHeaders, resourceType, body),
    },
    resourceType,
    fromCache: textAt(entry, '_fromCache') !== '',
    error: textAt(response, '_error') || textAt(entry, '_error'),
    frames: readFrames(entry),
    initiator: readInitiator(entry),
    pageUrl,
    ...(entry._timedByServer === true && { timedByServer: true }),
  };
}

/** What our own captures say of themselves; the standard lets fields of one's own begin with an underscore. */
function readUnseen({ _unseen }: Fields): Pick<NewExchange['request'], 'unseen'> {
  return _unseen === true || _unseen === 'perhaps' ? { unseen: _unseen } : {};
}

/** A text body, cut at {@link maxBodyLength}; a media type in which no token hides is named and not kept. */
export function toBody(text: string, mediaType: string, resourceType = '', length = text.length): HttpBody {
  if (!mayHoldToken(mediaType, resourceType)) return { state: 'not-read', mediaType, reason: 'media-type' };
  if (text === '') return { state: 'none' };
  return {
    state: 'text',
    text: text.slice(0, maxBodyLength),
    mediaType,
    length: Math.max(length, text.length),
  };
}

function readResponseBody(
  response: Fields,
  headers: readonly HttpHeader[],
  resourceType: string,
  given: ReadBody | HttpBody | undefined,
): HttpBody {
  if (given && 'state' in given) return given;
  const content = objectAt(response, 'content');
  const mediaType = essenceOf(
    given?.mediaType || textAt(content, 'mimeType') || headerValue(headers, 'content-type') || '',
  );
  const encoded = given?.text ?? (typeof content.text === 'string' ? content.text : undefined);
  if (encoded === undefined) return unreadBody(response, content, mediaType, resourceType);
  const isBase64 = (given ? given.encoding : textAt(content, 'encoding')) === 'base64';
  if (isBase64 && !isTextual(mediaType)) return { state: 'not-read', mediaType, reason: 'media-type' };
  const text = isBase64 ? decodeBase64Text(encoded.slice(0, maxBodyLength * 2)) : encoded;
  if (text === null) return { state: 'not-read', mediaType, reason: 'not-captured' };
  return toBody(text, mediaType, resourceType, given?.length);
}

/** Why there is no text: in the order in which a reader would ask. */
function unreadBody(response: Fields, content: Fields, mediaType: string, resourceType: string): HttpBody {
  const status = numberAt(response, 'status');
  if (status === 204 || status === 304 || numberAt(content, 'size') === 0) return { state: 'none' };
  if (status >= 300 && status < 400) return { state: 'not-read', mediaType, reason: 'redirect' };
  if (mediaType === 'text/event-stream') return { state: 'not-read', mediaType, reason: 'stream' };
  if (!mayHoldToken(mediaType, resourceType)) return { state: 'not-read', mediaType, reason: 'media-type' };
  return { state: 'not-read', mediaType, reason: 'not-captured' };
}

/** `postData.text`; from `params` a form is written anew, for captures that keep only those. */
function readPostData(request: Fields, headers: readonly HttpHeader[]): HttpBody {
  if (!isObject(request.postData)) return { state: 'none' };
  const mediaType = textAt(request.postData, 'mimeType') || headerValue(headers, 'content-type') || '';
  const text = textAt(request.postData, 'text');
  if (text !== '') return toBody(text, mediaType);
  const params = arrayAt(request.postData, 'params')
    .filter(isObject)
    .map((param) => `${encodeForm(textAt(param, 'name'))}=${encodeForm(textAt(param, 'value'))}`);
  return toBody(params.join('&'), mediaType || 'application/x-www-form-urlencoded');
}

/** Some captures hold the values percent-encoded already: those are left as they are. */
function encodeForm(text: string): string {
  return /^[\w.~%+*-]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed());
}

function readHeaders(value: unknown): HttpHeader[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, mostHeaders)
    .filter(isObject)
    .map((header) => ({ name: textAt(header, 'name'), value: textAt(header, 'value') }))
    .filter((header) => header.name !== '');
}

/** WebSocket messages (Chromium: seconds, `send` or `receive`) and server-sent events. */
function readFrames(entry: Fields): WebSocketFrame[] {
  const messages = arrayAt(entry, '_webSocketMessages').slice(0, mostFrames).filter(isObject);
  const events = arrayAt(entry, '_eventSourceMessages').slice(0, mostFrames).filter(isObject);
  return [
    ...messages.map((message) => ({
      direction: textAt(message, 'type') === 'send' ? ('sent' as const) : ('received' as const),
      at: numberAt(message, 'time') * 1000,
      text: textAt(message, 'data').slice(0, maxBodyLength),
    })),
    ...events.map((event) => ({
      direction: 'received' as const,
      at: numberAt(event, 'time') * 1000,
      text: textAt(event, 'data').slice(0, maxBodyLength),
    })),
  ];
}

/** Chromium's `_initiator`: the call stack with its asynchronous parents, else the place in the document. */
function readInitiator(entry: Fields): InitiatorFrame[] {
  const initiator = objectAt(entry, '_initiator');
  const frames: InitiatorFrame[] = [];
  let stack = objectAt(initiator, 'stack');
  for (let depth = 0; depth < mostCalls && frames.length < mostCalls && stack !== noFields; depth += 1) {
    for (const frame of arrayAt(stack, 'callFrames').filter(isObject)) frames.push(toFrame(frame));
    stack = objectAt(stack, 'parent');
  }
  if (frames.length === 0 && textAt(initiator, 'url') !== '') frames.push(toFrame(initiator));
  return frames.slice(0, mostCalls);
}

function toFrame(fields: Fields): InitiatorFrame {
  return {
    functionName: textAt(fields, 'functionName'),
    url: textAt(fields, 'url'),
    lineNumber: numberAt(fields, 'lineNumber'),
    columnNumber: numberAt(fields, 'columnNumber'),
  };
}

export type Fields = Readonly<Record<string, unknown>>;
const noFields: Fields = {};

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(value: unknown, member: string): Fields {
  const inner = isObject(value) ? value[member] : undefined;
  return isObject(inner) ? inner : noFields;
}

export function arrayAt(value: unknown, member: string): readonly unknown[] {
  const inner = isObject(value) ? value[member] : undefined;
  return Array.isArray(inner) ? inner : [];
}

export function textAt(value: unknown, member: string): string {
  const inner = isObject(value) ? value[member] : undefined;
  return typeof inner === 'string' ? inner : '';
}

function numberAt(value: unknown, member: string): number {
  const inner = isObject(value) ? value[member] : undefined;
  return typeof inner === 'number' && Number.isFinite(inner) ? inner : 0;
}
