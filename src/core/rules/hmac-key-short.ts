import { ownString } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { findSignatureAlgorithm } from '../spec/algorithms.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'hmac-key-short',
  category: 'crypto',
  subject: 'token',
  severity: 'high',
  title: 'The signing secret is too short',
  why: 'One captured token is enough to try secrets at leisure, billions a second: a short one is found, and then anyone can sign.',
  fix: 'Replace it with random bytes, at least as many as the hash gives: 32 for HS256, 64 for HS512.',
  spec: [rfc(7518, '3.2', 'MUST'), rfc(8725, '3.5', 'MUST')],
  messages: {
    short: 'The secret has {bits} bits; {alg} needs {needed}.',
    unknown: 'How long the secret of this {alg} token is shows only with the secret: add it under Keys.',
  },
  check({ id, token }, context, report) {
    const alg = findSignatureAlgorithm(ownString(headerOf(token), 'alg'));
    if (token.format !== 'jws' || alg?.family !== 'HMAC' || token.signatureText === '') return;
    const verification = context.verificationOf(id);
    const key = verification.outcome === 'verified' ? context.keyOf(verification.key) : null;
    const known = context.weakSecretOf(id);
    const bits = key?.bits ?? (known === null ? null : bitsOf(known.secret, known.encoding));
    if (bits !== null && bits >= alg.minimumBits) return;
    report({
      message: bits === null ? 'unknown' : 'short',
      data: bits === null ? { alg: alg.name } : { alg: alg.name, bits, needed: alg.minimumBits },
      key: bits === null ? 'unknown' : 'short',
      undecided: bits === null,
      evidence: [{ text: `The signature is ${alg.name}`, place: { kind: 'signature', token: id } }],
    });
  },
  examples: {
    good: [
      { title: 'a public-key algorithm', tokens: { t: { header: { alg: 'RS256' }, claims: { sub: 'u' } } } },
    ],
    bad: [
      {
        title: 'a word',
        expect: 'short',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
        weakSecrets: ['t'],
      },
      {
        title: 'nobody knows',
        expect: 'unknown',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
      },
    ],
  },
});

function bitsOf(secret: string, encoding: 'utf8' | 'base64' | 'hex'): number {
  if (encoding === 'utf8') return new TextEncoder().encode(secret).length * 8;
  const bitsPerCharacter = encoding === 'hex' ? 4 : 6;
  return Math.floor((secret.replace(/=+$/, '').length * bitsPerCharacter) / 8) * 8;
}
