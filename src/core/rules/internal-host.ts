import { claimsOf } from '../jose/token.ts';
import { spec } from '../spec/reference.ts';
import { topOf, valuesIn } from './claim-values.ts';
import { defineRule } from './rule.ts';
import { isLoopback } from './sent-token.ts';
import { claimEvidence } from './token-evidence.ts';

/** RFC 1918 §3, and the names that networks give themselves (RFC 6762 Appendix G, ICANN's .internal). */
const privateAddress = /^(10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2})$/;
const privateName = /\.(internal|local|lan|corp|intranet|localdomain|home\.arpa)$/;
const longestUrl = 500;

export default defineRule({
  id: 'internal-host',
  category: 'claims',
  subject: 'token',
  severity: 'low',
  title: 'The token tells of hosts inside the network',
  why: 'Names and addresses from the inside help an attacker find the way, and an issuer that only the inside can reach cannot be checked from here.',
  fix: 'Write the public address of the issuer and the API into the token.',
  spec: [
    spec('CWE-200: Exposure of Sensitive Information', 'https://cwe.mitre.org/data/definitions/200.html', ''),
  ],
  messages: { host: 'Claim {claim} names {host}.' },
  check({ id, token }, _context, report) {
    const claims = claimsOf(token);
    if (token.format === 'jwe' || claims === null) return;
    for (const { path, value } of valuesIn(claims)) {
      if (typeof value !== 'string' || value.length > longestUrl || !/^https?:\/\//i.test(value)) continue;
      if (!URL.canParse(value)) continue;
      const { hostname, host } = new URL(value);
      if (!isInternal(hostname) || (isIdentifier(path) && !hostname.includes('.'))) continue;
      report({
        message: 'host',
        data: { claim: path, host },
        evidence: [claimEvidence(id, topOf(path))],
      });
    }
  },
  examples: {
    good: [
      { title: 'a public issuer', tokens: { t: { claims: { iss: 'https://id.example.com', sub: 'u' } } } },
      {
        title: 'an audience that is a name and no address',
        tokens: { t: { claims: { aud: 'https://orders-api', sub: 'u' } } },
      },
      {
        title: 'a development server on this machine',
        tokens: { t: { claims: { iss: 'http://localhost:8080/realms/dev' } } },
      },
    ],
    bad: [
      {
        title: 'a container’s name',
        expect: 'host',
        tokens: { t: { claims: { iss: 'http://keycloak:8080/realms/shop' } } },
      },
      {
        title: 'an address of the inside',
        expect: 'host',
        tokens: { t: { claims: { sub: 'u', api: ['https://10.1.2.3/orders'] } } },
      },
    ],
  },
});

/** An audience is a name that both sides agreed upon (RFC 7519 §4.1.3): `https://orders` need not be the name of a host. */
function isIdentifier(path: string): boolean {
  return topOf(path) === 'aud';
}

function isInternal(hostname: string): boolean {
  if (isLoopback(hostname) || hostname.startsWith('[')) return false;
  return privateAddress.test(hostname) || privateName.test(hostname) || !hostname.includes('.');
}
