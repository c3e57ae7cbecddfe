import { tokenTimes } from '../jose/numeric-date.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { areaWords, credentialKinds, kindWord, lastingAreas, storedEvidence } from './storage-words.ts';

/** Time for the page to clear up after the answer, in milliseconds. */
const graceMs = 5000;

const logout = (at: number) => ({ request: 'POST https://app.example/logout', status: 204, at });
const use = {
  request: 'GET https://app.example/api/me',
  requestHeaders: ['Authorization: Bearer $t'],
  status: 200,
  at: -120,
};

export default defineRule({
  id: 'left-after-logout',
  category: 'storage',
  subject: 'storage',
  severity: 'medium',
  title: 'A token stays behind after signing out',
  why: 'The next person at this computer, or a script, can go on with the session that seemed to be over.',
  fix: 'Delete the tokens when someone signs out, and revoke them on the server; Clear-Site-Data helps.',
  spec: [asvs('14.3.1'), asvs('7.4.1')],
  messages: {
    left: 'The {kind} token in {area}, “{key}”, was there before the sign-out at {host} and still is.',
  },
  check(stored, context, report) {
    const { seen, entry, origin } = stored;
    if (!credentialKinds.has(seen.token.kind) || !lastingAreas.has(entry.area)) return;
    if (!URL.canParse(origin)) return;
    const logout = context.lastLogoutAt(new URL(origin).hostname);
    if (logout === null || logout.response.status === 0 || logout.response.status >= 400) return;
    const endedAt = logout.startedAt + logout.durationMs;
    const { expiresAt } = tokenTimes(seen.token);
    const isOver = expiresAt !== null && expiresAt < context.now;
    if (isOver || seen.firstSeenAt >= logout.startedAt || context.now - endedAt < graceMs) return;
    const host = new URL(logout.request.url).host;
    report({
      message: 'left',
      data: { kind: kindWord(seen.token.kind), area: areaWords[entry.area], key: entry.name, host },
      key: `${entry.area} ${entry.name}`,
      evidence: [
        storedEvidence(stored),
        { text: 'The request that signs out', place: { kind: 'exchange', exchange: logout.id } },
      ],
    });
  },
  examples: {
    good: [
      {
        title: 'nobody signed out',
        tokens: { t: { claims: { sub: 'u', exp: 1768482000 } } },
        exchanges: [use],
        storage: [{ area: 'local-storage', name: 'token', value: '$t' }],
      },
      {
        title: 'signed out a second ago',
        tokens: { t: { claims: { sub: 'u', exp: 1768482000 } } },
        exchanges: [use, logout(-1)],
        storage: [{ area: 'local-storage', name: 'token', value: '$t' }],
      },
      {
        title: 'a token of the session that began afterwards',
        tokens: { t: { claims: { sub: 'u', exp: 1768482000 } } },
        exchanges: [logout(-300), use],
        storage: [{ area: 'local-storage', name: 'token', value: '$t' }],
      },
    ],
    bad: [
      {
        title: 'still there a minute later',
        expect: 'left',
        tokens: { t: { claims: { sub: 'u', exp: 1768482000 } } },
        exchanges: [use, logout(-60)],
        storage: [{ area: 'local-storage', name: 'token', value: '$t' }],
      },
    ],
  },
});
