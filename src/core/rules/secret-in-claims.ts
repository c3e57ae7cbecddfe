import type { JsonValue } from '../jose/json.ts';
import { claimsOf } from '../jose/token.ts';
import { spec } from '../spec/reference.ts';
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
    for (const [path, name, value] of textsIn(claims)) {
      const what = secretValues.find(([, pattern]) => pattern.test(value))?.[0];
      const named = secretNames.has(name.toLowerCase().replace(/[_\-.\s]/g, ''));
      if (what === undefined && !(named && value.length >= 4)) continue;
      const data: Record<string, string> = what === undefined ? { claim: path } : { claim: path, what };
      const top = path.split('/')[0] ?? path;
      report({
        message: what === undefined ? 'name' : 'value',
        data,
        evidence: [{ text: `Claim ${path}`, place: { kind: 'claim', token: id, name: top } }],
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

/** At most so many values are looked at; a claims set beyond that is reported as oversized elsewhere. */
const maxValues = 2000;

/** Every string in the claims set with its path and the name of the member that holds it. Breadth first, so that depth cannot exhaust the stack. */
function textsIn(claims: JsonValue): [path: string, name: string, value: string][] {
  const texts: [string, string, string][] = [];
  const queue: [path: string, name: string, value: JsonValue][] = [['', '', claims]];
  for (let next = 0; next < queue.length && next < maxValues; next += 1) {
    const [path, name, value] = queue[next] as (typeof queue)[number];
    if (typeof value === 'string') texts.push([path, name, value]);
    if (typeof value !== 'object' || value === null) continue;
    const list = Array.isArray(value);
    for (const [key, member] of Object.entries(value)) {
      if (queue.length >= maxValues) break;
      queue.push([path === '' ? key : `${path}/${key}`, list ? name : key, member]);
    }
  }
  return texts;
}
