import { tokenTimes } from '../jose/numeric-date.ts';
import type { TokenKind } from '../jose/token.ts';
import type { Severity } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { kindWord, storedEvidence } from './storage-words.ts';

const severityByKind: Readonly<Partial<Record<TokenKind, Severity>>> = {
  refresh: 'high',
  access: 'medium',
  session: 'medium',
  unknown: 'low',
  id: 'low',
};

export default defineRule({
  id: 'indexeddb',
  category: 'storage',
  subject: 'storage',
  severity: 'medium',
  title: 'A token in IndexedDB',
  why: 'Every script of this origin can read it, an injected one too, and it stays after the tab is closed. Libraries choose it because it is harder to grab by chance, not because it is closed. ASVS 3.3.4 says no, ASVS 14.3.3 exempts session tokens.',
  fix: 'Keep the session in a cookie with HttpOnly, Secure and SameSite; failing that, let the library hold it in memory.',
  spec: [asvs('3.3.4'), asvs('14.3.3')],
  messages: { readable: 'Every script of {origin} can read the {kind} token in “{key}”.' },
  check(stored, { now }, report) {
    const { seen, entry, origin } = stored;
    const severity = severityByKind[seen.token.kind];
    const { expiresAt } = tokenTimes(seen.token);
    if (entry.area !== 'indexed-db' || severity === undefined) return;
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
        title: 'in localStorage: another rule’s business',
        tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { exp: 1768482000 } } },
        storage: [{ area: 'local-storage', name: 'token', value: '$t' }],
      },
    ],
    bad: [
      {
        title: 'where Firebase keeps it',
        expect: 'readable',
        tokens: { t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { exp: 1768482000 } } },
        storage: [
          {
            area: 'indexed-db',
            name: 'firebaseLocalStorageDb/firebaseLocalStorage/user#/stsTokenManager/accessToken',
            value: '$t',
          },
        ],
      },
    ],
  },
});
