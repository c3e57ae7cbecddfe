import { ownString } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

const parts =
  'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA';

export default defineRule({
  id: 'jwe-compressed',
  category: 'token',
  subject: 'token',
  severity: 'low',
  title: 'The token is compressed before it is encrypted',
  why: 'The length of what is sent then tells of the content; and a few bytes can unpack into gigabytes at the server.',
  fix: 'Leave zip out of the header, and let the server refuse it or limit what it unpacks.',
  spec: [rfc(8725, '3.6', 'SHOULD')],
  messages: { zip: 'The header says zip {zip}.' },
  check({ id, token }, _context, report) {
    const zip = ownString(headerOf(token), 'zip');
    if (token.format !== 'jwe' || zip === '') return;
    report({ message: 'zip', data: { zip }, evidence: [parameterEvidence(id, 'zip')] });
  },
  examples: {
    good: [
      {
        title: 'not compressed',
        // {"alg":"dir","enc":"A256GCM"}
        tokens: { t: `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.${parts.slice(22)}` },
      },
    ],
    bad: [
      {
        title: 'zip DEF',
        expect: 'zip',
        // {"alg":"dir","enc":"A256GCM","zip":"DEF"}
        tokens: { t: `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIn0.${parts.slice(22)}` },
      },
    ],
  },
});
