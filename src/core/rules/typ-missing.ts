import { type JsonObject, ownMember, ownString } from '../jose/json.ts';
import { claimsOf, headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

const login = (header: JsonObject, iss: string) => ({
  tokens: {
    access: { header, claims: { iss, aud: 'api', scope: 'a' } },
    id: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', aud: 'app', nonce: 'n' } },
  },
  exchanges: [
    {
      request: 'POST https://id.example/token',
      status: 200,
      responseBody: '{"access_token":"$access","id_token":"$id"}',
    },
  ],
});

export default defineRule({
  id: 'typ-missing',
  category: 'token',
  subject: 'token',
  severity: 'note',
  title: 'The type does not tell an access token',
  why: 'Where the same issuer signs ID tokens too, only typ keeps one from being taken for the other without a closer look.',
  fix: 'Let the issuer write typ at+jwt into access tokens, and let the API demand it.',
  spec: [rfc(8725, '3.11', 'SHOULD'), rfc(9068, '2.1'), asvs('9.2.2')],
  messages: { plain: 'This access token has {typ}, and its issuer signs ID tokens too.' },
  check({ id, token }, context, report) {
    const claims = claimsOf(token);
    if (token.format !== 'jws' || token.kind !== 'access') return;
    if (!context.issuesIdTokens(ownString(claims, 'iss'))) return;
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
      { title: 'typed', ...login({ alg: 'RS256', typ: 'at+jwt' }, 'https://id.example') },
      {
        title: 'its issuer signs no ID tokens',
        ...login({ alg: 'RS256', typ: 'JWT' }, 'https://other.example'),
      },
    ],
    bad: [
      {
        title: 'JWT, as any other',
        expect: 'plain',
        ...login({ alg: 'RS256', typ: 'JWT' }, 'https://id.example'),
      },
    ],
  },
});
