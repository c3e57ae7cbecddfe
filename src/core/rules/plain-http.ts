import type { Carrier } from '../find/occurrence.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { isLoopback } from './sent-token.ts';

/** What the server wrote. */
const handed: ReadonlySet<Carrier> = new Set([
  'response-header',
  'set-cookie',
  'response-body',
  'websocket-received',
]);

export default defineRule({
  id: 'plain-http',
  category: 'transport',
  subject: 'exchange',
  severity: 'critical',
  title: 'A token travels unencrypted',
  why: 'Everyone on the way (the café’s Wi-Fi, a proxy, a provider) can read it and use it.',
  fix: 'Serve and call the API over https only, and redirect no request that carries a token: refuse it.',
  spec: [rfc(6750, '5.3', 'MUST')],
  messages: {
    sent: 'A token goes to {host} over {scheme}, without TLS.',
    handed: 'A token comes from {host} over {scheme}, without TLS.',
  },
  check(exchange, context, report) {
    const { request, id } = exchange;
    if (!URL.canParse(request.url) || staysInBrowser(exchange)) return;
    const { protocol, hostname, host } = new URL(request.url);
    // Loopback traffic does not leave this machine.
    if ((protocol !== 'http:' && protocol !== 'ws:') || isLoopback(hostname)) return;
    for (const { seen, occurrence } of context.tokensIn(id)) {
      // The part after # stays in the browser.
      if (occurrence.carrier === 'fragment') continue;
      report({
        message: handed.has(occurrence.carrier) ? 'handed' : 'sent',
        data: { host, scheme: protocol.slice(0, -1) },
        token: seen.id,
        key: `${host} ${seen.id}`,
        evidence: [{ text: `The URL begins with ${protocol}`, place: { kind: 'url', exchange: id } }],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'https',
        tokens: { t: { header: { alg: 'HS256' }, claims: {} } },
        exchanges: [
          { request: 'GET https://api.example/', requestHeaders: ['Authorization: Bearer $t'], status: 200 },
        ],
      },
      {
        title: 'a development server on this machine',
        tokens: { t: { header: { alg: 'HS256' }, claims: {} } },
        exchanges: [
          {
            request: 'GET http://localhost:3000/',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 200,
          },
        ],
      },
      {
        title: 'the browser itself went on to https, and one that it held back',
        tokens: { t: { header: { alg: 'HS256' }, claims: {} } },
        exchanges: [
          {
            request: 'GET http://api.example/?access_token=$t',
            status: 307,
            responseHeaders: ['Location: https://api.example/', 'Non-Authoritative-Reason: HSTS'],
          },
          {
            request: 'GET http://api.example/me',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 0,
          },
        ],
      },
    ],
    bad: [
      {
        title: 'plain http from another host',
        expect: 'handed',
        tokens: { t: { header: { alg: 'HS256' }, claims: {} } },
        exchanges: [
          { request: 'POST http://api.example/login', status: 200, responseBody: '{"token":"$t"}' },
        ],
      },
      {
        title: 'plain http to another host',
        expect: 'sent',
        tokens: { t: { header: { alg: 'HS256' }, claims: {} } },
        exchanges: [
          { request: 'GET http://api.example/', requestHeaders: ['Authorization: Bearer $t'], status: 200 },
        ],
      },
    ],
  },
});

/** Whether it never went out: held back (mixed content), or sent on to https by HSTS (RFC 6797 §8.3), which browsers mark so. */
function staysInBrowser({ response }: Exchange): boolean {
  return response.status === 0 || headerValue(response.headers, 'non-authoritative-reason') !== undefined;
}
