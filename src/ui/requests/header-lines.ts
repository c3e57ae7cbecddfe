/** What the headers pane shows of one message: plain lines, each with the place that evidence may point at. */
import { parseCookieHeader, parseSetCookie } from '../../core/http/cookies.ts';
import type { HttpHeader } from '../../core/http/exchange.ts';
import { isSecretName, redactTokens } from '../../core/report/redact-request.ts';

export interface HeaderLine {
  readonly name: string;
  /** Shown as it is; '' where the whole value is a secret. */
  readonly plain: string;
  /** Masked until revealed; '' where nothing in the value is a secret. */
  readonly secret: string;
  /** Shown after the secret: the attributes of a Set-Cookie. */
  readonly after: string;
}

/** Values longer than this, in UTF-16 units, are cut for the screen. */
const maxValue = 8000;
/** Lines beyond this are not drawn; a hostile answer may hold many thousands. */
const maxLines = 400;

const cut = (text: string) => (text.length > maxValue ? `${text.slice(0, maxValue)}…` : text);
const plainLine = (name: string, value: string): HeaderLine => ({
  name,
  plain: cut(value),
  secret: '',
  after: '',
});
const secretLine = (name: string, secret: string, plain = '', after = ''): HeaderLine => ({
  name,
  plain,
  secret: cut(secret),
  after,
});

/** Header names whose value is written for everyone, though the name sounds like a secret. */
const harmless =
  /^(www-authenticate|proxy-authenticate|access-control-.*|content-security-policy.*|permissions-policy|sec-.*)$/i;

function headerLine({ name, value }: HttpHeader): HeaderLine {
  const lower = name.toLowerCase();
  if (lower === 'authorization' || lower === 'proxy-authorization') {
    const scheme = /^(\S{1,40}) +(?=\S)/.exec(value);
    return scheme ? secretLine(name, value.slice(scheme[0].length), scheme[1]) : secretLine(name, value);
  }
  const shown = value.slice(0, maxValue);
  const secret = !harmless.test(name) && (isSecretName(name) || redactTokens(shown) !== shown);
  return secret && value !== '' ? secretLine(name, value) : plainLine(name, value);
}

function isCookieHeader({ name }: HttpHeader): boolean {
  return /^(cookie|set-cookie)$/i.test(name);
}

/** All headers but those that carry cookies. */
export function headerLines(headers: readonly HttpHeader[]): HeaderLine[] {
  return headers
    .filter((header) => !isCookieHeader(header))
    .slice(0, maxLines)
    .map(headerLine);
}

/** The cookies that a request sent, one line each. */
export function sentCookieLines(headers: readonly HttpHeader[]): HeaderLine[] {
  return headers
    .filter(({ name }) => name.toLowerCase() === 'cookie')
    .flatMap(({ value }) => parseCookieHeader(value))
    .slice(0, maxLines)
    .map(({ name, value }) => secretLine(name, value));
}

/** The cookies that a response set, with their attributes as written. */
export function setCookieLines(headers: readonly HttpHeader[]): HeaderLine[] {
  return headers
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .flatMap(({ value }) => value.split('\n'))
    .slice(0, maxLines)
    .map((value) => {
      const parsed = parseSetCookie(value);
      const semicolon = value.indexOf(';');
      const attributes = semicolon < 0 ? '' : cut(value.slice(semicolon));
      return parsed === null
        ? plainLine('', redactTokens(value))
        : secretLine(parsed.name, parsed.value, '', attributes);
    });
}
