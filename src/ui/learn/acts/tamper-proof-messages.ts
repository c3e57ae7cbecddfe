import { plural, words } from '../../locale/words.ts';

export const tamperMessages = words('tamper', {
  signWith: 'Sign with',
  designs: {
    HS256: 'Shared secret (HS256)',
    ES256: 'Key pair (ES256)',
    RS256: 'Key pair (RS256)',
    Ed25519: 'Key pair (Ed25519)',
  },
  question: 'You change one claim. Which parts of the token change?',
  choices: [
    { id: 'payload', label: 'The payload' },
    { id: 'payload signature', label: 'The payload and the signature' },
    { id: 'header payload signature', label: 'All three' },
  ],
  fields: {
    header: 'Header',
    claims: 'Claims',
    secret: 'Secret',
  },
  bits: (bits: number) =>
    bits >= 256
      ? `${bits} bits.`
      : `${bits} bits. HS256 asks for 256 at least (RFC 7518 §3.2), and 32 random bytes are just that.`,
  pair: {
    private: 'The private key signs. It never leaves the issuer.',
    public: 'The public key only checks. Everybody may have it:',
  },
  guessFirst: 'Guess first. Then the token is built anew.',
  steps: {
    title: 'How it is built',
    json: 'JSON, without white space',
    encoded: 'base64url: the same bytes in letters that fit everywhere',
    input: 'Signing input: both, joined by a dot',
    hmac: (alg: string) => `Signature: ${alg} of the signing input, made with the secret`,
    signed: (alg: string) => `Signature: ${alg} over the signing input, made with the private key`,
    none: 'alg is none: there is no signature, and anyone can write this token',
    token: 'Token',
  },
  changed: (parts: readonly string[]) =>
    parts.length === 0
      ? 'It is the token of the start.'
      : `Another than at the start: ${parts.join(' and ')}. ${
          parts.includes('header') ? '' : 'The header is the same.'
        }`,
  randomised:
    'Sign the same text twice with ES256, and the signatures differ: a random number goes into each. Both fit.',
  checked: 'Checked with',
  checkedWith: { secret: 'the same secret', public: 'the public key' },
  toFind: [
    { id: 'parts', label: 'A changed claim changes the signature' },
    { id: 'wire', label: 'Two requests, one token' },
    { id: 'secret', label: 'A stolen secret signs' },
    { id: 'pair', label: 'A stolen public key does not' },
  ],
});

export const wireMessages = words('wire', {
  title: 'How it travels',
  body: 'Body of the request',
  badBody: (fault: string) => `${fault} The server will not understand it.`,
  send: 'Send the request',
  request: 'The request as text',
  actors: { browser: 'Browser', server: 'API' },
  sent: (requests: number, bodies: number, tokens: number) =>
    `${plural(requests, 'request', 'requests')} sent: ${plural(bodies, 'body', 'bodies')}, ${plural(tokens, 'token', 'tokens')}. ${
      requests > 1 && tokens === 1
        ? 'The token says who asks. It does not sign what is asked.'
        : requests > 1
          ? ''
          : 'Change the body and send again.'
    }`,
  checks: 'checks the signature',
  noToken: 'There is no token to send: the header and the key do not go together.',
});

export const thiefMessages = words('thief', {
  title: 'A thief copies the key that the API checks with',
  text: 'The thief wants a token that says role admin. What is the stolen key good for?',
  question: 'In which design can the thief make tokens that the API takes?',
  choices: [
    { id: 'secret', label: 'With the shared secret' },
    { id: 'pair', label: 'With the key pair' },
    { id: 'both', label: 'With both' },
  ],
  stealSecret: 'Steal the shared secret',
  stealPublic: 'Steal the public key',
  designs: {
    secret: 'Shared secret (HS256)',
    pair: (alg: string) => `Key pair (${alg})`,
  },
  actors: { thief: 'Thief', server: 'API' },
  tries: {
    'stolen-secret': 'signs with the stolen secret',
    'public-key': 'signs with the public key',
    'own-key': 'signs with a key of its own',
    'public-key-as-secret': 'uses the public key’s text as an HS256 secret',
  },
  refused: 'cannot sign: a public key only checks',
  captions: {
    secret: 'Who can check can also sign. Each server that checks holds the key to everything.',
    pair: 'Who can check cannot sign. The public key is no secret at all.',
  },
});

export const ownTokenMessages = words('ownToken', {
  note: 'Your token, part by part. Change a claim and watch the signature.',
  cannot: 'This token has no claims that can be edited here, so the act goes on with a token made here.',
  asIs: 'These are the three parts as they were captured.',
  edited:
    'The signature belongs to the captured text, and not to this one. Without the key nobody can make one that fits.',
  goesOn: 'What follows is played with a token made here.',
  yours: 'Your token',
});
