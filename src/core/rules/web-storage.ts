import { tokenTimes } from '../jose/numeric-date.ts';
import type { TokenKind } from '../jose/token.ts';
import type { Severity } from '../spec/reference.ts';
import { asvs, html5StorageCheatSheet } from './references.ts';
import { defineRule } from './rule.ts';

/** How much the one who steals it can do. Kinds that are not named open nothing by themselves. */
const severityByKind: Readonly<Partial<Record<TokenKind, Severity>>> = {
  refresh: 'high',
  access: 'high',
  session: 'high',
  unknown: 'medium',
  id: 'medium',
};

export default defineRule({
  id: 'web-storage',
  category: 'storage',
  subject: 'storage',
  severity: 'high',
  title: 'A token in localStorage',
  why: 'Every script of this origin can read it, an injected one too, and it stays there after the tab is closed. The guides differ: the HTML5 sheet and ASVS 3.3.4 say no, ASVS 14.3.3 exempts session tokens.',
  fix: 'Keep the session in a cookie with HttpOnly, Secure and SameSite (or behind a backend for the frontend); failing that, hold the token in memory for minutes only.',
  spec: [html5StorageCheatSheet, asvs('3.3.4'), asvs('14.3.3')],
  messages: {
    readable: 'Every script of {origin} can read the {kind} token under “{key}”.',
    leftover: 'An expired {kind} token still lies under “{key}”.',
  },
  check({ seen, entry, origin }, { now }, report) {
    const severity = severityByKind[seen.token.kind];
    if (entry.area !== 'local-storage' || severity === undefined) return;
    const { expiresAt } = tokenTimes(seen.token);
    const expired = expiresAt !== null && expiresAt < now;
    const kind = seen.token.kind === 'unknown' ? 'signed' : seen.token.kind;
    report({
      message: expired ? 'leftover' : 'readable',
      data: { origin, key: entry.name, kind },
      severity: expired ? 'low' : severity,
      evidence: [
        {
          text: `localStorage of ${origin}, key ${entry.name.slice(0, 80)}`,
          place: { kind: 'storage', origin, name: entry.name },
        },
      ],
    });
  },
  examples: {
    good: [
      {
        title: 'in sessionStorage: another rule’s business',
        tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { exp: 1768482000 } } },
        storage: [{ area: 'session-storage', name: 'token', value: '$t' }],
      },
      {
        title: 'a word with dots is no token',
        storage: [{ area: 'local-storage', name: 'version', value: '1.2.3' }],
      },
    ],
    bad: [
      {
        title: 'an access token in localStorage',
        expect: 'readable',
        tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { exp: 1768482000 } } },
        storage: [{ area: 'local-storage', name: 'token', value: '$t' }],
      },
      {
        title: 'one that expired long ago',
        expect: 'leftover',
        tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { exp: 1700000000 } } },
        storage: [{ area: 'local-storage', name: 'auth', value: '{"accessToken":"$t"}' }],
      },
    ],
  },
});
