import { claimsOf, type TokenKind } from '../jose/token.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import { topOf } from './claim-values.ts';
import { personalClaims } from './personal-claims.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

/** An ID token is made to tell its client who signed in; a token for an API is not. */
const ordinarySeverity: Readonly<Partial<Record<TokenKind, Severity>>> = {
  access: 'medium',
  unknown: 'medium',
  refresh: 'medium',
};

export default defineRule({
  id: 'personal-data',
  category: 'claims',
  subject: 'token',
  severity: 'medium',
  title: 'Personal data in a token',
  why: 'A signed token is encoded, not encrypted: every script, log and proxy that sees it can read these claims.',
  fix: 'Leave them out and look them up by sub on the server; or encrypt the token (JWE) for the one who needs them.',
  spec: [rfc(7519, '12', 'MUST')],
  messages: { readable: 'Whoever holds the token can read {names}.' },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (token.format === 'jwe' || claims === null) return;
    const ordinary = ordinarySeverity[token.kind];
    const told = personalClaims(claims).filter(({ isDelicate }) => isDelicate || ordinary !== undefined);
    if (told.length === 0) return;
    report({
      message: 'readable',
      data: { names: told.map(({ path }) => path).join(', ') },
      severity: ordinary ?? 'low',
      evidence: told.map(({ path }) => ({
        ...claimEvidence(id, topOf(path)),
        text: `Claim ${path.slice(0, 80)}`,
      })),
    });
  },
  examples: {
    good: [
      {
        title: 'an ID token names its user to its own client',
        tokens: {
          t: {
            header: { alg: 'RS256' },
            claims: {
              iss: 'https://id.example',
              sub: 'u',
              aud: 'app',
              nonce: 'n',
              at_hash: 'h',
              exp: 1,
              email: 'ada@example.org',
            },
          },
        },
      },
      {
        title: 'empty values and flags tell nothing about a person',
        tokens: {
          t: {
            header: { alg: 'RS256', typ: 'at+jwt' },
            claims: { email: '', email_verified: true, name: null },
          },
        },
      },
      {
        title: 'a program that signs, and things with names',
        tokens: {
          t: {
            header: { alg: 'RS256' },
            claims: {
              iss: 'robot@project.iam.gserviceaccount.com',
              sub: 'robot@project.iam.gserviceaccount.com',
              org: { name: 'Example Ltd', address: 'x' },
              roles: [{ name: 'admin' }],
            },
          },
        },
      },
    ],
    bad: [
      {
        title: 'an email in an access token',
        expect: 'readable',
        tokens: {
          t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'u', email: 'ada@example.org' } },
        },
      },
      {
        title: 'an address in a sub',
        expect: 'readable',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'ada@example.org', scope: 'a' } } },
      },
      {
        title: 'a phone number in a sub',
        expect: 'readable',
        tokens: { t: { header: { alg: 'HS256' }, claims: { sub: '+44 20 7946 0958', scope: 'a' } } },
      },
      {
        title: 'a person inside a claim',
        expect: 'readable',
        tokens: { t: { header: { alg: 'HS256' }, claims: { user: { name: 'Ada' }, scope: 'a' } } },
      },
    ],
  },
});
