import { ownMember, ownString } from '../jose/json.ts';
import { claimsOf, headerOf, type TokenKind } from '../jose/token.ts';
import { oidc, rfc, type Severity } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

/** Kinds that a standard obliges fail; one site's own token may do without. */
const severityByKind: Readonly<Partial<Record<TokenKind, Severity>>> = {
  id: 'medium',
  access: 'note',
  unknown: 'note',
};

export default defineRule({
  id: 'iss-aud-missing',
  category: 'token',
  subject: 'token',
  severity: 'medium',
  title: 'The token does not say by whom or for whom it is',
  why: 'A token made for one service then works at every other one that trusts the same key.',
  fix: 'Let the issuer set iss and aud, and let each service refuse what is not made for it.',
  spec: [rfc(8725, '3.9', 'MUST'), rfc(9068, '2.2', 'MUST'), oidc('2', 'IDToken', 'MUST'), asvs('9.2.3')],
  messages: {
    missing: 'This {kind} token has no {names}.',
  },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    const severity = severityByKind[token.kind];
    if (token.format !== 'jws' || claims === null || severity === undefined) return;
    const names = ['iss', 'aud'].filter((name) => ownMember(claims, name) === undefined);
    if (names.length === 0) return;
    const isProfiled = ownString(headerOf(token), 'typ').toLowerCase().endsWith('at+jwt');
    report({
      message: 'missing',
      data: { kind: token.kind === 'unknown' ? 'signed' : token.kind, names: names.join(' and no ') },
      severity: isProfiled ? 'medium' : severity,
      evidence: names.map((name) => claimEvidence(id, name)),
    });
  },
  examples: {
    good: [
      {
        title: 'both are there',
        tokens: { t: { claims: { iss: 'https://id.example', aud: 'https://api.example', sub: 'u' } } },
      },
      {
        title: 'a refresh token goes back to its own issuer',
        tokens: { t: { claims: { typ: 'Refresh', sub: 'u' } } },
      },
    ],
    bad: [
      {
        title: 'a token for whoever takes it',
        expect: 'missing',
        tokens: { t: { claims: { iss: 'https://id.example', sub: 'u', scope: 'orders' } } },
      },
    ],
  },
});
