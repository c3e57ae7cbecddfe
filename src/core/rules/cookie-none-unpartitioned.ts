import { isCrossSite } from '../http/cookie-jar.ts';
import { spec } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { tokenCookiesSetBy } from './set-cookie-token.ts';
import { cookieEvidence } from './token-evidence.ts';

const embed = (page: string, attributes: string) => ({
  origin: page,
  tokens: { t: { claims: { sub: 'u' } } },
  exchanges: [
    {
      request: 'POST https://widget.example/session',
      status: 200,
      responseHeaders: [`Set-Cookie: sid=$t; HttpOnly; Secure; SameSite=None${attributes}`],
    },
  ],
});

export default defineRule({
  id: 'cookie-none-unpartitioned',
  category: 'cookie',
  subject: 'exchange',
  severity: 'note',
  title: 'A token cookie of another site that browsers block',
  why: 'Safari and Firefox refuse or separate such cookies, and people can make Chrome do so: the embedded part then never finds its session.',
  fix: 'Add Partitioned where the session may be one for each embedding site; else ask with the Storage Access API.',
  spec: [
    spec(
      'Cookies Having Independent Partitioned State (CHIPS)',
      'https://datatracker.ietf.org/doc/draft-cutler-httpbis-partitioned-cookies/',
      '',
    ),
  ],
  messages: {
    blocked:
      'Cookie {name} of {host} is set within a page of another site, with SameSite=None and without Partitioned.',
  },
  check(exchange, context, report) {
    if (exchange.pageUrl === '' || exchange.resourceType === 'document') return;
    for (const { cookie, place, hostname } of tokenCookiesSetBy(exchange, context)) {
      if (cookie.sameSite !== 'None' || cookie.partitioned) continue;
      if (!isCrossSite(exchange.pageUrl, new URL(exchange.request.url))) continue;
      report({
        message: 'blocked',
        data: { name: cookie.name, host: hostname },
        token: place.seen.id,
        key: `${hostname} ${cookie.name}`,
        evidence: [cookieEvidence(exchange.id, cookie.name)],
      });
    }
  },
  examples: {
    good: [
      { title: 'partitioned', ...embed('https://shop.example', '; Partitioned') },
      { title: 'its own site', ...embed('https://www.widget.example', '') },
    ],
    bad: [{ title: 'a widget in a shop', expect: 'blocked', ...embed('https://shop.example', '') }],
  },
});
