import { ownMember, ownString } from '../jose/json.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { claimsOf } from '../jose/token.ts';
import { asvs } from './references.ts';
import { defineRule, type StoredToken } from './rule.ts';
import { credentialKinds, lastingAreas, storedEvidence } from './storage-words.ts';

/** So many tokens of one origin are compared. */
const mostCompared = 50;

export default defineRule({
  id: 'other-user-leftover',
  category: 'storage',
  subject: 'storage',
  severity: 'medium',
  title: 'A token of another person is still stored',
  why: 'Two people signed in here one after the other; the token of the first can be read, and perhaps used, by the second.',
  fix: 'Delete all tokens of the one who signs out, whatever key they lie under.',
  spec: [asvs('14.3.1')],
  messages: {
    other:
      'The token under “{key}” names another sub than the newer one under “{newer}”, from the same issuer.',
  },
  check(stored, context, report) {
    if (!lastingAreas.has(stored.entry.area)) return;
    const newer = context
      .storedAt(stored.origin)
      .slice(0, mostCompared)
      .find((other) => isSuccessor(other, stored));
    if (newer === undefined) return;
    report({
      message: 'other',
      data: { key: stored.entry.name, newer: newer.entry.name },
      key: `${stored.entry.area} ${stored.entry.name}`,
      evidence: [storedEvidence(stored), storedEvidence(newer)],
    });
  },
  examples: {
    good: [
      {
        title: 'two tokens of one person',
        tokens: {
          a: { claims: { iss: 'https://id.example', sub: 'u', iat: 1768470000 } },
          b: { claims: { iss: 'https://id.example', sub: 'u', iat: 1768478000 } },
        },
        storage: [
          { area: 'local-storage', name: 'old', value: '$a' },
          { area: 'local-storage', name: 'new', value: '$b' },
        ],
      },
      {
        title: 'for two audiences an issuer may call one person by two names',
        tokens: {
          a: { claims: { iss: 'https://id.example', aud: 'x', sub: 'u', iat: 1768470000 } },
          b: { claims: { iss: 'https://id.example', aud: 'y', sub: 'v', iat: 1768478000 } },
        },
        storage: [
          { area: 'local-storage', name: 'x', value: '$a' },
          { area: 'local-storage', name: 'y', value: '$b' },
        ],
      },
    ],
    bad: [
      {
        title: 'two people',
        expect: 'other',
        tokens: {
          a: { claims: { iss: 'https://id.example', sub: 'u', iat: 1768470000 } },
          b: { claims: { iss: 'https://id.example', sub: 'v', iat: 1768478000 } },
        },
        storage: [
          { area: 'local-storage', name: 'old', value: '$a' },
          { area: 'local-storage', name: 'new', value: '$b' },
        ],
      },
    ],
  },
});

/** A later token of the same issuer, audience and kind, for someone else. */
function isSuccessor({ seen: later }: StoredToken, { seen: earlier }: StoredToken): boolean {
  if (later.token.kind !== earlier.token.kind || !credentialKinds.has(later.token.kind)) return false;
  const [after, before] = [claimsOf(later.token), claimsOf(earlier.token)];
  const [at, was] = [tokenTimes(later.token).issuedAt, tokenTimes(earlier.token).issuedAt];
  const subjects = [ownString(after, 'sub'), ownString(before, 'sub')];
  return (
    at !== null &&
    was !== null &&
    at > was &&
    subjects[0] !== subjects[1] &&
    !subjects.includes('') &&
    ownString(after, 'iss') !== '' &&
    ['iss', 'aud', 'azp', 'client_id'].every((name) =>
      isSame(ownMember(after, name), ownMember(before, name)),
    )
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
