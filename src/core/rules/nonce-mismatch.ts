import { type JsonObject, ownMember, ownString } from '../jose/json.ts';
import { claimsOf } from '../jose/token.ts';
import { hostOf, readTokenRequest } from './oauth-requests.ts';
import { asvs, oidc } from './references.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

const ask = {
  request: 'GET https://id.example/authorize?response_type=code&client_id=app&nonce=n-1&code_challenge=c',
  status: 302,
  at: -10,
};
const redeem = {
  request: 'POST https://id.example/token',
  requestBody: 'grant_type=authorization_code&code=c&code_verifier=v',
  status: 200,
  responseBody: '{"id_token":"$t"}',
};
const idToken = (nonce: JsonObject) => ({
  t: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', aud: 'app', at_hash: 'h', ...nonce } },
});

export default defineRule({
  id: 'nonce-mismatch',
  category: 'transport',
  subject: 'exchange',
  severity: 'high',
  title: 'The ID token answers another request',
  why: 'The nonce ties an ID token to the sign-in that asked for it. One with another nonce comes from elsewhere: replayed, or slipped in.',
  fix: 'Let the client refuse an ID token whose nonce is not the one that it sent; let the provider return it unchanged.',
  spec: [oidc('3.1.3.7', 'IDTokenValidation', 'MUST'), asvs('10.5.1')],
  messages: {
    missing: 'The client {client} sent a nonce, and the ID token from {host} has none.',
    other: 'The nonce of the ID token from {host} is none of those that the client {client} sent.',
  },
  check(exchange, context, report) {
    // A renewed ID token may come without (OpenID Connect Core §12.2): only an answer to a code counts.
    if (readTokenRequest(exchange)?.get('grant_type') !== 'authorization_code') return;
    for (const { seen, occurrence } of context.tokensIn(exchange.id)) {
      const claims = claimsOf(seen.token);
      if (occurrence.carrier !== 'response-body' || seen.token.kind !== 'id' || claims === null) continue;
      const client = audienceOf(claims);
      const sent = context.sentNonces(client);
      const nonce = ownString(claims, 'nonce');
      if (sent.size === 0 || sent.has(nonce)) continue;
      report({
        message: nonce === '' ? 'missing' : 'other',
        data: { client, host: hostOf(exchange.request.url) },
        token: seen.id,
        key: `${client} ${seen.id}`,
        evidence: [claimEvidence(seen.id, 'nonce')],
      });
    }
  },
  examples: {
    good: [
      { title: 'the same', tokens: idToken({ nonce: 'n-1' }), exchanges: [ask, redeem] },
      { title: 'the request was not seen', tokens: idToken({ nonce: 'n-2' }), exchanges: [redeem] },
      {
        title: 'renewed',
        tokens: idToken({}),
        exchanges: [ask, { ...redeem, requestBody: 'grant_type=refresh_token&refresh_token=r' }],
      },
    ],
    bad: [
      { title: 'another', expect: 'other', tokens: idToken({ nonce: 'n-2' }), exchanges: [ask, redeem] },
      { title: 'none', expect: 'missing', tokens: idToken({}), exchanges: [ask, redeem] },
    ],
  },
});

/** The client that it is for: azp, or the one audience. */
function audienceOf(claims: JsonObject): string {
  const aud = ownMember(claims, 'aud');
  const first = Array.isArray(aud) ? aud[0] : aud;
  return ownString(claims, 'azp') || (typeof first === 'string' ? first : '');
}
