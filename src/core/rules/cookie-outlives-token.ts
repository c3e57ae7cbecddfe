import type { SetCookie } from '../http/cookies.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { formatDuration } from '../spec/duration.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { tokenCookiesSetBy } from './set-cookie-token.ts';
import { cookieEvidence } from './token-evidence.ts';

/** A cookie may stay a while longer: servers renew from a token that has just expired. In milliseconds. */
const allowance = 7 * 24 * 3_600_000;

const login = (attributes: string) => ({
  tokens: { t: { claims: { sub: 'u', exp: 1768482000 } } },
  exchanges: [
    {
      request: 'POST https://app.example/login',
      status: 200,
      responseHeaders: [`Set-Cookie: sid=$t; HttpOnly; Secure${attributes}`],
    },
  ],
});

export default defineRule({
  id: 'cookie-outlives-token',
  category: 'cookie',
  subject: 'exchange',
  severity: 'note',
  title: 'The cookie stays long after its token has expired',
  why: 'The browser keeps sending a token that opens nothing, with all its claims; and a server that forgets to check exp keeps taking it.',
  fix: 'Give the cookie the token’s lifetime (Max-Age), or leave it a session cookie.',
  spec: [rfc(6265, '4.1.2.2')],
  messages: { longer: 'Cookie {name} of {host} stays {longer} longer than the token in it.' },
  check(exchange, context, report) {
    const now = exchange.startedAt + exchange.durationMs;
    for (const { cookie, place, hostname } of tokenCookiesSetBy(exchange, context)) {
      const cookieEnd = endOf(cookie, now);
      const { expiresAt } = tokenTimes(place.seen.token);
      if (cookieEnd === null || expiresAt === null || cookieEnd - expiresAt <= allowance) continue;
      report({
        message: 'longer',
        data: { name: cookie.name, host: hostname, longer: formatDuration(cookieEnd - expiresAt) },
        token: place.seen.id,
        key: `${hostname} ${cookie.name}`,
        evidence: [cookieEvidence(exchange.id, cookie.name)],
      });
    }
  },
  examples: {
    good: [
      { title: 'as long as the token', ...login('; Max-Age=3600') },
      { title: 'gone with the browser', ...login('') },
    ],
    bad: [{ title: 'a year for a token of an hour', expect: 'longer', ...login('; Max-Age=31536000') }],
  },
});

/** When the browser drops it, in milliseconds since the epoch; null for a session cookie. Browsers keep none beyond 400 days. */
function endOf({ maxAge, expires }: SetCookie, now: number): number | null {
  const end = maxAge === null ? expires : now + maxAge * 1000;
  return end === null ? null : Math.min(end, now + 400 * 24 * 3_600_000);
}
