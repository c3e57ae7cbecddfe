import { hostOf } from '../http/url.ts';
import { type JsonObject, ownMember, ownString } from '../jose/json.ts';
import { findSignatureAlgorithm } from '../spec/algorithms.ts';
import { rfc } from '../spec/reference.ts';
import { readKeySet } from './key-set-keys.ts';
import { defineRule } from './rule.ts';

const signing: ReadonlySet<string> = new Set(['sign', 'verify']);

export default defineRule({
  id: 'key-use-mismatch',
  category: 'crypto',
  subject: 'exchange',
  severity: 'low',
  title: 'A published key contradicts itself',
  why: 'One library goes by use, another by key_ops or alg: the first refuses the token that the second takes.',
  fix: 'Give each key a use and an alg that fit its type, and leave key_ops away.',
  spec: [rfc(7517, '4.3', 'MUST'), rfc(8725, '3.1', 'MUST')],
  messages: {
    type: 'Key “{kid}” of {host} says alg {alg}, which its type {kty} cannot do.',
    use: 'Key “{kid}” of {host} says use {use}, and its {other} says otherwise.',
  },
  check(exchange, _context, report) {
    for (const key of readKeySet(exchange)) {
      const contradiction = contradictionIn(key);
      if (contradiction === null) continue;
      report({
        ...contradiction,
        data: { ...contradiction.data, kid: ownString(key, 'kid'), host: hostOf(exchange.request.url) },
        evidence: [{ text: 'The key in the set', place: { kind: 'response-body', exchange: exchange.id } }],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'all of one mind',
        exchanges: [
          {
            request: 'GET https://id.example/jwks',
            status: 200,
            responseBody: '{"keys":[{"kty":"RSA","kid":"a","use":"sig","alg":"RS256","key_ops":["verify"]}]}',
          },
        ],
      },
    ],
    bad: [
      {
        title: 'an EC key for RS256',
        expect: 'type',
        exchanges: [
          {
            request: 'GET https://id.example/jwks',
            status: 200,
            responseBody: '{"keys":[{"kty":"EC","kid":"a","alg":"RS256"}]}',
          },
        ],
      },
      {
        title: 'for encryption, and to verify',
        expect: 'use',
        exchanges: [
          {
            request: 'GET https://id.example/jwks',
            status: 200,
            responseBody: '{"keys":[{"kty":"RSA","kid":"a","use":"enc","key_ops":["verify"]}]}',
          },
        ],
      },
    ],
  },
});

interface Contradiction {
  readonly message: 'type' | 'use';
  readonly data: Readonly<Record<string, string>>;
}

/** What the key says of itself that cannot be true together; null where there is nothing. */
function contradictionIn(key: JsonObject): Contradiction | null {
  const alg = ownString(key, 'alg');
  const kty = ownString(key, 'kty');
  const use = ownString(key, 'use');
  const row = findSignatureAlgorithm(alg);
  if (row !== undefined && kty !== '' && row.kty !== kty) return { message: 'type', data: { alg, kty } };
  if (row !== undefined && use === 'enc') return { message: 'use', data: { use, other: 'alg' } };
  const operations = ownMember(key, 'key_ops');
  if (!Array.isArray(operations) || operations.length === 0) return null;
  const signs = operations.some((one) => typeof one === 'string' && signing.has(one));
  const contradicts = (use === 'enc' && signs) || (use === 'sig' && !signs);
  return contradicts ? { message: 'use', data: { use, other: 'key_ops' } } : null;
}
