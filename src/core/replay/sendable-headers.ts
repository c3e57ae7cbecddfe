/** Which captured request headers a script sends again, and which the browser writes by itself. */
import type { HttpHeader } from '../http/exchange.ts';
import { isForbiddenHeader } from '../spec/forbidden-headers.ts';

/**
 * Names that a script could set and that the browser writes when it does not: set by us they would count as the page's
 * own and make a cross-origin request ask for permissions that the first one did not need.
 */
const writtenByBrowser = new Set([
  'accept-language',
  'cache-control',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'pragma',
  'priority',
  'range',
  'upgrade-insecure-requests',
  'user-agent',
  'x-client-data',
]);

/** `field-name` of RFC 9110 §5.1; the pseudo-headers of HTTP/2 (`:path`) are none. */
const fieldName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,256}$/;

/** The headers that the replay sets itself. */
export function sendableHeaders(headers: readonly HttpHeader[]): HttpHeader[] {
  return headers.filter(({ name, value }) => {
    const lower = name.toLowerCase();
    if (!fieldName.test(name) || isForbiddenHeader(name) || writtenByBrowser.has(lower)) return false;
    return !/[\0\r\n]/.test(value);
  });
}
