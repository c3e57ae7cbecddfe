import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { isLoopback } from './sent-token.ts';

export default defineRule({
  id: 'plain-http',
  category: 'transport',
  subject: 'exchange',
  severity: 'critical',
  title: 'A token travels unencrypted',
  why: 'Everyone on the way (the café’s Wi-Fi, a proxy, a provider) can read it and use it.',
  fix: 'Serve and call the API over https only, and redirect no request that carries a token: refuse it.',
  spec: [rfc(6750, '5.3', 'MUST')],
  messages: { clear: 'A token goes to {host} over {scheme}, without TLS.' },
  check(exchange, context, report) {
    const { url } = exchange.request;
    if (!URL.canParse(url)) return;
    const { protocol, hostname, host } = new URL(url);
    // Loopback traffic does not leave this machine.
    if ((protocol !== 'http:' && protocol !== 'ws:') || isLoopback(hostname)) return;
    for (const { seen } of context.tokensIn(exchange.id)) {
      report({
        message: 'clear',
        data: { host, scheme: protocol.slice(0, -1) },
        token: seen.id,
        key: `${host} ${seen.id}`,
        evidence: [{ text: 'The URL begins with http:', place: { kind: 'url', exchange: exchange.id } }],
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
    ],
    bad: [
      {
        title: 'plain http to another host',
        expect: 'clear',
        tokens: { t: { header: { alg: 'HS256' }, claims: {} } },
        exchanges: [
          { request: 'GET http://api.example/', requestHeaders: ['Authorization: Bearer $t'], status: 200 },
        ],
      },
    ],
  },
});
