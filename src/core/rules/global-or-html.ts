import type { StorageArea } from '../find/stored.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import type { TokenKind } from '../jose/token.ts';
import type { Severity } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { areaWords, kindWord, storedEvidence } from './storage-words.ts';

/** window.name goes along to the next site that this tab opens; a URL goes into the history. */
const worse: ReadonlySet<StorageArea> = new Set(['window-name', 'page-url']);
const areas: ReadonlySet<StorageArea> = new Set(['global', 'inline-html', 'history-state', ...worse]);
const severityByKind: Readonly<Partial<Record<TokenKind, Severity>>> = {
  refresh: 'high',
  access: 'medium',
  session: 'medium',
  unknown: 'low',
  id: 'low',
};

export default defineRule({
  id: 'global-or-html',
  category: 'storage',
  subject: 'storage',
  severity: 'medium',
  title: 'A token lies open in the page',
  why: 'A global, the HTML or the URL is where an injected script looks first; saved pages, error reports and the history keep it.',
  fix: 'Keep tokens out of the HTML and of globals: let the server hold them, or hold them inside of a module.',
  spec: [asvs('3.3.4'), asvs('14.2.1')],
  messages: { open: 'The {kind} token lies in {area}, “{key}”.' },
  check(stored, { now }, report) {
    const { seen, entry } = stored;
    const severity = severityByKind[seen.token.kind];
    const { expiresAt } = tokenTimes(seen.token);
    if (!areas.has(entry.area) || severity === undefined || (expiresAt !== null && expiresAt < now)) return;
    report({
      message: 'open',
      data: { kind: kindWord(seen.token.kind), area: areaWords[entry.area], key: entry.name },
      severity: worse.has(entry.area) && severity === 'medium' ? 'high' : severity,
      evidence: [storedEvidence(stored)],
    });
  },
  examples: {
    good: [
      {
        title: 'in sessionStorage: another rule’s business',
        tokens: { t: { claims: { sub: 'u', exp: 1768482000 } } },
        storage: [{ area: 'session-storage', name: 'token', value: '$t' }],
      },
    ],
    bad: [
      {
        title: 'in the data of a page that the server rendered',
        expect: 'open',
        tokens: { t: { claims: { sub: 'u', scope: 'a', exp: 1768482000 } } },
        storage: [{ area: 'inline-html', name: 'script#__NEXT_DATA__', value: '{"props":{"token":"$t"}}' }],
      },
      {
        title: 'handed on by window.name',
        expect: 'open',
        tokens: { t: { claims: { sub: 'u', scope: 'a', exp: 1768482000 } } },
        storage: [{ area: 'window-name', name: 'window.name', value: '$t' }],
      },
    ],
  },
});
