import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'known-weak-secret',
  category: 'crypto',
  subject: 'token',
  severity: 'critical',
  title: 'The signing secret is known to everyone',
  why: 'It stands in a tutorial, a framework’s default or a list of passwords: anyone can sign tokens that the server takes for its own.',
  fix: 'Replace it at once with random bytes, at least as many as the hash gives (32 for HS256), and sign everyone out.',
  spec: [rfc(7518, '3.2', 'MUST'), rfc(8725, '3.5', 'MUST')],
  messages: { found: 'A known secret makes the signature of this token.' },
  check({ id }, context, report) {
    if (context.weakSecretOf(id) === null) return;
    report({
      message: 'found',
      data: {},
      evidence: [
        { text: 'The HMAC recomputed with it is the same', place: { kind: 'signature', token: id } },
      ],
    });
  },
  examples: {
    good: [
      {
        title: 'nothing was found out',
        tokens: { t: { header: { alg: 'HS256' }, claims: { exp: 1768482000 } } },
      },
    ],
    bad: [
      {
        title: 'the secret of a tutorial',
        expect: 'found',
        tokens: { t: { header: { alg: 'HS256' }, claims: { exp: 1768482000 } } },
        weakSecrets: ['t'],
      },
    ],
  },
});
