/** What a request authenticates with, in the order in which a server would look. */
import type { TokenInPlace } from '../find/seen.ts';
import { type Authorization, parseAuthorization } from '../http/authorization.ts';
import { parseCookieHeader } from '../http/cookies.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue, headerValues } from '../http/headers.ts';
import { isRefreshRequest, targetOf } from './places.ts';

export interface Presented {
  /** `unseen`: the capture does not tell what the request carried. */
  readonly kind: 'authorization' | 'cookie' | 'header' | 'query' | 'body' | 'none' | 'unseen';
  /** Header, cookie or parameter name; '' for none. */
  readonly name: string;
  /** The auth-scheme in lower case; '' where there is none. */
  readonly scheme: string;
  /** The credential itself: for comparing, never for showing. */
  readonly text: string;
  readonly token: TokenInPlace | null;
  readonly authorization: Authorization | null;
}

const nothing: Presented = {
  kind: 'none',
  name: '',
  scheme: '',
  text: '',
  token: null,
  authorization: null,
};

/** Names of request headers and of query parameters that carry a credential by common use. */
const credentialHeader =
  /^(x-)?(jwt|apikey)$|(^|-)(api|subscription|functions|access|auth|security|session|private|id)[-_]?(key|token)$/i;
const credentialParameter =
  /^(access_token|auth_?token|api_?token|jwt|token|api[-_]?key|key|sig|signature|x-amz-signature|x-goog-signature)$/i;
/** Parameters of these names hold all sorts of things: what is shorter is no credential. */
const leastCredential = 16;
/** Whether a credential came in a header that carries tokens by its name, and not keys. */
export function isTokenHeader({ kind, name }: Presented): boolean {
  return kind === 'header' && /token|jwt/i.test(name.slice(0, 64));
}

/** Cookies that hold a session or a token, by their name; the second table takes out what only sounds like it. */
const sessionName = /sess|^sid$|[._-]sid$|auth|token|jwt|login|identity|remember|^\.aspnet|jsessionid/i;
const notSessionName = /csrf|xsrf|nonce|state|pkce|verifier|callback|refresh|theme|locale|consent|analytics/i;

export function isSessionCookieName(name: string): boolean {
  const short = name.slice(0, 128);
  return sessionName.test(short) && !notSessionName.test(short);
}

/** How many cookies a request sends that hold a session or a token, by their names. */
export function countSessionCookies({ request }: Exchange): number {
  const pairs = headerValues(request.headers, 'cookie').flatMap(parseCookieHeader);
  return pairs.filter(({ name, value }) => value !== '' && isSessionCookieName(name)).length;
}

/** For a request whose only cookies are none that its route takes. */
export function asNone(): Presented {
  return nothing;
}

/** What the capture shows no credential of, and does not show to have had none. */
export function asUnseen(presented: Presented): Presented {
  return presented.kind === 'none' ? { ...presented, kind: 'unseen' } : presented;
}

/** `tokens` are those found in the exchange; only the ones in the request count. */
export function presentedBy(exchange: Exchange, tokens: readonly TokenInPlace[]): Presented {
  const { headers } = exchange.request;
  const field = headerValue(headers, 'authorization');
  if (field !== undefined) {
    const authorization = parseAuthorization(field);
    return {
      kind: 'authorization',
      name: 'Authorization',
      scheme: authorization.scheme.toLowerCase(),
      text: authorization.credentials,
      token: placeOf(tokens, 'authorization'),
      authorization,
    };
  }
  return (
    refreshOf(exchange, tokens) ??
    cookieOf(exchange, tokens) ??
    headerOf(exchange, tokens) ??
    queryOf(exchange, tokens) ??
    (exchange.request.unseen === true ? { ...nothing, kind: 'unseen' } : nothing)
  );
}

function cookieOf(exchange: Exchange, tokens: readonly TokenInPlace[]): Presented | null {
  const pairs = headerValues(exchange.request.headers, 'cookie').flatMap(parseCookieHeader);
  const all = tokens.filter(
    ({ occurrence }) => occurrence.carrier === 'cookie' && !notSessionName.test(occurrence.name),
  );
  const named = pairs.find(({ name, value }) => value !== '' && isSessionCookieName(name));
  // A JWT under a name that speaks of something else is the credential only where no cookie is named for one.
  const inCookie =
    all.find(({ occurrence }) => isSessionCookieName(occurrence.name)) ??
    (named === undefined ? all[0] : undefined);
  const pair = inCookie === undefined ? named : pairs.find(({ name }) => isPartOf(name, inCookie));
  if (pair === undefined && inCookie === undefined) return null;
  const name = pair?.name ?? inCookie?.occurrence.name ?? '';
  return {
    ...nothing,
    kind: 'cookie',
    name,
    text: inCookie?.seen.token.text ?? pair?.value ?? '',
    token: inCookie ?? null,
  };
}

/** Whether a cookie holds the token, whole or as one of its chunks `name.0`, `name.1`… */
function isPartOf(name: string, { occurrence }: TokenInPlace): boolean {
  if (name === occurrence.name) return true;
  const rest = name.startsWith(occurrence.name) ? name.slice(occurrence.name.length) : '';
  return occurrence.wrappings.includes('chunked') && /^\.\d{1,2}$/.test(rest);
}

function headerOf(exchange: Exchange, tokens: readonly TokenInPlace[]): Presented | null {
  const place = tokens.find(
    ({ seen, occurrence }) => occurrence.carrier === 'request-header' && seen.token.kind !== 'dpop-proof',
  );
  if (place !== undefined)
    return {
      ...nothing,
      kind: 'header',
      name: place.occurrence.name,
      text: place.seen.token.text,
      token: place,
    };
  const field = exchange.request.headers.find(
    ({ name, value }) => value !== '' && credentialHeader.test(name.slice(0, 64)),
  );
  return field === undefined ? null : { ...nothing, kind: 'header', name: field.name, text: field.value };
}

/** RFC 6750 §2.3, and the keys and signed URLs of common services. */
function queryOf({ request }: Exchange, tokens: readonly TokenInPlace[]): Presented | null {
  const place = placeOf(tokens, 'query');
  if (place === null) return opaqueQueryOf(request.url);
  if (/redirect|state|hint|logout/i.test(place.occurrence.name)) return null;
  return {
    ...nothing,
    kind: 'query',
    name: place.occurrence.name,
    text: place.seen.token.text,
    token: place,
  };
}

function opaqueQueryOf(url: string): Presented | null {
  const { query } = targetOf(url);
  for (const pair of query.slice(1).split('&', 64)) {
    const end = pair.indexOf('=');
    const [name, text] = [pair.slice(0, Math.max(0, end)), pair.slice(end + 1)];
    if (text.length >= leastCredential && credentialParameter.test(name.slice(0, 64)))
      return { ...nothing, kind: 'query', name, text };
  }
  return null;
}

/** The token that a refresh request hands in (RFC 6749 §6). */
function refreshOf(exchange: Exchange, tokens: readonly TokenInPlace[]): Presented | null {
  const place = tokens.find(({ occurrence }) => occurrence.carrier === 'request-body');
  if (place === undefined || !isRefreshRequest(exchange, targetOf(exchange.request.url))) return null;
  return { ...nothing, kind: 'body', name: place.occurrence.name, text: place.seen.token.text, token: place };
}

function placeOf(tokens: readonly TokenInPlace[], carrier: 'authorization' | 'query'): TokenInPlace | null {
  return tokens.find(({ occurrence }) => occurrence.carrier === carrier) ?? null;
}
