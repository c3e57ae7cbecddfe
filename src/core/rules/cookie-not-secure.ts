import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { tokenCookiesSetBy } from './set-cookie-token.ts';

export default defineRule({
  id: 'cookie-not-secure',
  category: 'cookie',
  subject: 'exchange',
  severity: 'high',
  title: 'A token cookie that may travel in the clear',
  why: 'Without Secure the browser sends it over plain http too, where anyone on the way can read it.',
  fix: 'Add Secure, and name the cookie with the __Host- prefix where it need not be shared.',
  spec: [rfc(6750, '5.3', 'MUST'), asvs('3.3.1')],
  messages: { clear: 'Cookie {name} of {host} carries a token and lacks Secure.' },
  check(exchange, context, report) {
    for (const { cookie, place, hostname } of tokenCookiesSetBy(exchange, context)) {
      if (cookie.secure) continue;
      report({
        message: 'clear',
        data: { name: cookie.name, host: hostname },
        token: place.seen.id,
        key: `${hostname} ${cookie.name}`,
        evidence: [
          {
            text: `Set-Cookie ${cookie.name.slice(0, 80)}`,
            place: { kind: 'cookie', exchange: exchange.id, name: cookie.name },
          },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'Secure is set',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; Secure; SameSite=Lax'],
          },
        ],
      },
    ],
    bad: [
      {
        title: 'no Secure',
        expect: 'clear',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; SameSite=Lax'],
          },
        ],
      },
    ],
  },
});
