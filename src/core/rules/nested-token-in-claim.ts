import { claimsOf, type TokenKind } from '../jose/token.ts';
import { plainName, topOf, valuesIn } from './claim-values.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

/** A compact JWS or JWE as a whole value; the header's `{"` is always `eyJ`. */
const compact = /^eyJ[\w-]{10,}\.[\w-]*\.[\w-]*(\.[\w-]+\.[\w-]+)?$/;
/** Names of tokens that open something by themselves. */
const credentials: ReadonlySet<string> = new Set([
  'accesstoken',
  'refreshtoken',
  'token',
  'bearertoken',
  'apitoken',
]);
/** Claims that are made to carry tokens: verifiable presentations, Google's and OpenID's linked statements. */
const containers: ReadonlySet<string> = new Set([
  'vp',
  'vc',
  '_claim_sources',
  'software_statement',
  'client_assertion',
]);
const kinds: ReadonlySet<TokenKind> = new Set(['access', 'id', 'session', 'unknown', 'refresh']);

export default defineRule({
  id: 'nested-token-in-claim',
  category: 'token',
  subject: 'token',
  severity: 'low',
  title: 'A token inside a token',
  why: 'Whoever gets the outer token gets the inner one too, and each service that sees the one can use the other.',
  fix: 'Keep the inner token on the server, and look it up by the session.',
  spec: [asvs('10.1.1')],
  messages: { inside: 'Claim {claim} holds another token.' },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (claims === null || !kinds.has(token.kind)) return;
    for (const { path, name, value } of valuesIn(claims)) {
      if (typeof value !== 'string' || value.length < 40 || containers.has(topOf(path))) continue;
      if (!value.startsWith('eyJ') || !compact.test(value)) continue;
      report({
        message: 'inside',
        data: { claim: path },
        severity: credentials.has(plainName(name)) ? 'high' : 'low',
        evidence: [claimEvidence(id, topOf(path))],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'words with dots',
        tokens: { t: { claims: { sub: 'u', version: '1.2.3', host: 'a.b.example' } } },
      },
    ],
    bad: [
      {
        title: 'an access token of another service',
        expect: 'inside',
        tokens: {
          t: {
            claims: {
              sub: 'u',
              google: { access_token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2lnbmF0dXJlc2lnbmF0dXJl' },
            },
          },
        },
      },
    ],
  },
});
