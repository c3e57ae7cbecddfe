import { ownString } from '../jose/json.ts';
import { headerOf } from '../jose/token.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { parameterEvidence } from './token-evidence.ts';

/** What an honest kid (a name, a thumbprint, base64, a DID, the URL of a key vault) does not look like. Each pattern is bounded by the cut below. */
const signs: readonly (readonly [what: string, RegExp, Severity])[] = [
  ['a path that climbs', /\.\.[\\/]/, 'high'],
  ['a path of the file system', /^\/(etc|dev|proc|var|usr|home|tmp|root)\/|^[A-Za-z]:\\|^file:/, 'high'],
  ['SQL', /['"`].*(--|\bor\b|\bunion\b|\bselect\b)|\bunion\s+select\b/i, 'high'],
  ['a shell command', /[;|`$]\s*\(?\s*(cat|curl|wget|sh|bash|sleep|nc|id)\b/i, 'high'],
  ['a quotation mark', /['"`]/, 'medium'],
];
const longestKid = 500;

export default defineRule({
  id: 'kid-suspicious',
  category: 'crypto',
  subject: 'token',
  severity: 'high',
  title: 'The key ID looks like an attack',
  why: 'Servers look the key up by kid. One that puts it into a path, a query or a command lets the token choose its key: an empty file will do.',
  fix: 'Compare kid with the IDs of the known keys, and refuse any other.',
  spec: [rfc(8725, '3.10')],
  messages: { looks: 'kid holds {what}.' },
  check({ id, token }, _context, report) {
    const kid = ownString(headerOf(token), 'kid').slice(0, longestKid);
    const sign = kid === '' ? undefined : signs.find(([, pattern]) => pattern.test(kid));
    if (sign === undefined) return;
    report({
      message: 'looks',
      data: { what: sign[0] },
      severity: sign[2],
      evidence: [parameterEvidence(id, 'kid')],
    });
  },
  examples: {
    good: [
      {
        title: 'a thumbprint in plain base64',
        tokens: { t: { header: { alg: 'RS256', kid: '/8w+3Qk5Ls/0Zx==' }, claims: { sub: 'u' } } },
      },
      {
        title: 'a key of a vault, by its URL',
        tokens: {
          t: { header: { alg: 'RS256', kid: 'https://shop.vault.example/keys/sign/1' }, claims: {} },
        },
      },
      {
        title: 'a DID',
        tokens: { t: { header: { alg: 'ES256', kid: 'did:example:123#key-1' }, claims: { sub: 'u' } } },
      },
    ],
    bad: [
      {
        title: 'a file that is empty',
        expect: 'looks',
        tokens: { t: { header: { alg: 'HS256', kid: '../../../dev/null' }, claims: { sub: 'u' } } },
      },
      {
        title: 'a query',
        expect: 'looks',
        tokens: { t: { header: { alg: 'HS256', kid: "x' UNION SELECT 'secret" }, claims: { sub: 'u' } } },
      },
    ],
  },
});
