import { ownMember } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

export default defineRule({
  id: 'sha1-thumbprint',
  category: 'crypto',
  subject: 'token',
  severity: 'note',
  title: 'The certificate is named by its SHA-1',
  why: 'Two certificates with the same SHA-1 can be made today. It only names the key here, but a server must not trust it for more.',
  fix: 'Use kid, or x5t#S256; and look the certificate up among known ones only.',
  spec: [rfc(7515, '4.1.7')],
  messages: { sha1: 'The header has x5t and no x5t#S256.' },
  check({ id, token }, _context, report) {
    const header = headerOf(token);
    if (ownMember(header, 'x5t') === undefined || ownMember(header, 'x5t#S256') !== undefined) return;
    report({ message: 'sha1', data: {}, evidence: [parameterEvidence(id, 'x5t')] });
  },
  examples: {
    good: [
      { title: 'named by kid', tokens: { t: { header: { alg: 'RS256', kid: 'a' }, claims: { sub: 'u' } } } },
    ],
    bad: [
      {
        title: 'x5t',
        expect: 'sha1',
        tokens: {
          t: { header: { alg: 'RS256', x5t: 'dGhpcyBpcyBhIFNIQTEgdGVzdA' }, claims: { sub: 'u' } },
        },
      },
    ],
  },
});
