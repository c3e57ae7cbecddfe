import type { Flow } from '../flows/flow.ts';
import { idTokensOf } from '../flows/id-token.ts';
import { type JsonObject, ownMember, ownString } from '../jose/json.ts';
import { oidc } from '../spec/reference.ts';
import { exampleFlow } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

const idToken = (claims: JsonObject) => ({
  tokens: { id: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', sub: 'ada', ...claims } } },
  exchanges: exampleFlow({ answer: '{"access_token":"at-1","id_token":"$id"}' }),
});

export default defineRule({
  id: 'id-token-not-for-client',
  category: 'transport',
  subject: 'flow',
  severity: 'high',
  title: 'The ID token is for another client, or by another issuer',
  why: 'An app that takes an ID token which was made for another app signs in whoever runs that app.',
  fix: 'Let the app refuse an ID token whose iss is not the provider, whose aud does not name the app, or whose azp names another.',
  spec: [oidc('3.1.3.7', 'IDTokenValidation', 'MUST'), asvs('10.5.4')],
  messages: {
    audience: 'The ID token that {client} got is not for it (aud).',
    party: 'The ID token that {client} got was issued to another client (azp).',
    issuer: 'The ID token that {client} got names another issuer than the provider’s own.',
  },
  applies: (flow) => flow.client !== '' && idTokensOf(flow).length > 0,
  check(flow, context, report) {
    if (flow.client === '') return;
    for (const { text, claims } of idTokensOf(flow)) {
      const seen = context.tokenOf(text);
      for (const [message, claim] of faultsOf(flow, claims))
        report({
          message,
          data: { client: flow.client },
          ...(seen === null ? {} : { token: seen.id }),
          evidence: seen === null ? [] : [claimEvidence(seen.id, claim)],
        });
    }
  },
  examples: {
    good: [
      { title: 'for it', ...idToken({ aud: 'app' }) },
      { title: 'for it among others', ...idToken({ aud: ['app', 'api'], azp: 'app' }) },
    ],
    bad: [
      { title: 'for another', expect: 'audience', ...idToken({ aud: 'other' }) },
      { title: 'for nobody', expect: 'audience', ...idToken({}) },
      { title: 'issued to another', expect: 'party', ...idToken({ aud: ['app', 'other'], azp: 'other' }) },
    ],
  },
});

/** The provider's issuer is known only where its discovery document was seen. */
function faultsOf(
  { client, issuer }: Flow,
  claims: JsonObject,
): (readonly ['audience' | 'party' | 'issuer', string])[] {
  const aud = ownMember(claims, 'aud');
  const audiences = Array.isArray(aud) ? aud : [aud];
  const azp = ownString(claims, 'azp');
  return [
    ...(!audiences.includes(client) ? [['audience', 'aud'] as const] : []),
    ...(azp !== '' && azp !== client ? [['party', 'azp'] as const] : []),
    ...(issuer !== '' && ownString(claims, 'iss') !== issuer ? [['issuer', 'iss'] as const] : []),
  ];
}
