import type { SetCookie } from '../http/cookies.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { tokenCookiesSetBy } from './set-cookie-token.ts';
import { cookieEvidence } from './token-evidence.ts';

const login = (setCookie: string) => ({
  tokens: { t: { claims: { sub: 'u' } } },
  exchanges: [
    { request: 'POST https://app.example/login', status: 200, responseHeaders: [`Set-Cookie: ${setCookie}`] },
  ],
});

export default defineRule({
  id: 'cookie-prefix',
  category: 'cookie',
  subject: 'exchange',
  severity: 'note',
  title: 'A token cookie without a prefix that guards it',
  why: 'Another host of the site, or anyone on a plain http connection, can set a cookie of the same name and so put their own session in its place.',
  fix: 'Name it __Host-…, with Secure, Path=/ and no Domain; where hosts must share it, __Secure-….',
  spec: [asvs('3.3.1'), asvs('3.3.3')],
  messages: {
    none: 'Cookie {name} of {host} carries a token and has neither __Host- nor __Secure-.',
    broken:
      'Cookie {name} of {host} has a prefix whose conditions it does not keep: {what}. Browsers drop it.',
  },
  check(exchange, context, report) {
    for (const { cookie, place, hostname } of tokenCookiesSetBy(exchange, context)) {
      const lower = cookie.name.slice(0, 20).toLowerCase();
      const prefixed = lower.startsWith('__host-') || lower.startsWith('__secure-');
      const what = prefixed ? whatBreaks(cookie, lower.startsWith('__host-')) : '';
      if (prefixed && what === '') continue;
      report({
        message: prefixed ? 'broken' : 'none',
        data: { name: cookie.name, host: hostname, what },
        severity: prefixed ? 'medium' : 'note',
        token: place.seen.id,
        key: `${hostname} ${cookie.name}`,
        evidence: [cookieEvidence(exchange.id, cookie.name)],
      });
    }
  },
  examples: {
    good: [
      { title: 'of this host only', ...login('__Host-sid=$t; Secure; HttpOnly; Path=/; SameSite=Lax') },
      { title: 'shared on purpose', ...login('__Secure-sid=$t; Secure; HttpOnly; Domain=app.example') },
    ],
    bad: [
      { title: 'a bare name', expect: 'none', ...login('sid=$t; Secure; HttpOnly; Path=/') },
      {
        title: 'a prefix, and a Domain',
        expect: 'broken',
        ...login('__Host-sid=$t; Secure; HttpOnly; Path=/; Domain=app.example'),
      },
    ],
  },
});

/** The condition that is not kept (RFC 6265bis §4.1.3); '' where all are. */
function whatBreaks({ secure, domain, path }: SetCookie, forHost: boolean): string {
  if (!secure) return 'Secure is missing';
  if (forHost && domain !== '') return 'it has a Domain';
  return forHost && path !== '/' ? 'its Path is not /' : '';
}
