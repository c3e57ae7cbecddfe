import { hostOf } from '../http/url.ts';
import { ownMember } from '../jose/json.ts';
import { claimsOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const call = {
  request: 'GET https://api.example/me',
  requestHeaders: ['Authorization: Bearer $t'],
  status: 200,
};

export default defineRule({
  id: 'bearer-unconstrained',
  category: 'transport',
  subject: 'exchange',
  severity: 'note',
  title: 'Whoever has the token can use it',
  why: 'A bearer token is like cash: a copy works as well as the original. One that is bound to a key (DPoP, mutual TLS) does not.',
  fix: 'Where a theft would cost much, bind access tokens to a key of the client with DPoP; else keep them short.',
  spec: [rfc(9700, '2.2.1', 'SHOULD'), asvs('10.3.5')],
  messages: { bearer: '{host} takes access tokens that are bound to no key (no cnf).' },
  check(exchange, context, report) {
    if (!context.isAccepted(exchange)) return;
    for (const { seen, occurrence } of context.tokensIn(exchange.id)) {
      if (occurrence.carrier !== 'authorization' || seen.token.kind !== 'access') continue;
      const claims = claimsOf(seen.token);
      if (claims === null || ownMember(claims, 'cnf') !== undefined) continue;
      const host = hostOf(exchange.request.url);
      report({
        message: 'bearer',
        data: { host },
        key: host,
        evidence: [
          {
            text: 'The token has no cnf',
            place: { kind: 'request-header', exchange: exchange.id, name: 'Authorization' },
          },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'bound to a key',
        tokens: { t: { claims: { sub: 'u', scope: 'a', cnf: { jkt: 'x' } } } },
        exchanges: [call],
      },
    ],
    bad: [
      {
        title: 'bound to nothing',
        expect: 'bearer',
        tokens: { t: { claims: { sub: 'u', scope: 'a' } } },
        exchanges: [call],
      },
    ],
  },
});
