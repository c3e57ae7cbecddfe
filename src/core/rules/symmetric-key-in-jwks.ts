import { hostOf } from '../http/url.ts';
import { ownString } from '../jose/json.ts';
import { rfc } from '../spec/reference.ts';
import { readKeySet } from './key-set-keys.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'symmetric-key-in-jwks',
  category: 'crypto',
  subject: 'exchange',
  severity: 'critical',
  title: 'A secret stands in the published keys',
  why: 'A secret that checks tokens also makes them: everyone who reads the key set can sign.',
  fix: 'Take the oct key out of the set, replace it, and sign with a key pair.',
  spec: [rfc(7517, '9.2', 'MUST')],
  messages: { oct: 'The key set of {host} holds a secret (kty oct) with its value.' },
  check(exchange, _context, report) {
    const secret = readKeySet(exchange).find(
      (key) => ownString(key, 'kty') === 'oct' && ownString(key, 'k') !== '',
    );
    if (secret === undefined) return;
    report({
      message: 'oct',
      data: { host: hostOf(exchange.request.url) },
      evidence: [{ text: 'A key with kty oct', place: { kind: 'response-body', exchange: exchange.id } }],
    });
  },
  examples: {
    good: [
      {
        title: 'a licence for a film: the page is meant to have the key',
        exchanges: [
          {
            request: 'POST https://drm.example/license',
            status: 200,
            responseBody: '{"keys":[{"kty":"oct","kid":"a","k":"c2VjcmV0"}],"type":"temporary"}',
          },
        ],
      },
    ],
    bad: [
      {
        title: 'a secret among the keys',
        expect: 'oct',
        exchanges: [
          {
            request: 'GET https://id.example/jwks',
            status: 200,
            responseBody: '{"keys":[{"kty":"oct","kid":"a","k":"c2VjcmV0"}]}',
          },
        ],
      },
    ],
  },
});
