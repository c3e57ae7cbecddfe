import { ownMember } from '../jose/json.ts';
import type { TokenKind } from '../jose/token.ts';
import { claimsOf } from '../jose/token.ts';
import { oidc, rfc, type Severity } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

/** Kinds whose standard requires exp fail harder; kinds that live for one request, or are ended otherwise, need none. */
const severityByKind: Readonly<Partial<Record<TokenKind, Severity>>> = {
  access: 'high',
  id: 'high',
  'client-assertion': 'high',
  unknown: 'medium',
};

export default defineRule({
  id: 'exp-missing',
  category: 'token',
  subject: 'token',
  severity: 'high',
  title: 'The token never expires',
  why: 'Whoever gets hold of it once can use it for good, unless the server keeps a list of what it has revoked.',
  fix: 'Let the issuer set exp, minutes to an hour ahead for an access token.',
  spec: [rfc(9068, '2.2', 'MUST'), oidc('2', 'IDToken', 'MUST'), rfc(7519, '4.1.4', '')],
  messages: { missing: 'There is no exp claim in this {kind} token.' },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    const severity = severityByKind[token.kind];
    if (token.format !== 'jws' || claims === null || severity === undefined) return;
    if (ownMember(claims, 'exp') !== undefined) return;
    report({
      message: 'missing',
      data: { kind: token.kind === 'unknown' ? 'signed' : token.kind },
      severity,
      evidence: [{ text: 'The claims set has no exp', place: { kind: 'claim', token: id, name: 'exp' } }],
    });
  },
  examples: {
    good: [
      {
        title: 'exp is there',
        tokens: { t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { exp: 1768482000 } } },
      },
      {
        title: 'a DPoP proof has none by design',
        tokens: {
          t: {
            header: { alg: 'ES256', typ: 'dpop+jwt' },
            claims: { htm: 'GET', htu: 'https://api.example/' },
          },
        },
      },
    ],
    bad: [
      {
        title: 'an access token without exp',
        expect: 'missing',
        tokens: { t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'u', client_id: 'app' } } },
      },
    ],
  },
});
