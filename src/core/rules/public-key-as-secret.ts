import { ownString } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

export default defineRule({
  id: 'public-key-as-secret',
  category: 'crypto',
  subject: 'token',
  severity: 'critical',
  title: 'A public key is used as the secret',
  why: 'Everyone has the public key. A server that lets the token choose HS256 checks the HMAC with it, and so takes what anyone wrote.',
  fix: 'Fix the algorithm of each key on the server: a public key never checks an HMAC.',
  spec: [rfc(8725, '3.1', 'MUST'), asvs('9.1.2')],
  messages: {
    forged:
      'The HMAC of this token is made with a public key: whoever wrote it did not have the issuer’s secret.',
    perhaps:
      'It says {alg}, and its kid names a published {kty} key. Add that key set under Keys to see whether the token is forged with it.',
  },
  check({ id, token }, context, report) {
    const alg = ownString(headerOf(token), 'alg');
    if (!/^HS(256|384|512)$/.test(alg)) return;
    const verification = context.verificationOf(id);
    if (verification.outcome === 'failed' && verification.code === 'public-key-as-secret') {
      report({
        message: 'forged',
        data: {},
        evidence: [
          { text: 'The HMAC recomputed with it is the same', place: { kind: 'signature', token: id } },
        ],
      });
      return;
    }
    const kty = context.publishedKeyType(ownString(headerOf(token), 'kid'));
    if (kty === null || verification.outcome === 'verified') return;
    report({
      message: 'perhaps',
      data: { alg, kty },
      undecided: true,
      evidence: [parameterEvidence(id, 'alg'), parameterEvidence(id, 'kid')],
    });
  },
  examples: {
    good: [
      {
        title: 'the kid names a public key, and the token is signed with it',
        tokens: { t: { header: { alg: 'RS256', kid: 'a' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'GET https://id.example/jwks',
            status: 200,
            responseBody: '{"keys":[{"kty":"RSA","kid":"a","n":"AQAB","e":"AQAB"}]}',
          },
          { request: 'GET https://api.example/', requestHeaders: ['Authorization: Bearer $t'], status: 401 },
        ],
      },
    ],
    bad: [
      {
        title: 'an HMAC in the name of a public key',
        expect: 'perhaps',
        tokens: { t: { header: { alg: 'HS256', kid: 'a' }, claims: { sub: 'u' } } },
        exchanges: [
          {
            request: 'GET https://id.example/jwks',
            status: 200,
            responseBody: '{"keys":[{"kty":"RSA","kid":"a","n":"AQAB","e":"AQAB"}]}',
          },
          { request: 'GET https://api.example/', requestHeaders: ['Authorization: Bearer $t'], status: 401 },
        ],
      },
    ],
  },
});
