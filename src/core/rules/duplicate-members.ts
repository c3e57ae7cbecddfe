import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'duplicate-members',
  category: 'token',
  subject: 'token',
  severity: 'medium',
  title: 'A name stands twice in the token',
  why: 'One reader takes the first value, another the last: what was checked need not be what is used.',
  fix: 'Write each name once, and let the server refuse tokens that do not.',
  spec: [rfc(7515, '4', 'MUST'), rfc(7519, '4', 'MUST')],
  messages: { twice: 'The member {pointer} of the {part} stands there more than once.' },
  check({ id, token }, _context, report) {
    for (const { code, pointer, part } of token.problems) {
      if (code !== 'duplicate-member') continue;
      const name = pointer.split('/')[1] ?? '';
      report({
        message: 'twice',
        data: { pointer, part },
        evidence: [
          {
            text: `${name.slice(0, 80)} is repeated`,
            place: { kind: part === 'header' ? 'header-parameter' : 'claim', token: id, name },
          },
        ],
      });
    }
  },
  examples: {
    good: [{ title: 'each name once', tokens: { t: { claims: { sub: 'u', role: 'user' } } } }],
    bad: [
      {
        title: 'two roles',
        expect: 'twice',
        // {"alg":"HS256"} and {"role":"user","role":"admin"}
        tokens: {
          t: 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoidXNlciIsInJvbGUiOiJhZG1pbiJ9.c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlMTIz',
        },
      },
    ],
  },
});
