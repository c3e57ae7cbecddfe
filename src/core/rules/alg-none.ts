import { ownString } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'alg-none',
  category: 'token',
  subject: 'token',
  severity: 'critical',
  title: 'The token is not signed',
  why: 'Anyone can write such a token. A server that takes it lets everyone be whoever they say they are.',
  fix: 'Sign the token, and let the server accept only the algorithms that it expects.',
  spec: [rfc(8725, '3.2', 'SHOULD'), rfc(7519, '6'), asvs('9.1.2')],
  messages: { none: 'The header says alg "{alg}": there is no signature to check.' },
  check({ id, token }, _context, report) {
    // Every spelling counts: what one library refuses another may lower-case first.
    const alg = ownString(headerOf(token), 'alg');
    if (alg.toLowerCase() !== 'none') return;
    report({
      message: 'none',
      data: { alg },
      evidence: [
        {
          text: `Header parameter alg is ${alg}`,
          place: { kind: 'header-parameter', token: id, name: 'alg' },
        },
      ],
    });
  },
  examples: {
    good: [{ title: 'signed with ES256', tokens: { t: { header: { alg: 'ES256' }, claims: { sub: 'u' } } } }],
    bad: [
      {
        title: 'alg none',
        expect: 'none',
        tokens: { t: { header: { alg: 'none' }, claims: { sub: 'u' }, signature: '' } },
      },
      {
        title: 'a spelling that slips through a careless comparison',
        expect: 'none',
        tokens: { t: { header: { alg: 'nOnE' }, claims: { sub: 'u' }, signature: '' } },
      },
    ],
  },
});
