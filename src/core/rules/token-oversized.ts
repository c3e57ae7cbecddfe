import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

/** Many servers take 8 KiB of headers in all, or for one header (nginx, Apache, Tomcat). */
const largest = 8000;

export default defineRule({
  id: 'token-oversized',
  category: 'token',
  subject: 'token',
  severity: 'low',
  title: 'The token is too large for a header',
  why: 'It travels with each request, and many servers refuse headers beyond 8 KiB: then one more role locks a person out.',
  fix: 'Put identifiers into the token, and look roles and profiles up on the server.',
  spec: [rfc(7519, '1'), rfc(9110, '5.4')],
  messages: {
    large: 'It has {length} characters; beyond 8,192 bytes of headers many servers refuse the request.',
  },
  check({ id, token }, _context, report) {
    if (token.format === 'sd-jwt' || token.format === 'malformed' || token.text.length <= largest) return;
    report({
      message: 'large',
      data: { length: token.text.length },
      evidence: [{ text: 'The length of its text', place: { kind: 'signature', token: id } }],
    });
  },
  examples: {
    good: [{ title: 'a few hundred characters', tokens: { t: { claims: { sub: 'u' } } } }],
    bad: [
      {
        title: 'a role for each of a thousand customers',
        expect: 'large',
        tokens: {
          t: { claims: { sub: 'u', roles: Array.from({ length: 1000 }, (_, at) => `customer-${at}`) } },
        },
      },
    ],
  },
});
