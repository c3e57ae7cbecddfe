import { tokenTimes } from '../jose/numeric-date.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { areaWords, storedEvidence } from './storage-words.ts';

export default defineRule({
  id: 'refresh-token-script-readable',
  category: 'storage',
  subject: 'storage',
  severity: 'high',
  title: 'Scripts can read the refresh token',
  why: 'An injected script takes it away and makes new access tokens for weeks, long after the page is closed and mended.',
  fix: 'Keep it behind a backend for the frontend, or in an HttpOnly cookie that goes to the renewal path only; rotate it with each use.',
  spec: [asvs('10.1.1'), rfc(9700, '2.2.2')],
  messages: { readable: 'Every script of {origin} can read the refresh token in {area}, “{key}”.' },
  check(stored, { now }, report) {
    const { seen, entry, origin } = stored;
    const { expiresAt } = tokenTimes(seen.token);
    if (seen.token.kind !== 'refresh' || (expiresAt !== null && expiresAt < now)) return;
    report({
      message: 'readable',
      data: { origin, area: areaWords[entry.area], key: entry.name },
      evidence: [storedEvidence(stored)],
    });
  },
  examples: {
    good: [
      {
        title: 'an access token is another rule’s business',
        tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { exp: 1768482000 } } },
        storage: [{ area: 'session-storage', name: 'token', value: '$t' }],
      },
    ],
    bad: [
      {
        title: 'a refresh token in sessionStorage',
        expect: 'readable',
        tokens: { t: { claims: { typ: 'Refresh', exp: 1771070400 } } },
        storage: [{ area: 'session-storage', name: 'auth', value: '{"refreshToken":"$t"}' }],
      },
    ],
  },
});
