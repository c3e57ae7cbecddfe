/** A captured request as a curl command for a POSIX shell. */
import type { HttpRequest } from '../http/exchange.ts';
import { isFieldName, onOneLine, quoteForShell } from './quote-text.ts';
import { redactRequest } from './redact-request.ts';

/** What curl writes by itself; repeating it would contradict what it really sends. */
const writtenByCurl = new Set([
  'host',
  'content-length',
  'connection',
  'accept-encoding',
  'transfer-encoding',
]);

/** A header of a cURL command: `Name;` is how curl is told to send an empty value. */
function headerWord(name: string, value: string): string {
  return quoteForShell(value.trim() === '' ? `${name};` : `${name}: ${onOneLine(value)}`);
}

function methodWords({ method, body }: HttpRequest): string[] {
  const implied = body.state === 'text' ? 'POST' : 'GET';
  if (method === implied) return [];
  return method === 'HEAD' ? ['--head'] : [`-X ${quoteForShell(method)}`];
}

/**
 * The command, one option a line. `redacted` replaces credentials, cookies, tokens and passwords; `whole` is the
 * request as it was sent and must be treated like a password. A body that was not captured whole is said in a comment.
 */
export function asCurl(request: HttpRequest, form: 'redacted' | 'whole' = 'redacted'): string {
  const { url, headers, body, method } = form === 'whole' ? request : redactRequest(request);
  const compressed = headers.some(({ name }) => name.toLowerCase() === 'accept-encoding');
  const words = [
    `curl --url ${quoteForShell(url)}`,
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...methodWords({ method, url, headers, body }),
    ...headers
      .filter(({ name }) => isFieldName(name) && !writtenByCurl.has(name.toLowerCase()))
      .map(({ name, value }) => `-H ${headerWord(name, value)}`),
    ...(compressed ? ['--compressed'] : []),
    ...(body.state === 'text' ? [`--data-raw ${quoteForShell(body.text)}`] : []),
  ];
  return words.join(' \\\n  ') + missingBody(request);
}

function missingBody({ body }: HttpRequest): string {
  if (body.state === 'not-read') return '\n# The body was not captured.';
  if (body.state === 'text' && body.length > body.text.length) {
    return `\n# The body is cut: ${body.text.length} of ${body.length} characters were captured.`;
  }
  return '';
}
