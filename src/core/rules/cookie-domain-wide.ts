import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { tokenCookiesSetBy } from './set-cookie-token.ts';
import { cookieEvidence } from './token-evidence.ts';

export default defineRule({
  id: 'cookie-domain-wide',
  category: 'cookie',
  subject: 'exchange',
  severity: 'low',
  title: 'A token cookie goes to all hosts of a domain',
  why: 'Each of them gets the token, the blog and the forgotten test server too; one that is taken over is enough.',
  fix: 'Leave Domain away, so that only the host that set the cookie gets it; or sign in at each host through a common one.',
  spec: [asvs('3.3.3'), rfc(6265, '4.1.2.3')],
  messages: { wide: 'Cookie {name} carries a token and is sent to {domain} and every host below.' },
  check(exchange, context, report) {
    for (const { cookie, place, hostname } of tokenCookiesSetBy(exchange, context)) {
      if (cookie.domain === '' || !isWithin(hostname, cookie.domain)) continue;
      report({
        message: 'wide',
        data: { name: cookie.name, domain: cookie.domain },
        token: place.seen.id,
        key: `${cookie.domain} ${cookie.name}`,
        evidence: [cookieEvidence(exchange.id, cookie.name)],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'for this host only',
        tokens: { t: { claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://shop.app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; Secure'],
          },
        ],
      },
    ],
    bad: [
      {
        title: 'for the whole domain',
        expect: 'wide',
        tokens: { t: { claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://shop.app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; Secure; Domain=.app.example'],
          },
        ],
      },
    ],
  },
});

/** A Domain that the host does not lie in is refused by browsers. */
function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
