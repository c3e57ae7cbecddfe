import { ownMember } from '../jose/json.ts';
import { headerOf, type TokenKind } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

/** x5c can be checked up to a known root; a bare key or a URL says nothing about who wrote it. */
const parameters = [
  ['jwk', 'key', 'medium'],
  ['jku', 'place', 'medium'],
  ['x5u', 'place', 'medium'],
  ['x5c', 'chain', 'note'],
] as const;
/** These prove that their sender holds the key: they have to bring it (RFC 9449 §4.2). */
const provesPossession: ReadonlySet<TokenKind> = new Set(['dpop-proof', 'key-binding', 'client-assertion']);

export default defineRule({
  id: 'key-in-token',
  category: 'crypto',
  subject: 'token',
  severity: 'medium',
  title: 'The token brings its own key',
  why: 'A server that checks it with that key takes tokens of everyone who makes a key: they sign and enclose it.',
  fix: 'Check with keys that the server has from the issuer itself, by kid; compare jku and x5u with a fixed list.',
  spec: [rfc(8725, '3.10', 'SHOULD'), asvs('9.1.3')],
  messages: {
    key: 'The header brings a key ({name}). The server must not check the token with it, unless it knows that key already.',
    place:
      'The header says where its key lies ({name}). The server must not get it from a place that is not on its own list.',
    chain:
      'The header brings certificates ({name}). They count for nothing until they lead to a root that the server trusts.',
    own: 'The signature holds, but only with the key that the token itself brings.',
  },
  check({ id, token }, context, report) {
    const header = headerOf(token);
    if (token.format === 'jwe' || token.format === 'sd-jwt' || provesPossession.has(token.kind)) return;
    const verification = context.verificationOf(id);
    if (verification.outcome === 'failed' && verification.code === 'key-in-token') {
      report({
        message: 'own',
        data: {},
        severity: 'high',
        evidence: [{ text: 'Checked with the enclosed key', place: { kind: 'signature', token: id } }],
      });
    }
    for (const [name, message, severity] of parameters) {
      if (ownMember(header, name) === undefined) continue;
      report({ message, data: { name }, severity, evidence: [parameterEvidence(id, name)] });
    }
  },
  examples: {
    good: [
      {
        title: 'a kid only',
        tokens: { t: { header: { alg: 'RS256', kid: '2026-01' }, claims: { sub: 'u' } } },
      },
      {
        title: 'a DPoP proof brings its key by design',
        tokens: {
          t: {
            header: { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
            claims: { htm: 'GET', htu: 'https://api.example/', jti: '1' },
          },
        },
      },
    ],
    bad: [
      {
        title: 'keys from a URL in the token',
        expect: 'place',
        tokens: { t: { header: { alg: 'RS256', jku: 'https://keys.example/jwks' }, claims: { sub: 'u' } } },
      },
      {
        title: 'an enclosed key',
        expect: 'key',
        tokens: { t: { header: { alg: 'ES256', jwk: { kty: 'EC' } }, claims: { sub: 'u' } } },
      },
      {
        title: 'enclosed certificates',
        expect: 'chain',
        tokens: { t: { header: { alg: 'RS256', x5c: ['MIIC'] }, claims: { sub: 'u' } } },
      },
    ],
  },
});
