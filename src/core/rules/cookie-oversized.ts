import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { tokenCookiesSetBy } from './set-cookie-token.ts';
import { cookieEvidence } from './token-evidence.ts';

/** Bytes of name and value together that browsers keep. */
const largest = 4096;

export default defineRule({
  id: 'cookie-oversized',
  category: 'cookie',
  subject: 'exchange',
  severity: 'medium',
  title: 'A token cookie that browsers drop',
  why: 'A cookie of more than 4,096 bytes is not stored, and nothing says so: the sign-in seems to work and the next request comes without it.',
  fix: 'Keep the session on the server and put its identifier into the cookie; or cut the claims.',
  spec: [asvs('3.3.5'), rfc(6265, '6.1')],
  messages: { large: 'Cookie {name} of {host} has {length} bytes; browsers keep 4,096.' },
  check(exchange, context, report) {
    for (const { cookie, place, hostname } of tokenCookiesSetBy(exchange, context)) {
      const { length } = new TextEncoder().encode(cookie.name + cookie.value);
      if (length <= largest) continue;
      report({
        message: 'large',
        data: { name: cookie.name, host: hostname, length },
        token: place.seen.id,
        key: `${hostname} ${cookie.name}`,
        evidence: [cookieEvidence(exchange.id, cookie.name)],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'a short one',
        tokens: { t: { claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'POST https://app.example/login',
            status: 200,
            responseHeaders: ['Set-Cookie: sid=$t; HttpOnly; Secure'],
          },
        ],
      },
    ],
    bad: [
      {
        title: 'with all the groups of the account',
        expect: 'large',
        tokens: { t: { claims: { sub: 'u', groups: 'g'.repeat(3500) } } },
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
