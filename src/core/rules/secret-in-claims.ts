import type { JsonValue } from '../jose/json.ts';
import { claimsOf } from '../jose/token.ts';
import { spec } from '../spec/reference.ts';
import { plainName, topOf, valuesIn } from './claim-values.ts';
import { defineRule } from './rule.ts';
import { knownSecretIn } from './secret-values.ts';
import { claimEvidence } from './token-evidence.ts';

/** Names whose value is a secret by its meaning; compared in lower case without separators. */
const secretNames: ReadonlySet<string> = new Set([
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'passwordhash',
  'secret',
  'clientsecret',
  'apikey',
  'apisecret',
  'secretkey',
  'secretaccesskey',
  'awssecretaccesskey',
  'privatekey',
  'connectionstring',
]);

/** What stands where a secret was, or says whether there is one. */
const placeholder = /^(?:[*x•.#-]+|null|undefined|none|true|false|yes|no|0|1|n\/a|\[?redacted\]?|<[^<>]*>)$/i;
const shortestSecret = 4;
/** A secret is a word or a few; a text about secrets is longer. */
const longestSecret = 4096;

export default defineRule({
  id: 'secret-in-claims',
  category: 'claims',
  subject: 'token',
  severity: 'critical',
  title: 'A secret in a token',
  why: 'The payload is only encoded: everyone who sees the token reads the secret, and it outlives the token.',
  fix: 'Take it out of the token, and replace the secret: it has been handed out.',
  spec: [
    spec(
      'CWE-522: Insufficiently Protected Credentials',
      'https://cwe.mitre.org/data/definitions/522.html',
      '',
    ),
  ],
  messages: {
    name: 'Claim {claim} is called like a secret, and has a value.',
    value: 'Claim {claim} holds {what}.',
  },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (token.format === 'jwe' || claims === null) return;
    for (const { path, name, value } of valuesIn(claims)) {
      const known = knownSecretIn(value);
      if (known === null && !isNamedSecret(name, value)) continue;
      report({
        message: known === null ? 'name' : 'value',
        data: { claim: path, what: known?.what ?? '' },
        severity: known?.severity ?? 'high',
        evidence: [{ ...claimEvidence(id, topOf(path)), text: `Claim ${path.slice(0, 80)}` }],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'words about passwords are not passwords',
        tokens: {
          t: {
            header: { alg: 'RS256' },
            claims: {
              pwd_exp: '3600',
              pwd_url: 'https://id.example/pw',
              amr: ['pwd'],
              secret: '',
              password: '********',
            },
          },
        },
      },
    ],
    bad: [
      {
        title: 'a password',
        expect: 'name',
        tokens: { t: { header: { alg: 'HS256' }, claims: { user: { password: 'correct horse' } } } },
      },
      {
        title: 'a cloud key under an innocent name',
        expect: 'value',
        tokens: { t: { header: { alg: 'HS256' }, claims: { cfg: ['AKIAABCDEFGHIJKLMNOP'] } } },
      },
      {
        title: 'the private half of the key that the token is bound to',
        expect: 'value',
        tokens: { t: { claims: { cnf: { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'x', d: 'd' } } } } },
      },
    ],
  },
});

function isNamedSecret(name: string, value: JsonValue): boolean {
  if (typeof value !== 'string' || !secretNames.has(plainName(name))) return false;
  const { length } = value;
  if (length < shortestSecret || length > longestSecret) return false;
  return !placeholder.test(value) && !/^https?:\/\//i.test(value);
}
