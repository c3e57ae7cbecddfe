import type { JsonValue } from '../jose/json.ts';
import { claimsOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

/** Characters of one claim in JSON, and members of one list, beyond which it is data rather than a statement about the caller. */
const largestClaim = 2000;
const longestList = 100;

export default defineRule({
  id: 'claims-oversized',
  category: 'claims',
  subject: 'token',
  severity: 'note',
  title: 'One claim makes the token large',
  why: 'It travels with each request, and grows with the account until a header or a cookie no longer takes it.',
  fix: 'Put an identifier into the token, and look the list up on the server.',
  spec: [rfc(7519, '1')],
  messages: {
    large: 'Claim {claim} takes {length} characters.',
    long: 'Claim {claim} lists {count} values.',
  },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (claims === null || token.format === 'sd-jwt' || token.text.length < largestClaim / 2) return;
    for (const [claim, value] of Object.entries(claims).slice(0, 500)) {
      const length = lengthOf(value);
      const count = Array.isArray(value) ? value.length : 0;
      if (length <= largestClaim && count <= longestList) continue;
      report({
        message: count > longestList ? 'long' : 'large',
        data: count > longestList ? { claim, count } : { claim, length },
        evidence: [claimEvidence(id, claim)],
      });
    }
  },
  examples: {
    good: [{ title: 'short claims', tokens: { t: { claims: { sub: 'u', groups: ['a', 'b'] } } } }],
    bad: [
      {
        title: 'all groups of a company',
        expect: 'long',
        tokens: { t: { claims: { groups: Array.from({ length: 150 }, (_, at) => `group-${at}`) } } },
      },
      {
        title: 'a picture',
        expect: 'large',
        tokens: { t: { claims: { picture: `data:image/png;base64,${'A'.repeat(3000)}` } } },
      },
    ],
  },
});

function lengthOf(value: JsonValue): number {
  return typeof value === 'object' ? JSON.stringify(value).length : String(value).length;
}
