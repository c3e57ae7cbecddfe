/** What a replay of one request would send, and why it does not send the rest. Pure: nothing is sent here. */
import { type Credential, credentialsOf } from '../find/credential.ts';
import type { SeenToken, TokenId, TokenInPlace } from '../find/seen.ts';
import type { Exchange, HttpRequest } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { type CannotForge, type Forged, tamperToken, unsignToken } from './forge.ts';
import type { ReplayRequest, ReplayVariant } from './replay.ts';
import { sendableHeaders } from './sendable-headers.ts';

/** Why a request cannot be replayed at all. */
export type CannotReplay = 'not-http' | 'not-a-fetch' | 'no-credential' | 'body-incomplete' | 'url-cut';

/** Why one of the variants cannot be made. */
export type CannotSend =
  | CannotForge
  | 'in-cookie'
  | 'bound-to-proof'
  | 'wrapped'
  | 'no-other-token'
  | 'no-token-to-compare';

export interface PlannedRequest {
  readonly variant: ReplayVariant;
  /** null where it cannot be made: `whyNot` says why. */
  readonly request: ReplayRequest | null;
  readonly whyNot: CannotSend | null;
  /** The claim that differs; '' for none. */
  readonly claim: string;
  /** The token that it carries instead; null for none, or for one made here. */
  readonly token: TokenId | null;
}

export interface ReplayPlan {
  readonly cannot: CannotReplay | null;
  /** The token that the request carries as its credential; null where it is none that can be read. */
  readonly token: SeenToken | null;
  /** GET and HEAD are safe (RFC 9110 §9.2.1): nobody asked the server to change anything. */
  readonly isSafe: boolean;
  /** In the order of sending, the control first. Empty where it cannot be replayed. */
  readonly requests: readonly PlannedRequest[];
}

/** Resource types of Chromium that a `fetch` cannot stand for. */
const otherWays: ReadonlySet<string> = new Set(['websocket', 'preflight', 'eventsource']);
const longestUrl = 32_768;
const longestBody = 5_000_000;

/**
 * @param tokens those found in the exchange
 * @param newest the newest token for the same API, where it is another one
 */
export function planReplay(
  exchange: Exchange,
  tokens: readonly TokenInPlace[],
  newest: SeenToken | null,
): ReplayPlan {
  const { request } = exchange;
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  const [credential] = credentialsOf(exchange).filter(
    ({ name }) => name.toLowerCase() !== 'proxy-authorization',
  );
  const cannot = whyCannotReplay(exchange, credential);
  if (cannot !== null || credential === undefined) return { cannot, token: null, isSafe, requests: [] };
  const token = tokens.find(({ seen }) => seen.token.text === credential.text)?.seen ?? null;
  const control: PlannedRequest = {
    variant: 'without-token',
    request: toReplayRequest(request, credential, null),
    whyNot: null,
    claim: '',
    token: null,
  };
  const make = (variant: ReplayVariant, made: Forged | CannotSend, id: TokenId | null = null) =>
    plan(request, credential, variant, made, id);
  return {
    cannot: null,
    token,
    isSafe,
    requests: [
      control,
      make('tampered', token === null ? 'not-a-jwt' : tamperToken(token.token)),
      make('unsigned', token === null ? 'not-a-jwt' : unsignToken(token.token)),
      make('newest', replacementOf(token, newest), newest?.id ?? null),
    ],
  };
}

function whyCannotReplay(exchange: Exchange, credential: Credential | undefined): CannotReplay | null {
  const { method, url, body } = exchange.request;
  if (!/^https?:/i.test(url)) return 'not-http';
  if (url.length > longestUrl) return 'url-cut';
  if (otherWays.has(exchange.resourceType) || /^(CONNECT|TRACE|OPTIONS)$/i.test(method)) return 'not-a-fetch';
  if (credential === undefined) return 'no-credential';
  const isWhole = body.state === 'none' || (body.state === 'text' && body.length <= body.text.length);
  if (!isWhole || (body.state === 'text' && body.text.length > longestBody)) return 'body-incomplete';
  return null;
}

function replacementOf(token: SeenToken | null, newest: SeenToken | null): Forged | CannotSend {
  if (token === null) return 'no-token-to-compare';
  return newest === null ? 'no-other-token' : { text: newest.token.text, claim: '' };
}

function plan(
  request: HttpRequest,
  credential: Credential,
  variant: ReplayVariant,
  made: Forged | CannotSend,
  token: TokenId | null,
): PlannedRequest {
  const cannot = (whyNot: CannotSend): PlannedRequest => ({
    variant,
    request: null,
    whyNot,
    claim: '',
    token: null,
  });
  // A page may not set a Cookie header (Fetch standard, "forbidden request-header").
  if (credential.carrier === 'cookie') return cannot('in-cookie');
  if (typeof made === 'string') return cannot(made);
  // The proof names the token's hash (RFC 9449 §4.2, ath) and is signed with a key that only the page has.
  if (isBound(request, credential)) return cannot('bound-to-proof');
  if (!carriesPlainly(request, credential)) return cannot('wrapped');
  return {
    variant,
    request: toReplayRequest(request, credential, made.text),
    whyNot: null,
    claim: made.claim,
    token,
  };
}

function isBound({ headers }: HttpRequest, { scheme }: Credential): boolean {
  return scheme.toLowerCase() === 'dpop' || headerValue(headers, 'dpop') !== undefined;
}

/** Whether the credential stands in its place letter by letter. */
function carriesPlainly(request: HttpRequest, { carrier, name, text }: Credential): boolean {
  if (text === '') return false;
  if (carrier === 'query') return request.url.includes(text);
  return headerValue(request.headers, name)?.includes(text) ?? false;
}

/** `replacement` null leaves the credential out. */
function toReplayRequest(
  request: HttpRequest,
  credential: Credential,
  replacement: string | null,
): ReplayRequest {
  const { carrier, name, text } = credential;
  const lower = name.toLowerCase();
  const inHeader = carrier === 'authorization' || carrier === 'request-header';
  const headers = sendableHeaders(request.headers).flatMap((header) => {
    const key = header.name.toLowerCase();
    if (key === 'dpop' && replacement === null) return [];
    if (!inHeader || key !== lower) return [header];
    return replacement === null ? [] : [{ name: header.name, value: putIn(header.value, text, replacement) }];
  });
  const [bare = ''] = request.url.split('#', 1);
  const url =
    carrier !== 'query'
      ? bare
      : replacement === null
        ? withoutParameter(bare, name)
        : putIn(bare, text, replacement);
  const hadCookies = headerValue(request.headers, 'cookie') !== undefined;
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  return {
    method: request.method,
    url,
    headers,
    body: request.body.state === 'text' && !isSafe ? request.body.text : null,
    credentials: hadCookies && carrier !== 'cookie' ? 'include' : 'omit',
  };
}

function putIn(value: string, text: string, replacement: string): string {
  return value.split(text).join(replacement);
}

function withoutParameter(url: string, name: string): string {
  const question = url.indexOf('?');
  if (question < 0) return url;
  const kept = url
    .slice(question + 1)
    .split('&')
    .filter((pair) => pair.split('=', 1)[0] !== name);
  return url.slice(0, question) + (kept.length === 0 ? '' : `?${kept.join('&')}`);
}
