import { claimsOf, type TokenKind } from '../jose/token.ts';
import { plainName, topOf, valuesIn } from './claim-values.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

const flags: ReadonlySet<string> = new Set([
  'admin',
  'isadmin',
  'isadministrator',
  'superuser',
  'issuperuser',
  'superadmin',
  'issuperadmin',
  'root',
  'isroot',
  'isstaff',
  'isowner',
]);
const kinds: ReadonlySet<TokenKind> = new Set(['access', 'session', 'unknown']);

export default defineRule({
  id: 'privilege-flags',
  category: 'claims',
  subject: 'token',
  severity: 'note',
  title: 'A flag in the token tells of special rights',
  why: 'What was true when the token was made stays true until it expires: who loses the right keeps it until then. And it is the first thing that an attacker tries to change.',
  fix: 'Check the signature before the flag, keep such tokens short, and look rights that matter up on the server.',
  spec: [asvs('9.1.1')],
  messages: { flag: 'Claim {claim} is true.' },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (claims === null || !kinds.has(token.kind)) return;
    for (const { path, name, value } of valuesIn(claims)) {
      if ((value !== true && value !== 1) || !flags.has(plainName(name))) continue;
      report({ message: 'flag', data: { claim: path }, evidence: [claimEvidence(id, topOf(path))] });
    }
  },
  examples: {
    good: [{ title: 'no right', tokens: { t: { claims: { sub: 'u', admin: false, role: 'user' } } } }],
    bad: [
      { title: 'an administrator', expect: 'flag', tokens: { t: { claims: { sub: 'u', is_admin: true } } } },
    ],
  },
});
