import { tokenTimes } from '../jose/numeric-date.ts';
import type { TokenKind } from '../jose/token.ts';
import { formatDuration } from '../spec/duration.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** From which lifetime on a token of a kind is reported, longest first; in milliseconds. Kinds that are not named may live long. */
const limits: Readonly<Partial<Record<TokenKind, readonly (readonly [over: number, Severity])[]>>> = {
  access: [
    [30 * day, 'high'],
    [day, 'medium'],
    [hour, 'note'],
  ],
  unknown: [
    [30 * day, 'medium'],
    [day, 'low'],
  ],
  id: [[30 * day, 'low']],
};

export default defineRule({
  id: 'lifetime-long',
  category: 'token',
  subject: 'token',
  severity: 'medium',
  title: 'The token lives long',
  why: 'A stolen bearer token works until it expires; a server that only checks the signature cannot take it back.',
  fix: 'Issue access tokens for an hour or less and renew them with a refresh token that is rotated.',
  spec: [rfc(6750, '5.3', 'SHOULD')],
  messages: {
    long: 'It lives for {lifetime}; the advice for bearer tokens in a browser is one hour or less.',
  },
  check({ id, token }, _context, report) {
    const { issuedAt, notBefore, expiresAt } = tokenTimes(token);
    const begin = issuedAt ?? notBefore;
    if (begin === null || expiresAt === null) return;
    const lifetime = expiresAt - begin;
    const limit = limits[token.kind]?.find(([over]) => lifetime > over);
    if (limit === undefined) return;
    report({
      message: 'long',
      data: { lifetime: formatDuration(lifetime) },
      severity: limit[1],
      evidence: [{ text: 'exp lies far after iat', place: { kind: 'claim', token: id, name: 'exp' } }],
    });
  },
  examples: {
    good: [
      {
        title: 'fifteen minutes',
        tokens: {
          t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { iat: 1768478000, exp: 1768478900 } },
        },
      },
      {
        title: 'a refresh token may live for weeks',
        tokens: {
          t: { header: { alg: 'HS512', typ: 'Refresh' }, claims: { typ: 'Refresh', iat: 0, exp: 2592000 } },
        },
      },
    ],
    bad: [
      {
        title: 'an access token for a year',
        expect: 'long',
        tokens: {
          t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { iat: 1768478000, exp: 1800014000 } },
        },
      },
    ],
  },
});
