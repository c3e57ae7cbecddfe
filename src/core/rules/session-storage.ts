import { tokenTimes } from '../jose/numeric-date.ts';
import type { TokenKind } from '../jose/token.ts';
import type { Severity } from '../spec/reference.ts';
import { asvs, html5StorageCheatSheet } from './references.ts';
import { defineRule } from './rule.ts';
import { kindWord, storedEvidence } from './storage-words.ts';

const severityByKind: Readonly<Partial<Record<TokenKind, Severity>>> = {
  access: 'medium',
  session: 'medium',
  unknown: 'low',
  id: 'low',
};

export default defineRule({
  id: 'session-storage',
  category: 'storage',
  subject: 'storage',
  severity: 'medium',
  title: 'A token in sessionStorage',
  why: 'It goes when the tab is closed, but until then every script of this origin can read it, an injected one too. The guides differ: ASVS 3.3.4 says no, ASVS 14.3.3 exempts session tokens.',
  fix: 'Keep the session in a cookie with HttpOnly, Secure and SameSite, or hold the token in memory for minutes only.',
  spec: [html5StorageCheatSheet, asvs('3.3.4'), asvs('14.3.3')],
  messages: { readable: 'Every script of {origin} can read the {kind} token under “{key}”.' },
  check(stored, { now }, report) {
    const { seen, entry, origin } = stored;
    const severity = severityByKind[seen.token.kind];
    if (entry.area !== 'session-storage' || severity === undefined) return;
    const { expiresAt } = tokenTimes(seen.token);
    if (expiresAt !== null && expiresAt < now) return;
    report({
      message: 'readable',
      data: { origin, key: entry.name, kind: kindWord(seen.token.kind) },
      severity,
      evidence: [storedEvidence(stored)],
    });
  },
  examples: {
    good: [
      {
        title: 'a token that has expired is another rule’s business',
        tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { exp: 1700000000 } } },
        storage: [{ area: 'session-storage', name: 'token', value: '$t' }],
      },
    ],
    bad: [
      {
        title: 'an access token',
        expect: 'readable',
        tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { exp: 1768482000 } } },
        storage: [{ area: 'session-storage', name: 'token', value: '$t' }],
      },
    ],
  },
});
