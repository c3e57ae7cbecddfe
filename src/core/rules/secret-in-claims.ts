import { claimsOf } from '../jose/token.ts';
import { spec } from '../spec/reference.ts';
import { plainName, topOf, valuesIn } from './claim-values.ts';
import { defineRule } from './rule.ts';

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

/** Values that show what they are, whatever they are called. Each pattern is anchored and bounded. */
const secretValues: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a private key', /^\s{0,8}-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/],
  ['an AWS access key id', /^(AKIA|ASIA)[A-Z2-7]{16}$/],
  ['a GitHub token', /^(gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255})$/],
  ['a Stripe secret key', /^[sr]k_live_[A-Za-z0-9]{16,255}$/],
  ['a Slack token', /^xox[abprs]-[A-Za-z0-9-]{10,255}$/],
  ['a Google API key', /^AIza[\w-]{35}$/],
];

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
    name: 'Claim {claim} is called like a secret and holds one.',
    value: 'Claim {claim} holds {what}.',
  },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (token.format === 'jwe' || claims === null) return;
    for (const { path, name, value } of valuesIn(claims)) {
      if (typeof value !== 'string') continue;
      const what = secretValues.find(([, pattern]) => pattern.test(value))?.[0];
      const named = secretNames.has(plainName(name));
      if (what === undefined && !(named && value.length >= 4)) continue;
      const data: Record<string, string> = what === undefined ? { claim: path } : { claim: path, what };
      report({
        message: what === undefined ? 'name' : 'value',
        data,
        evidence: [{ text: `Claim ${path}`, place: { kind: 'claim', token: id, name: topOf(path) } }],
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
            claims: { pwd_exp: '3600', pwd_url: 'https://id.example/pw', amr: ['pwd'], secret: '' },
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
    ],
  },
});
