import { ownMember, ownString } from '../jose/json.ts';
import { claimsOf, headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

/** What the profile requires beside iss, aud and exp, which have rules of their own. */
const required = ['sub', 'client_id', 'iat', 'jti'];

export default defineRule({
  id: 'at-jwt-claims-missing',
  category: 'token',
  subject: 'token',
  severity: 'low',
  title: 'Claims that its type promises are missing',
  why: 'typ at+jwt says that RFC 9068 is followed; an API that relies on it cannot tell who called, or one token from the next.',
  fix: 'Let the authorization server set all claims of the profile, or leave the type away.',
  spec: [rfc(9068, '2.2', 'MUST')],
  messages: { missing: 'typ is at+jwt, and there is no {names}.' },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    const typ = ownString(headerOf(token), 'typ').toLowerCase();
    if (claims === null || (typ !== 'at+jwt' && typ !== 'application/at+jwt')) return;
    const names = required.filter((name) => ownMember(claims, name) === undefined);
    if (names.length === 0) return;
    report({
      message: 'missing',
      data: { names: names.join(', no ') },
      evidence: names.map((name) => claimEvidence(id, name)),
    });
  },
  examples: {
    good: [
      {
        title: 'the whole profile',
        tokens: {
          t: {
            header: { alg: 'RS256', typ: 'at+jwt' },
            claims: { sub: 'u', client_id: 'app', iat: 1768478400, jti: '1' },
          },
        },
      },
      { title: 'another type promises nothing', tokens: { t: { claims: { sub: 'u', scope: 'a' } } } },
    ],
    bad: [
      {
        title: 'no jti',
        expect: 'missing',
        tokens: {
          t: {
            header: { alg: 'RS256', typ: 'at+jwt' },
            claims: { sub: 'u', client_id: 'app', iat: 1768478400 },
          },
        },
      },
    ],
  },
});
