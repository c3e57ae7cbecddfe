import { ownMember } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

/** Header parameters that may stand in crit and that common libraries know (RFC 7797 §6). */
const known: ReadonlySet<string> = new Set(['b64']);

export default defineRule({
  id: 'crit-unknown',
  category: 'token',
  subject: 'token',
  severity: 'low',
  title: 'The token demands an extension that few know',
  why: 'Who does not know what crit names has to refuse the token; a library that passes over crit takes it without the protection.',
  fix: 'Use crit only between parties that both know the extension, and test that the server refuses an unknown one.',
  spec: [rfc(7515, '4.1.11', 'MUST')],
  messages: {
    unknown: 'crit names {names}; only who knows that may take the token.',
    malformed: 'crit is not as the standard wants it: {problem}',
  },
  check({ id, token }, _context, report) {
    const crit = ownMember(headerOf(token), 'crit');
    if (crit === undefined) return;
    const evidence = [parameterEvidence(id, 'crit')];
    for (const { code, message } of token.problems)
      if (code.startsWith('crit-'))
        report({ message: 'malformed', data: { problem: message }, severity: 'medium', evidence });
    if (!Array.isArray(crit)) return;
    const names = crit.filter((name): name is string => typeof name === 'string' && !known.has(name));
    if (names.length > 0)
      report({ message: 'unknown', data: { names: names.slice(0, 5).join(', ') }, evidence });
  },
  examples: {
    good: [{ title: 'no crit', tokens: { t: { claims: { sub: 'u' } } } }],
    bad: [
      {
        title: 'an extension of one maker',
        expect: 'unknown',
        tokens: {
          t: {
            header: { alg: 'RS256', crit: ['example-policy'], 'example-policy': 1 },
            claims: { sub: 'u' },
          },
        },
      },
      {
        title: 'an empty list',
        expect: 'malformed',
        tokens: { t: { header: { alg: 'RS256', crit: [] }, claims: { sub: 'u' } } },
      },
    ],
  },
});
