/** A captured request as a call of `fetch`, for the console of the page that sent it. */
import type { HttpRequest } from '../http/exchange.ts';
import { isFieldName, onOneLine, quoteForScript } from './quote-text.ts';
import { redactRequest } from './redact-request.ts';

/** Names that a script may not set (Fetch standard, "forbidden request-header"); the browser writes them. */
const forbidden = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

const mayBeSet = (name: string) =>
  isFieldName(name) && !forbidden.has(name.toLowerCase()) && !/^(sec|proxy)-/i.test(name);

/**
 * The call as one expression. Headers are a list of pairs, so that a repeated or oddly named header keeps its meaning.
 * A Cookie header becomes `credentials: "include"`: a script cannot set cookies on a request, the browser adds its own.
 * `redacted` replaces credentials, tokens and passwords; `whole` must be treated like a password.
 */
export function asFetch(request: HttpRequest, form: 'redacted' | 'whole' = 'redacted'): string {
  const { method, url, headers, body } = form === 'whole' ? request : redactRequest(request);
  const sentCookies = headers.some(({ name }) => name.toLowerCase() === 'cookie');
  const pairs = headers
    .filter(({ name }) => mayBeSet(name))
    .map(({ name, value }) => `    [${quoteForScript(name)}, ${quoteForScript(onOneLine(value))}],\n`);
  const carriesBody = body.state === 'text' && method !== 'GET' && method !== 'HEAD';
  return [
    `fetch(${quoteForScript(url)}, {\n`,
    `  method: ${quoteForScript(method)},\n`,
    pairs.length > 0 ? `  headers: [\n${pairs.join('')}  ],\n` : '',
    `  credentials: ${sentCookies ? '"include"' : '"omit"'},\n`,
    carriesBody ? `  body: ${quoteForScript(body.text)},\n` : '',
    '});',
  ].join('');
}
