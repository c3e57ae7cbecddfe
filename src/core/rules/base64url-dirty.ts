import { rfc, type Severity } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

/** What the decoder passed over. Padding is what Amazon's load balancers write on purpose. */
const severityByCode: ReadonlyMap<string, Severity> = new Map([
  ['base64url-dirty', 'low'],
  ['base64url-alphabet', 'low'],
  ['base64url-white-space', 'low'],
  ['base64url-padding', 'note'],
]);

export default defineRule({
  id: 'base64url-dirty',
  category: 'token',
  subject: 'token',
  severity: 'low',
  title: 'The token is not written cleanly',
  why: 'Strict libraries refuse it; lenient ones take several spellings of one token, and a list of revoked tokens then misses all but one.',
  fix: 'Encode with base64url without padding, and compare tokens by jti, never by their text.',
  spec: [rfc(7515, '2'), rfc(4648, '3.5')],
  messages: { dirty: 'The {part}: {problem}' },
  check({ id, token }, _context, report) {
    if (token.format === 'malformed') return;
    for (const { code, message, part } of token.problems) {
      const severity = severityByCode.get(code);
      if (severity === undefined) continue;
      report({
        message: 'dirty',
        data: { part, problem: message },
        severity,
        evidence: [{ text: message, place: { kind: 'signature', token: id } }],
      });
    }
  },
  examples: {
    good: [{ title: 'clean', tokens: { t: { claims: { sub: 'u' } } } }],
    bad: [
      {
        title: 'bits that no byte uses',
        expect: 'dirty',
        // The signature is 32 bytes; its last character ought to be one of those that end in 00.
        tokens: {
          t: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB',
        },
      },
    ],
  },
});
