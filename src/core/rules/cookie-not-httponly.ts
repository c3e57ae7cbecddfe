import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { tokenCookiesSetBy } from './set-cookie-token.ts';

export default defineRule({
  id: 'cookie-not-httponly',
  category: 'cookie',
  subject: 'exchange',
  severity: 'high',
  title: 'A token cookie that scripts can read',
  why: 'An injected script reads it through document.cookie and takes the session with it.',
  fix: 'Add HttpOnly to the cookie. A page that needs to know who is signed in can ask the server.',
  spec: [asvs('3.3.4')],
  messages: { readable: 'Cookie {name} of {host} carries a token and lacks HttpOnly.' },
  check(exchange, context, report) {
    for (const { cookie, place, hostname } of tokenCookiesSetBy(exchange, context)) {
      if (cookie.httpOnly) continue;
      report({
        message: 'readable',
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
        title: 'HttpOnly is set',
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
        title: 'no HttpOnly',
        expect: 'readable',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; Secure; SameSite=Lax'],
          },
        ],
      },
    ],
  },
});
