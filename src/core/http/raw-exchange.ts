/** A pasted failure: what `curl -i` or `curl -v` printed, a raw request and its answer, or only an answer, as exchanges. */
import type { CurlCommand } from './curl-command.ts';
import type { HttpBody, HttpHeader, HttpRequest, HttpResponse, NewExchange } from './exchange.ts';
import { maxBodyLength, toBody } from './har-entry.ts';
import { headerValue } from './headers.ts';
import { essenceOf } from './media-type.ts';
import { type RawMessage, readRawParts } from './raw-parts.ts';

/** Stands for an origin that the text does not name; `.invalid` never resolves (RFC 6761 §6.4). */
export const unknownOrigin = 'https://unknown-host.invalid';

export interface RawExchanges {
  readonly exchanges: NewExchange[];
  /** What the text does not tell and how it was read, in sentences. */
  readonly notes: string[];
}

/** Longest text that is read, in UTF-16 units. */
const longestText = 4 * maxBodyLength;

/**
 * Reads a pasted transcript; null where it is none. Never throws, and costs time linear in the text.
 * @param at when it was pasted, in milliseconds since the epoch: the time of an answer that has no `Date`
 */
export function parseRawExchange(text: string, at: number): RawExchanges | null {
  if (/^\uFEFF?\s*[{[]/.test(text.slice(0, 200))) return null;
  const transcript = readRawParts(text.slice(0, longestText));
  if (transcript === null) return null;
  const reader = new ExchangeReader(at);
  for (const part of transcript.parts) {
    if (part.kind === 'command') reader.takeCommand(part.command);
    else if (part.kind === 'output') reader.takeOutput(part.body);
    else if (part.kind === 'request') reader.takeRequest(part);
    else reader.takeResponse(part);
  }
  reader.finish();
  if (reader.exchanges.length === 0) return null;
  if (text.length > longestText) reader.note('The text is too long and was read in part.');
  if (transcript.oddLines > 0)
    reader.note(
      `${transcript.oddLines === 1 ? '1 line' : `${transcript.oddLines} lines`} among the headers ${transcript.oddLines === 1 ? 'is none and was' : 'are none and were'} left out.`,
    );
  return { exchanges: reader.exchanges, notes: [...reader.notes] };
}

const noBody: HttpBody = { state: 'none' };
const unknownRequest: HttpRequest = {
  method: 'GET',
  url: `${unknownOrigin}/`,
  headers: [],
  body: noBody,
  unseen: true,
};
const noResponse: HttpResponse = { status: 0, statusText: '', headers: [], body: noBody };

const words = {
  answerOnly: `Only an answer was pasted. The request is not known: whether it carried a credential cannot be told, and ${unknownOrigin} stands for its URL.`,
  noAnswer: 'A request without its answer was pasted: add what curl -i prints for it.',
  noStatus: 'The answer has no status line, so there is nothing to judge: run the command with -i.',
  noHost: `The request names no host: ${unknownOrigin} stands for it.`,
  assumed: 'The text does not tell http from https: https is assumed.',
  followed: 'A redirect was followed: what its request carried is told by the rules of curl.',
  noDate: 'An answer has no Date header: it is judged by the time at which it was read.',
  bodyUnknown: 'curl -v does not print the body of a request.',
};

class ExchangeReader {
  readonly exchanges: NewExchange[] = [];
  readonly notes = new Set<string>();
  readonly #at: number;
  #startedAt: number;
  /** The request that waits for its answer. */
  #pending: HttpRequest | null = null;
  #command: HttpRequest | null = null;
  #tunnel = false;

  constructor(at: number) {
    this.#at = at;
    this.#startedAt = at;
  }

  note(sentence: string): void {
    this.notes.add(sentence);
  }

  takeCommand(command: CurlCommand): void {
    this.finish();
    for (const sentence of command.notes) this.note(sentence);
    this.#pending = command.request;
    this.#command = command.request;
  }

  /** A body without its head. */
  takeOutput(body: string): void {
    if (this.#pending === null) return;
    this.note(words.noStatus);
    this.#add(this.#pending, { ...noResponse, body: toBody(body, '') });
  }

  takeRequest(message: RawMessage): void {
    if (/^CONNECT /.test(message.start)) {
      this.#tunnel = true;
      return;
    }
    if (this.#pending !== null && this.#pending !== this.#command) this.finish();
    this.#pending = this.#readRequest(message, this.#command);
    this.#command = null;
  }

  takeResponse(message: RawMessage): void {
    const response = readResponse(message);
    if (response.status >= 100 && response.status < 200 && response.status !== 101) return;
    const isTunnel = this.#tunnel || /^connection established$/i.test(response.statusText);
    this.#tunnel = false;
    if (isTunnel && response.status === 200) return;
    this.#add(this.#pending ?? this.#following(), response);
  }

  /** A request whose answer never came. */
  finish(): void {
    if (this.#pending === null) return;
    this.note(words.noAnswer);
    this.#add(this.#pending, noResponse);
  }

  #add(request: HttpRequest, response: HttpResponse): void {
    this.#pending = null;
    this.#command = null;
    const date = dateOf(response);
    this.#startedAt = date ?? this.#timeWithoutDate(response);
    this.exchanges.push({
      startedAt: this.#startedAt,
      ...(date !== null && { timedByServer: true }),
      durationMs: 0,
      request,
      response,
      resourceType: '',
      fromCache: false,
      error: '',
      frames: [],
      initiator: [],
      pageUrl: '',
    });
  }

  #timeWithoutDate({ status }: HttpResponse): number {
    if (status !== 0 && this.exchanges.length === 0) this.note(words.noDate);
    return this.exchanges.length === 0 ? this.#at : this.#startedAt;
  }

  /** The request of an answer that follows another one: a redirect (RFC 9110 §15.4), or the same once more. */
  #following(): HttpRequest {
    const last = this.exchanges.at(-1);
    if (last === undefined) {
      this.note(words.answerOnly);
      return unknownRequest;
    }
    const { request, response } = last;
    const location = headerValue(response.headers, 'location');
    if (response.status < 300 || response.status > 399 || location === undefined) return request;
    if (!URL.canParse(location, request.url)) return request;
    if (request !== unknownRequest) this.note(words.followed);
    return redirected(request, response.status, new URL(location, request.url).href);
  }

  #readRequest(message: RawMessage, command: HttpRequest | null): HttpRequest {
    const [, lineMethod, lineTarget] = /^(\S+) (\S+)/.exec(message.start) ?? [];
    const pseudo = (name: string) => headerValue(message.headers, `:${name}`);
    const method = (lineMethod ?? pseudo('method') ?? 'GET').toUpperCase();
    const headers = message.headers.filter(({ name }) => !name.startsWith(':'));
    const target = lineTarget ?? pseudo('path') ?? '/';
    const host = headerValue(headers, 'host') ?? pseudo('authority') ?? '';
    const scheme = pseudo('scheme') ?? schemeOf(message.secure, host, headers, command);
    return {
      method,
      url: this.#urlOf(target, host, scheme),
      headers,
      body: command === null ? this.#bodyOf(message, headers) : command.body,
    };
  }

  #urlOf(target: string, host: string, scheme: string): string {
    if (/^https?:\/\//i.test(target) && URL.canParse(target)) return target;
    const path = target.startsWith('/') ? target : '/';
    if (host === '' || !URL.canParse(`https://${host}/`)) {
      this.note(words.noHost);
      return unknownOrigin + path;
    }
    if (scheme === '') this.note(words.assumed);
    return `${scheme || 'https'}://${host}${path}`;
  }

  #bodyOf(message: RawMessage, headers: readonly HttpHeader[]): HttpBody {
    const mediaType = headerValue(headers, 'content-type') ?? '';
    const length = headerValue(headers, 'content-length') ?? '0';
    if (message.verbose && length !== '0') {
      this.note(words.bodyUnknown);
      return { state: 'not-read', mediaType, reason: 'not-captured' };
    }
    return toBody(message.body, mediaType);
  }
}

/** A pasted answer may be a day old: its own `Date` (RFC 9110 §6.6.1) says when it was made. */
function dateOf({ headers }: HttpResponse): number | null {
  const date = headerValue(headers, 'date') ?? '';
  const told = date.length <= 64 ? Date.parse(date) : Number.NaN;
  return Number.isNaN(told) ? null : told;
}

function readResponse({ start, headers, body }: RawMessage): HttpResponse {
  const [, status = '0', statusText = ''] = /^HTTP\/\S{1,3} (\d{3})(?: (.*))?$/.exec(start) ?? [
    '',
    headerValue(headers, ':status')?.slice(0, 3),
  ];
  return {
    status: /^\d{3}$/.test(status) ? Number(status) : 0,
    statusText: statusText.trim(),
    headers: headers.filter(({ name }) => !name.startsWith(':')),
    body: toBody(body, essenceOf(headerValue(headers, 'content-type') ?? '')),
  };
}

/** `http` or `https`, or '' where neither curl nor the request tells. */
function schemeOf(
  secure: boolean | null,
  host: string,
  headers: readonly HttpHeader[],
  command: HttpRequest | null,
): string {
  const asked = /^(https?):/i.exec(command?.url ?? '')?.[1];
  if (asked !== undefined) return asked.toLowerCase();
  if (secure !== null) return secure ? 'https' : 'http';
  if (/:443$/.test(host)) return 'https';
  if (/:80$/.test(host) || /^(localhost|127\.|\[::1\])/i.test(host)) return 'http';
  for (const name of ['origin', 'referer']) {
    const [, scheme, at] = /^(https?):\/\/([^/]*)/i.exec(headerValue(headers, name) ?? '') ?? [];
    if (scheme !== undefined && at?.toLowerCase() === host.toLowerCase()) return scheme.toLowerCase();
  }
  return '';
}

/** curl sends credentials to no other origin than the one that they were given for. */
function redirected(request: HttpRequest, status: number, url: string): HttpRequest {
  const sameOrigin = URL.canParse(request.url) && new URL(request.url).origin === new URL(url).origin;
  const toGet = status === 303 || ((status === 301 || status === 302) && request.method === 'POST');
  const dropped = new Set([
    ...(sameOrigin ? [] : ['authorization', 'cookie', 'host']),
    ...(toGet ? ['content-type', 'content-length'] : []),
  ]);
  return {
    ...request,
    method: toGet && request.method !== 'HEAD' ? 'GET' : request.method,
    url,
    headers: request.headers.filter(({ name }) => !dropped.has(name.toLowerCase())),
    body: toGet ? noBody : request.body,
  };
}
