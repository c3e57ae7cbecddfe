import { ownMember } from '../jose/json.ts';
import { headerOf, type TokenKind } from '../jose/token.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

/** x5c can be checked up to a known root; a bare key or a URL says nothing about who wrote it. */
const parameters: readonly (readonly [name: string, Severity])[] = [
  ['jwk', 'medium'],
  ['jku', 'medium'],
  ['x5u', 'medium'],
  ['x5c', 'note'],
];
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
    named: 'The header brings or names a key: {name}. The server must not take it from there.',
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
    for (const [name, severity] of parameters) {
      if (ownMember(header, name) === undefined) continue;
      report({ message: 'named', data: { name }, severity, evidence: [parameterEvidence(id, name)] });
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
        expect: 'named',
        tokens: { t: { header: { alg: 'RS256', jku: 'https://keys.example/jwks' }, claims: { sub: 'u' } } },
      },
    ],
  },
});
