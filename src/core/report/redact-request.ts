/**
 * A request that may be shown to others: credentials, cookies, tokens and passwords replaced, everything else as sent.
 * Names decide first (a header, cookie, parameter or member that is called like a secret), then the shape of the value
 * (whatever the finder takes for a token), so that neither an opaque secret nor an oddly named JWT slips through.
 */
import { scanText } from '../find/scan.ts';
import type { HttpBody, HttpHeader, HttpRequest } from '../http/exchange.ts';

/** Stands where a secret stood. Plain letters, so that no shell, URL or JSON has to escape it. */
export const redacted = 'REDACTED';

/** Longest body, in UTF-16 units, that is searched; a longer one is left out as a whole. */
const maxSearchedBody = 200_000;

/** Parts of a name, in lower case and without separators, that make its value a secret. */
const secretNameParts = [
  'token',
  'secret',
  'passw',
  'pwd',
  'authoriz',
  'apikey',
  'accesskey',
  'assertion',
  'credential',
  'session',
  'signature',
  'verifier',
  'csrf',
  'xsrf',
  'cookie',
  'dpop',
  'jwt',
  'passcode',
];
/** Names that are secrets only as a whole: `code` is one, `country_code` is not. */
const secretNames = new Set([
  'code',
  'otp',
  'pin',
  'sig',
  'auth',
  'key',
  'sid',
  'xauth',
  'idtokenhint',
  'state',
  'nonce',
]);

/** Whether a header, cookie, parameter or member of this name is taken to hold a secret. */
export function isSecretName(name: string): boolean {
  const plain = name
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return secretNames.has(plain) || secretNameParts.some((part) => plain.includes(part));
}

/** What begins like a JOSE header and is no whole token: cut off, or damaged. Its parts are secret all the same. */
const fragment = /\beyJ[\w.~+/=-]{12,}/g;

/** `text` with every token in it replaced, whole or in part. */
export function redactTokens(text: string): string {
  let out = '';
  let from = 0;
  for (const { start, end } of scanText(text)) {
    if (start < from) continue;
    out += text.slice(from, start) + redacted;
    from = end;
  }
  return (out + text.slice(from)).replace(fragment, redacted);
}

/** `Bearer eyJ…` → `Bearer REDACTED`: the auth-scheme (RFC 9110 §11.4) is no secret and often is the fault. */
function redactCredentials(value: string): string {
  const scheme = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,40}) +\S/.exec(value);
  return scheme ? `${scheme[1]} ${redacted}` : redacted;
}

/** Keeps the names: which cookies were sent is what a reader needs. */
function redactCookies(value: string): string {
  return value
    .split(';')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? ` ${redacted}` : `${pair.slice(0, equals + 1)}${redacted}`;
    })
    .join(';')
    .trim();
}

function redactHeader({ name, value }: HttpHeader): HttpHeader {
  const lower = name.toLowerCase();
  if (lower === 'authorization' || lower === 'proxy-authorization')
    return { name, value: redactCredentials(value) };
  if (lower === 'cookie') return { name, value: redactCookies(value) };
  if (lower === 'referer' || lower === 'origin') return { name, value: redactUrl(value) };
  return { name, value: isSecretName(name) ? redacted : redactTokens(value) };
}

/** Redacts `a=1&b=2`, the form of queries, of fragments and of form bodies. */
function redactPairs(text: string): string {
  return text
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 0) return redactTokens(pair);
      const name = pair.slice(0, equals);
      return isSecretName(name) ? `${name}=${redacted}` : `${name}=${redactTokens(pair.slice(equals + 1))}`;
    })
    .join('&');
}

/** Redacts user information, path, query and fragment of a URL; text that is no URL is searched for tokens. */
export function redactUrl(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]{0,20}:\/\/)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(url);
  if (parts === null) return redactTokens(url);
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = parts;
  const at = authority.lastIndexOf('@');
  return [
    scheme,
    at < 0 ? authority : `${redacted}@${authority.slice(at + 1)}`,
    redactTokens(path),
    query && `?${redactPairs(query.slice(1))}`,
    fragment && `#${redactPairs(fragment.slice(1))}`,
  ].join('');
}

/** Members nested deeper than this are left out: no request is written so, and a walk must end. */
const deepest = 100;

/** A JSON value without what stands under a secret's name, and without tokens anywhere. */
function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactTokens(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return redacted;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isSecretName(name) && member !== null ? redacted : redactValue(member, depth + 1),
    ]),
  );
}

/** Replaces strings and numbers that stand under a secret's name, in text that is cut off or otherwise no JSON. */
function redactMembers(text: string): string {
  const member = /"([^"\\]{1,200})"(\s{0,20}:\s{0,20})("[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]{0,40})/gs;
  return redactTokens(
    text.replace(member, (whole, name: string, colon: string) =>
      isSecretName(name) ? `"${name}"${colon}"${redacted}"` : whole,
    ),
  );
}

function redactJson(text: string): string {
  try {
    return JSON.stringify(redactValue(JSON.parse(text), 0));
  } catch {
    return redactMembers(text); // not JSON, or nested so deep that it cannot be read
  }
}

/** A body without its secrets; one that is too long to search, or in parts, is left out as a whole. */
export function redactBody(body: HttpBody): HttpBody {
  if (body.state !== 'text') return body;
  if (body.text.length > maxSearchedBody || /multipart/i.test(body.mediaType)) {
    return { ...body, text: redacted, length: redacted.length };
  }
  const text = /form-urlencoded/i.test(body.mediaType) ? redactPairs(body.text) : redactJson(body.text);
  return { ...body, text, length: Math.max(text.length, body.length - body.text.length + text.length) };
}

/** The same request without its secrets. Never throws; costs time linear in the request's length. */
export function redactRequest(request: HttpRequest): HttpRequest {
  return {
    method: request.method,
    url: redactUrl(request.url),
    headers: request.headers.map(redactHeader),
    body: redactBody(request.body),
  };
}
