import { tokenTimes } from '../jose/numeric-date.ts';
import { formatDuration } from '../spec/duration.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { areaWords, kindWord, lastingAreas, storedEvidence } from './storage-words.ts';

/** A token that expired a moment ago is about to be renewed; in milliseconds. */
const staleAfter = 24 * 3_600_000;

export default defineRule({
  id: 'stale-leftover',
  category: 'storage',
  subject: 'storage',
  severity: 'low',
  title: 'A token that expired long ago is still stored',
  why: 'It opens nothing where servers check exp, but its claims stay readable, and code that picks it up fails in odd ways.',
  fix: 'Delete tokens when they expire and when someone signs out.',
  spec: [asvs('14.3.1')],
  messages: { stale: 'The {kind} token in {area}, “{key}”, expired {late} ago.' },
  check(stored, { now }, report) {
    const { seen, entry } = stored;
    // Of localStorage the rule web-storage says so.
    if (entry.area === 'local-storage' || !lastingAreas.has(entry.area)) return;
    const { expiresAt } = tokenTimes(seen.token);
    if (expiresAt === null || now - expiresAt < staleAfter) return;
    report({
      message: 'stale',
      data: {
        kind: kindWord(seen.token.kind),
        area: areaWords[entry.area],
        key: entry.name,
        late: formatDuration(now - expiresAt),
      },
      key: `${entry.area} ${entry.name}`,
      evidence: [storedEvidence(stored)],
    });
  },
  examples: {
    good: [
      {
        title: 'expired a minute ago',
        tokens: { t: { claims: { exp: 1768478340 } } },
        storage: [{ area: 'session-storage', name: 'token', value: '$t' }],
      },
    ],
    bad: [
      {
        title: 'expired in 2023',
        expect: 'stale',
        tokens: { t: { claims: { exp: 1700000000 } } },
        storage: [{ area: 'session-storage', name: 'token', value: '$t' }],
      },
    ],
  },
});
