import { tokenTimes } from '../jose/numeric-date.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { credentialKinds, kindWord, storedEvidence } from './storage-words.ts';

export default defineRule({
  id: 'cache-storage',
  category: 'storage',
  subject: 'storage',
  severity: 'medium',
  title: 'A token in Cache Storage',
  why: 'The service worker keeps an answer with a token: every script of this origin can read it, it outlives the session, and the next person may get it served.',
  fix: 'Let the service worker pass token and profile requests through; cache what is the same for everyone.',
  spec: [asvs('14.3.1'), asvs('14.3.3')],
  messages: { kept: 'The answer “{key}” is kept with a {kind} token in it.' },
  check(stored, { now }, report) {
    const { seen, entry } = stored;
    const { expiresAt } = tokenTimes(seen.token);
    if (entry.area !== 'cache-storage' || !credentialKinds.has(seen.token.kind)) return;
    if (expiresAt !== null && expiresAt < now) return;
    report({
      message: 'kept',
      data: { key: entry.name, kind: kindWord(seen.token.kind) },
      severity: seen.token.kind === 'refresh' ? 'high' : 'medium',
      evidence: [storedEvidence(stored)],
    });
  },
  examples: {
    good: [
      {
        title: 'what has expired opens nothing',
        tokens: { t: { claims: { sub: 'u', exp: 1700000000 } } },
        storage: [{ area: 'cache-storage', name: 'v1/https://app.example/me', value: '$t' }],
      },
    ],
    bad: [
      {
        title: 'an answer of the token endpoint',
        expect: 'kept',
        tokens: { t: { claims: { sub: 'u', exp: 1768482000 } } },
        storage: [
          { area: 'cache-storage', name: 'v1/https://app.example/token', value: '{"access_token":"$t"}' },
        ],
      },
    ],
  },
});
