import { hostOf } from '../http/url.ts';
import { ownString } from '../jose/json.ts';
import { claimsOf, type Token } from '../jose/token.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

/** Firebase means its ID tokens for the app's own backend; Amazon API Gateway takes those of Cognito. */
const madeForBackends = ['//securetoken.google.com/', '//cognito-idp.'];

/** Claims that only an ID token has (OpenID Connect Core §2, §3.1.3.6); other signs may deceive. */
const tellTale = ['nonce', 'at_hash', 'c_hash'];

export default defineRule({
  id: 'id-token-at-api',
  category: 'token',
  subject: 'exchange',
  severity: 'medium',
  title: 'An ID token is used as an access token',
  why: 'An ID token tells its client who signed in. It carries no scope and is made for the client, so an API that takes it takes those of other clients too.',
  fix: 'Ask for an access token with the API as its audience and send that one; let the API check aud and typ.',
  spec: [asvs('9.2.2')],
  messages: { sent: 'An ID token goes to {host} as the credential, and the answer is {status}.' },
  check(exchange, context, report) {
    const { status } = exchange.response;
    if (!context.isAccepted(exchange)) return;
    const host = hostOf(exchange.request.url);
    for (const { seen, occurrence } of context.tokensIn(exchange.id)) {
      if (occurrence.carrier !== 'authorization' || !isSurelyIdToken(seen.token)) continue;
      if (hostOf(ownString(claimsOf(seen.token), 'iss')) === host) continue;
      report({
        message: 'sent',
        data: { host, status },
        token: seen.id,
        key: `${host} ${seen.id}`,
        evidence: [
          { text: seen.token.kindReason, place: { kind: 'claim', token: seen.id, name: 'aud' } },
          {
            text: 'It stands in Authorization',
            place: { kind: 'request-header', exchange: exchange.id, name: 'Authorization' },
          },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'an access token',
        tokens: { t: { claims: { iss: 'https://id.example', aud: 'api', scope: 'a' } } },
        exchanges: [
          {
            request: 'GET https://api.example/me',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 200,
          },
        ],
      },
      {
        title: 'the API refuses it',
        tokens: { t: { claims: { iss: 'https://id.example', aud: 'app', nonce: 'n' } } },
        exchanges: [
          {
            request: 'GET https://api.example/me',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 401,
          },
        ],
      },
    ],
    bad: [
      {
        title: 'taken as an access token',
        expect: 'sent',
        tokens: { t: { claims: { iss: 'https://id.example', aud: 'app', nonce: 'n' } } },
        exchanges: [
          {
            request: 'GET https://api.example/me',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 200,
          },
        ],
      },
    ],
  },
});

function isSurelyIdToken(token: Token): boolean {
  const claims = claimsOf(token);
  const issuer = ownString(claims, 'iss');
  return (
    token.kind === 'id' &&
    claims !== null &&
    tellTale.some((name) => Object.hasOwn(claims, name)) &&
    !madeForBackends.some((part) => issuer.includes(part))
  );
}
