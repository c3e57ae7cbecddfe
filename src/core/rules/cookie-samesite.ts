import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { tokenCookiesSetBy } from './set-cookie-token.ts';

export default defineRule({
  id: 'cookie-samesite',
  category: 'cookie',
  subject: 'exchange',
  severity: 'medium',
  title: 'A token cookie that other sites can use',
  why: 'A page of another site can make the browser send requests that carry this cookie: forged in the name of the one who is signed in (CSRF).',
  fix: 'Set SameSite=Lax or Strict. Where other sites must embed the page, keep None and demand a CSRF token or the Sec-Fetch-Site header.',
  spec: [rfc(6750, '5.3', 'MUST'), asvs('3.3.2')],
  messages: {
    none: 'Cookie {name} of {host} carries a token and is sent from every site (SameSite=None).',
    missing:
      'Cookie {name} of {host} carries a token and has no SameSite: Chromium takes it for Lax, other browsers send it from every site.',
  },
  check(exchange, context, report) {
    for (const { cookie, place, hostname } of tokenCookiesSetBy(exchange, context)) {
      if (cookie.sameSite === 'Lax' || cookie.sameSite === 'Strict') continue;
      const missing = cookie.sameSite === '';
      report({
        message: missing ? 'missing' : 'none',
        data: { name: cookie.name, host: hostname },
        severity: missing ? 'low' : 'medium',
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
        title: 'SameSite=Lax',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; Secure; SameSite=Lax'],
          },
        ],
      },
      {
        title: 'SameSite=Strict',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; Secure; SameSite=Strict'],
          },
        ],
      },
    ],
    bad: [
      {
        title: 'None',
        expect: 'none',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; Secure; SameSite=None'],
          },
        ],
      },
      {
        title: 'not said',
        expect: 'missing',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; Secure'],
          },
        ],
      },
    ],
  },
});
