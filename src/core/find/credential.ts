/** What a request authenticates with, as far as the request itself tells. */
import { isTokenScheme, parseAuthorization } from '../http/authorization.ts';
import { parseCookieHeader } from '../http/cookies.ts';
import type { HttpHeader, NewExchange } from '../http/exchange.ts';
import { headerValues } from '../http/headers.ts';
import { findInAuthorization, findInCookies, findInUrl } from './find-in-exchange.ts';
import type { Carrier, Occurrence } from './occurrence.ts';
import { isSessionName, opaqueFormatOf, vendorOf } from './vendors.ts';

export interface Credential {
  /**
   * `token`: a JWT, or what was meant to be one; `opaque`: a token that only its issuer can read; `cookie`: a session cookie
   * without a token in it; `none`: a placeholder (`Bearer undefined`) or nothing; `other`: a scheme with its own mechanism (Digest, Negotiate, AWS4-HMAC-SHA256…).
   */
  readonly kind: 'token' | 'opaque' | 'basic' | 'cookie' | 'api-key' | 'none' | 'other';
  readonly carrier: Carrier;
  /** Header, cookie or parameter name. */
  readonly name: string;
  /** The auth-scheme as sent; '' outside of Authorization. */
  readonly scheme: string;
  /** The credential itself. A secret: never for a message. */
  readonly text: string;
  /** Who issues such a thing, and what it is: "GitHub token"; '' where it bears no mark. */
  readonly vendor: string;
}

const keyHeaders =
  /^(x-)?(api|app|access|auth|client|subscription|functions|goog-api|ocp-apim-subscription)[-_]?(key|token|secret)$|^apikey$|^x-amz-security-token$|^private-token$|^ocp-apim-subscription-key$|^x-functions-key$|^x-vault-token$|^x-auth$|^x-token$|^token$/i;
const urlParameters = new Set([
  'access_token',
  'token',
  'jwt',
  'id_token',
  'auth',
  'auth_token',
  'apikey',
  'api_key',
]);
/** Proof of possession goes with a credential and is none itself (RFC 9449 §4). */
const proofHeaders = new Set(['dpop']);

/** In the order of their weight: Authorization, key headers, cookies, URL. Empty where the request bears none. */
export function credentialsOf(exchange: NewExchange): Credential[] {
  const { headers, url } = exchange.request;
  const cookies = headerValues(headers, 'cookie').flatMap(parseCookieHeader);
  return [
    ...headers.filter(isAuthorization).map(fromAuthorization),
    ...fromHeaders(exchange),
    ...fromCookies(cookies),
    ...fromUrl(url),
  ];
}

const emptyCodes: ReadonlySet<string> = new Set(['empty', 'credentials-missing', 'placeholder']);

function isAuthorization({ name }: HttpHeader): boolean {
  const lower = name.toLowerCase();
  return lower === 'authorization' || lower === 'proxy-authorization';
}

function fromAuthorization(header: HttpHeader): Credential {
  const { scheme, credentials, problems } = parseAuthorization(header.value);
  const [found] = findInAuthorization(header);
  const word = scheme.toLowerCase();
  const isToken = scheme === '' || isTokenScheme(scheme);
  const isEmpty = problems.some(({ code }) => emptyCodes.has(code));
  const kind = found
    ? 'token'
    : isEmpty
      ? 'none'
      : word === 'basic'
        ? 'basic'
        : isToken
          ? 'opaque'
          : /key/.test(word)
            ? 'api-key'
            : 'other';
  const text = found?.text ?? credentials;
  return { kind, carrier: 'authorization', name: header.name, scheme, text, vendor: describeOpaque(text) };
}

function fromHeaders(exchange: NewExchange): Credential[] {
  return exchange.request.headers.flatMap((header) => {
    const lower = header.name.toLowerCase();
    if (proofHeaders.has(lower) || lower === 'cookie' || lower.endsWith('authorization')) return [];
    if (header.value === '') return [];
    const vendor = vendorOf(lower);
    const isKey = keyHeaders.test(lower) || vendor?.role === 'token' || vendor?.role === 'session';
    if (!isKey) return [];
    const [found] = findInCookies(
      [{ name: header.name, value: header.value, span: [0, header.value.length] }],
      'request-header',
    );
    return [
      {
        kind: found ? ('token' as const) : ('api-key' as const),
        carrier: 'request-header' as const,
        name: header.name,
        scheme: '',
        text: found?.text ?? header.value,
        vendor: vendor ? `${vendor.vendor} ${vendor.what}`.trim() : describeOpaque(header.value),
      },
    ];
  });
}

/** Cookies that hold a token, whatever their name, and cookies with the name of a session. */
function fromCookies(pairs: ReturnType<typeof parseCookieHeader>): Credential[] {
  const tokens = findInCookies(pairs, 'cookie').filter((found) => !isHelper(found.name));
  const names = new Set(tokens.map((found) => found.name));
  const sessions = pairs.filter(
    ({ name, value }) =>
      value !== '' && !names.has(name) && !names.has(name.replace(/\.\d+$/, '')) && isSessionName(name),
  );
  return [
    ...tokens.map((found) => toCredential(found)),
    ...sessions.map(({ name, value }) => ({
      kind: 'cookie' as const,
      carrier: 'cookie' as const,
      name,
      scheme: '',
      text: value,
      vendor: describeName(name) || describeOpaque(value),
    })),
  ];
}

function fromUrl(url: string): Credential[] {
  const tokens = findInUrl(url).filter((found) => found.carrier === 'query');
  const named = new Set(tokens.map((found) => found.name));
  const question = url.indexOf('?');
  const query = question < 0 ? '' : (url.slice(question + 1).split('#', 1)[0] ?? '');
  const opaque = query
    .split('&')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
    .filter(
      ([name, value]) => urlParameters.has(name.toLowerCase()) && value.length >= 8 && !named.has(name),
    );
  return [
    ...tokens.filter((found) => found.name !== 'id_token_hint').map(toCredential),
    ...opaque.map(([name, value]) => ({
      kind: /key/i.test(name) ? ('api-key' as const) : ('opaque' as const),
      carrier: 'query' as const,
      name,
      scheme: '',
      text: value,
      vendor: describeOpaque(value),
    })),
  ];
}

function toCredential(found: Occurrence): Credential {
  return {
    kind: 'token',
    carrier: found.carrier,
    name: found.name,
    scheme: found.scheme,
    text: found.text,
    vendor: describeName(found.name),
  };
}

function isHelper(name: string): boolean {
  const role = vendorOf(name)?.role;
  return role === 'helper' || role === 'marker';
}

function describeName(name: string): string {
  const row = vendorOf(name);
  return row ? `${row.vendor} ${row.what}`.trim() : '';
}

function describeOpaque(text: string): string {
  const format = opaqueFormatOf(text);
  return format ? `${format.vendor} ${format.what}` : '';
}
