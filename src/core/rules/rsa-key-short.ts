import { ownString } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { findSignatureAlgorithm } from '../spec/algorithms.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

/** An RSA signature is as long as its modulus (RFC 8017 §8.2.1): lengths in characters of base64url, and the key's bits. */
const shortModulus: ReadonlyMap<number, number> = new Map(
  [512, 768, 1024, 1536].map((bits) => [Math.ceil(bits / 6), bits]),
);

export default defineRule({
  id: 'rsa-key-short',
  category: 'crypto',
  subject: 'token',
  severity: 'high',
  title: 'The RSA key is too short',
  why: 'A modulus of 512 bits is factored in hours, and 1024 bits are in reach of the mighty; whoever factors it can sign.',
  fix: 'Sign with an RSA key of 2048 bits or more, or with ES256 or EdDSA.',
  spec: [rfc(7518, '3.3', 'MUST')],
  messages: { short: 'The signature comes from an RSA key of {bits} bits; {alg} needs 2048.' },
  check({ id, token }, _context, report) {
    if (token.format !== 'jws') return;
    const alg = findSignatureAlgorithm(ownString(headerOf(token), 'alg'));
    const bits = shortModulus.get(token.signatureText.length);
    if (alg?.kty !== 'RSA' || bits === undefined) return;
    report({
      message: 'short',
      data: { bits, alg: alg.name },
      evidence: [
        { text: `The signature is ${bits / 8} bytes long`, place: { kind: 'signature', token: id } },
      ],
    });
  },
  examples: {
    good: [
      {
        title: '2048 bits',
        tokens: { t: { header: { alg: 'RS256' }, claims: { sub: 'u' }, signature: 'A'.repeat(342) } },
      },
    ],
    bad: [
      {
        title: '1024 bits',
        expect: 'short',
        tokens: { t: { header: { alg: 'RS256' }, claims: { sub: 'u' }, signature: 'A'.repeat(171) } },
      },
    ],
  },
});
