import { ownMember, ownString } from '../jose/json.ts';
import { claimsOf, headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

export default defineRule({
  id: 'typ-missing',
  category: 'token',
  subject: 'token',
  severity: 'note',
  title: 'The type does not tell an access token',
  why: 'Where the same issuer signs ID tokens too, only typ keeps one from being taken for the other without a closer look.',
  fix: 'Let the issuer write typ at+jwt into access tokens, and let the API demand it.',
  spec: [rfc(8725, '3.11', 'SHOULD'), rfc(9068, '2.1'), asvs('9.2.2')],
  messages: { plain: 'This access token has {typ}, as any other token of its issuer may.' },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (token.format !== 'jws' || token.kind !== 'access' || ownMember(claims, 'iss') === undefined) return;
    const typ = ownString(headerOf(token), 'typ');
    if (typ !== '' && typ.toUpperCase() !== 'JWT') return;
    // Keycloak, Cognito and others say in a claim what typ should say.
    if (['typ', 'token_use', 'token_type'].some((name) => ownMember(claims, name) !== undefined)) return;
    report({
      message: 'plain',
      data: { typ: typ === '' ? 'no typ' : 'typ JWT' },
      evidence: [parameterEvidence(id, 'typ')],
    });
  },
  examples: {
    good: [
      {
        title: 'typed',
        tokens: {
          t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { iss: 'https://id.example', scope: 'a' } },
        },
      },
      { title: 'a site’s own token', tokens: { t: { claims: { sub: 'u', scope: 'a' } } } },
    ],
    bad: [
      {
        title: 'JWT, as any other',
        expect: 'plain',
        tokens: { t: { claims: { iss: 'https://id.example', aud: 'api', scope: 'a' } } },
      },
    ],
  },
});
