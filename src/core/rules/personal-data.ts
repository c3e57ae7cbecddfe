import { isJsonObject, type JsonObject, type JsonValue } from '../jose/json.ts';
import type { TokenKind } from '../jose/token.ts';
import { claimsOf } from '../jose/token.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

const isText = (value: JsonValue) => typeof value === 'string' && value.trim() !== '';
const isMail = (value: JsonValue) =>
  typeof value === 'string' && value.length < 255 && /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(value);
const hasDigits = (count: number) => (value: JsonValue) =>
  (typeof value === 'string' || typeof value === 'number') &&
  String(value).slice(0, 40).replace(/\D/g, '').length >= count;
const isAddress = (value: JsonValue) =>
  isText(value) || (isJsonObject(value) && Object.keys(value).length > 0);

interface PersonalClaim {
  readonly holds: (value: JsonValue) => boolean;
  /** True where an ID token is not the place for it either. */
  readonly delicate?: boolean;
}

const name: PersonalClaim = { holds: isText };
const identity: PersonalClaim = { holds: hasDigits(5), delicate: true };

/** Claims that tell who a person is: those of OpenID Connect Core §5.1, and the names that people give their own. */
const personalClaims: ReadonlyMap<string, PersonalClaim> = new Map([
  ['name', name],
  ['given_name', name],
  ['family_name', name],
  ['middle_name', name],
  ['first_name', name],
  ['last_name', name],
  ['fullname', name],
  ['email', { holds: isMail }],
  ['phone_number', { holds: hasDigits(5) }],
  ['phone', { holds: hasDigits(5) }],
  ['mobile', { holds: hasDigits(5) }],
  ['birthdate', { holds: hasDigits(4), delicate: true }],
  ['birthday', { holds: hasDigits(4), delicate: true }],
  ['date_of_birth', { holds: hasDigits(4), delicate: true }],
  ['dob', { holds: hasDigits(4), delicate: true }],
  ['address', { holds: isAddress, delicate: true }],
  ['street_address', { holds: isText, delicate: true }],
  ['ssn', identity],
  ['national_id', identity],
  ['passport_number', identity],
  ['tax_id', identity],
  ['ipaddr', { holds: hasDigits(4) }],
  ['ip_address', { holds: hasDigits(4) }],
]);

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
    const found = personalNames(claims);
    const ordinary = ordinarySeverity[token.kind];
    const told =
      ordinary === undefined ? found.filter((one) => personalClaims.get(one.toLowerCase())?.delicate) : found;
    if (told.length === 0) return;
    report({
      message: 'readable',
      data: { names: told.join(', ') },
      severity: ordinary ?? 'low',
      evidence: told.map((claim) => ({
        text: `Claim ${claim}`,
        place: { kind: 'claim', token: id, name: claim },
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
    ],
  },
});

/** Known names with a value that fits, and any other claim whose whole value is a mail address. */
function personalNames(claims: JsonObject): string[] {
  return Object.keys(claims)
    .slice(0, 500)
    .filter((claim) => {
      const value = claims[claim] ?? null;
      return personalClaims.get(claim.toLowerCase())?.holds(value) ?? isMail(value);
    });
}
