import { hostOf } from '../http/url.ts';
import { ownString } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { oidc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

export default defineRule({
  id: 'hs-shared-secret-in-browser-app',
  category: 'crypto',
  subject: 'exchange',
  severity: 'medium',
  title: 'An ID token for a page is signed with a shared secret',
  why: 'Only who has the secret can check such a token, and a page cannot keep one: either it does not check, or everyone who loads it can sign.',
  fix: 'Let the provider sign with RS256, ES256 or EdDSA, and check with the keys that it publishes.',
  spec: [oidc('10.1', 'Signing', 'MUST')],
  messages: {
    shared: '{host} gives the page an ID token signed with {alg}, a secret that both sides share.',
  },
  check(exchange, context, report) {
    if (!['fetch', 'xhr', 'document'].includes(exchange.resourceType)) return;
    for (const { seen, occurrence } of context.tokensIn(exchange.id)) {
      const { carrier } = occurrence;
      // An answer to a script, or a fragment: what reaches the page itself. A document may be a server's doing.
      const reachesPage =
        carrier === 'fragment' || (carrier === 'response-body' && exchange.resourceType !== 'document');
      const alg = ownString(headerOf(seen.token), 'alg');
      if (!reachesPage || seen.token.kind !== 'id' || !/^HS\d/.test(alg)) continue;
      const host = hostOf(exchange.request.url);
      report({
        message: 'shared',
        data: { host, alg },
        token: seen.id,
        key: `${host} ${alg}`,
        evidence: [parameterEvidence(seen.id, 'alg')],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'signed with a key pair',
        tokens: {
          t: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', aud: 'app', nonce: 'n' } },
        },
        exchanges: [
          { request: 'POST https://id.example/token', status: 200, responseBody: '{"id_token":"$t"}' },
        ],
      },
      {
        title: 'a session token that only its own server reads',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        exchanges: [
          { request: 'POST https://app.example/login', status: 200, responseBody: '{"token":"$t"}' },
        ],
      },
    ],
    bad: [
      {
        title: 'HS256 for a single-page app',
        expect: 'shared',
        tokens: {
          t: { header: { alg: 'HS256' }, claims: { iss: 'https://id.example', aud: 'app', nonce: 'n' } },
        },
        exchanges: [
          { request: 'POST https://id.example/token', status: 200, responseBody: '{"id_token":"$t"}' },
        ],
      },
    ],
  },
});
