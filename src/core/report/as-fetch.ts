/** A captured request as a call of `fetch`, for the console of the page that sent it. */
import type { HttpRequest } from '../http/exchange.ts';
import { isForbiddenHeader } from '../spec/forbidden-headers.ts';
import { isFieldName, onOneLine, quoteForScript } from './quote-text.ts';
import { redactRequest } from './redact-request.ts';

const mayBeSet = (name: string) => isFieldName(name) && !isForbiddenHeader(name);

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
