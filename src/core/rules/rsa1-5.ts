import { ownString } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

const rest = 'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA';

export default defineRule({
  id: 'rsa1-5',
  category: 'crypto',
  subject: 'token',
  severity: 'medium',
  title: 'The key is encrypted with RSA1_5',
  why: 'A server that tells a wrong padding from a wrong key, if only by its time, helps an attacker decrypt tokens step by step (Bleichenbacher).',
  fix: 'Encrypt with RSA-OAEP-256 or ECDH-ES, and let the server refuse RSA1_5.',
  spec: [rfc(8725, '3.2')],
  messages: { used: 'The header says alg RSA1_5.' },
  check({ id, token }, _context, report) {
    if (token.format !== 'jwe' || ownString(headerOf(token), 'alg') !== 'RSA1_5') return;
    report({ message: 'used', data: {}, evidence: [parameterEvidence(id, 'alg')] });
  },
  examples: {
    good: [
      {
        title: 'OAEP',
        // {"alg":"RSA-OAEP-256","enc":"A256GCM"}
        tokens: { t: `eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0.${rest}` },
      },
    ],
    bad: [
      {
        title: 'RSA1_5',
        expect: 'used',
        // {"alg":"RSA1_5","enc":"A128CBC-HS256"}
        tokens: { t: `eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.${rest}` },
      },
    ],
  },
});
