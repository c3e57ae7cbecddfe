import { isJsonObject, type JsonObject, ownMember } from '../jose/json.ts';
import { looksLikeMilliseconds, readNumericDate } from '../jose/numeric-date.ts';
import { claimsOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

const dates = ['iat', 'nbf', 'exp'] as const;

export default defineRule({
  id: 'time-claims-inconsistent',
  category: 'token',
  subject: 'token',
  severity: 'medium',
  title: 'The times in the token do not fit together',
  why: 'Libraries read such times in different ways: one refuses the token, another takes it for good in a thousand years.',
  fix: 'Write iat, nbf and exp as numbers, in seconds since 1970, with exp last.',
  spec: [rfc(7519, '4.1.4', 'MUST'), rfc(7519, '2')],
  messages: {
    number: '{claim} is not a number.',
    milliseconds:
      '{claim} looks like milliseconds; the standard counts seconds, so it lies thousands of years ahead.',
    order: 'exp is not later than {claim}: the token is never good.',
  },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (!isJsonObject(claims ?? undefined) || claims === null) return;
    for (const claim of dates) {
      const value = ownMember(claims, claim);
      if (value === undefined) continue;
      const message =
        typeof value !== 'number' ? 'number' : looksLikeMilliseconds(value) ? 'milliseconds' : null;
      if (message !== null) report({ message, data: { claim }, evidence: [claimEvidence(id, claim)] });
    }
    const claim = startNotBefore(claims);
    if (claim === null) return;
    report({
      message: 'order',
      data: { claim },
      evidence: [claimEvidence(id, claim), claimEvidence(id, 'exp')],
    });
  },
  examples: {
    good: [
      {
        title: 'issued, then used, then gone',
        tokens: { t: { claims: { iat: 1768478400, nbf: 1768478400, exp: 1768482000 } } },
      },
      { title: 'a fraction of a second is allowed', tokens: { t: { claims: { exp: 1768482000.5 } } } },
    ],
    bad: [
      { title: 'milliseconds', expect: 'milliseconds', tokens: { t: { claims: { exp: 1768482000000 } } } },
      { title: 'text', expect: 'number', tokens: { t: { claims: { exp: '1768482000' } } } },
      {
        title: 'over before it began',
        expect: 'order',
        tokens: { t: { claims: { iat: 1768482000, exp: 1768478400 } } },
      },
    ],
  },
});

/** The claim that exp does not come after; null where it does. */
function startNotBefore(claims: JsonObject): 'iat' | 'nbf' | null {
  const exp = readNumericDate(ownMember(claims, 'exp'));
  if (exp === null) return null;
  const isLate = (claim: string) =>
    (readNumericDate(ownMember(claims, claim)) ?? Number.NEGATIVE_INFINITY) >= exp;
  return isLate('iat') ? 'iat' : isLate('nbf') ? 'nbf' : null;
}
