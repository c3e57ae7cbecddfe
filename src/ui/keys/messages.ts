/** Words of the Keys view and of the field where a key is given. */
import type { Expectation } from '../../core/jose/key.ts';

const number = new Intl.NumberFormat('en');
const plural = (count: number, one: string, many: string) =>
  `${number.format(count)} ${count === 1 ? one : many}`;

export const keyMessages = {
  name: 'Keys',
  memory: 'Kept in memory only.',
  memoryNote: {
    devtools: 'Closing DevTools forgets every key.',
    tab: 'Closing this tab forgets every key.',
  },
  forgetAll: 'Forget all now',
  forgotten: 'All keys are forgotten',
  columns: { kid: 'Key ID', type: 'Type', alg: 'Alg', source: 'Source', verifies: 'Verifies' },
  noKid: 'no key ID',
  roles: { secret: 'Secret', public: 'Public key', private: 'Private key' },
  sources: {
    supplied: 'Supplied by you',
    traffic: 'JWKS in the traffic',
    token: 'Inside the token',
  },
  verifies: (count: number) => plural(count, 'token', 'tokens'),
  mismatch: (count: number) => `Mismatch ×${number.format(count)}`,
  noToken: 'No token',
  filterPlaceholder: 'Filter  kty:RSA  alg:RS256  verifies:none',
  empty: {
    title: 'No keys yet',
    text: 'Add one on the right. A key stays in memory and is tried on every token that it could fit.',
  },
  add: 'Add a key',
  addNarrow: 'Add a key',
  detail: 'Key details',
  pasteLabel: 'Paste a secret, PEM, JWK or JWKS. Claimcheck works out which.',
  openFile: 'Open file',
  read: 'Read as',
  encodings: {
    auto: 'Work it out',
    utf8: 'Text',
    base64: 'Base64',
    base64url: 'Base64url',
    hex: 'Hex',
  },
  addAndVerify: 'Add and verify',
  added: (count: number, description: string) =>
    count === 1 ? `Added: ${description}` : `${plural(count, 'key', 'keys')} added.`,
  known: 'That key is in the list already.',
  nothingSaved: 'Nothing was kept.',
  cannotRead: 'This key cannot be read',
  unreadableFile: 'The browser could not read that file.',
  offered: {
    title: 'Seen in the traffic',
    note: 'The page was answered with these. Whoever could answer the page could have put a key there.',
    use: 'Use',
    useOf: (url: string) => `Use the keys of ${url}`,
    elsewhere: (address: string) =>
      `A discovery document: its keys are at ${address}. Claimcheck asks for nothing itself: open the address and paste what it answers.`,
    copyAddress: 'Copy address',
    copyAddressOf: (url: string) => `Copy the address of the keys that ${url} names`,
    taken: (count: number) => `${plural(count, 'key', 'keys')} of the traffic added.`,
  },
  expectations: {
    title: 'What an API expects',
    note: 'Then the diagnosis compares instead of guessing. Leave empty what you do not know.',
    fields: {
      origin: 'Origin',
      issuer: 'Issuer (iss)',
      audiences: 'Audiences (aud)',
      algorithms: 'Algorithms (alg)',
      leeway: 'Leeway in seconds',
    },
    examples: {
      origin: 'https://api.example',
      issuer: 'https://id.example',
      audiences: 'orders',
      algorithms: 'RS256 ES256',
      leeway: '60',
    },
    save: 'Set',
    set: (origin: string) => `Set for ${origin}`,
    change: 'Change',
    remove: 'Remove',
    removeOf: (origin: string) => `Remove what ${origin} expects`,
    faults: {
      origin: 'The origin is no address on the web, like https://api.example.',
      algorithms: 'One of the algorithms is not known: write them as in the header, like RS256.',
      leeway: 'The leeway is a whole number of seconds, a day at most.',
      nothing: 'Say at least one thing that it expects.',
    },
    summary: ({ issuer, audiences, algorithms, leewaySeconds }: Expectation) =>
      [
        issuer,
        audiences.length > 0 ? `aud ${audiences.join(', ')}` : '',
        algorithms.join(', '),
        leewaySeconds > 0 ? `±${leewaySeconds} s` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
  },
  which: 'Which key do I need?',
  whichPublic: 'RS, PS, ES and EdDSA tokens need the issuer’s public key: its JWKS, a certificate or a PEM.',
  whichSecret: 'HS tokens need the shared secret. Use one from a test system, never from production.',
  remove: 'Forget this key',
  facts: {
    kind: 'Kind',
    type: 'Type',
    size: 'Size',
    algorithms: 'Allowed algorithms',
    use: 'Use',
    thumbprint: 'SHA-256 thumbprint (RFC 7638)',
    source: 'Source',
    from: 'Address',
    subject: 'Certificate of',
    issuer: 'Certificate by',
    inForce: 'Certificate in force',
  },
  bits: (count: number) => `${number.format(count)} bits`,
  shortRsa: (count: number) => `${number.format(count)} bits, too short: RFC 7518 §3.3 asks for 2048`,
  noAlgorithm: 'None: it is not for signatures',
  dates: (from: string, to: string) => `${from} to ${to}`,
  certificateUnchecked: 'Who signed the certificate is not checked: it is read for its key.',
  isPrivate: 'This is a private key: it can sign and decrypt. Keep it to yourself.',
  tokens: (key: string, count: number) => `${key} verifies ${plural(count, 'token', 'tokens')}`,
  tokensFailed: (count: number) => `and was tried without success on ${plural(count, 'token', 'tokens')}`,
};
