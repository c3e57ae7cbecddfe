/** Words of what can be done with a signature: trying known secrets, editing and signing anew. */
import { formatNumber, words } from '../locale/words.ts';

export const knownSecretMessages = words('knownSecret', {
  title: 'Known secrets',
  start: 'Try known secrets',
  cancel: 'Stop',
  progress: 'Secrets tried',
  idle: 'Tries the secrets of tutorials, framework defaults and password lists, here in the browser.',
  starting: 'Reading the list…',
  running: (tried: number, total: number) => `${formatNumber(tried)} of ${formatNumber(total)} tried`,
  none: (total: number) =>
    total === 0
      ? 'No known secret makes this signature.'
      : `None of ${formatNumber(total)} known secrets makes this signature.`,
  cancelled: 'Stopped before the end: nothing is known yet.',
  failed: 'The search could not run in this browser.',
  found: 'Everyone knows this secret',
  foundNote: 'It makes this very signature: anyone can sign tokens that the server takes for its own.',
  secret: 'the secret',
  empty: 'The secret is the empty text.',
  readAs: { utf8: 'read as text', base64: 'read as base64', hex: 'read as hex' },
  use: 'Add it to the keys',
});

export const checkMessages = words('check', {
  claims: 'Claims, each by itself',
  nothingExpected:
    'Nobody said what the API expects. Set issuer and audience in the Keys view to have them compared.',
  expected: (origin: string) => `Held against what ${origin} is said to expect.`,
  against: {
    request: 'The proof against its request',
    'sign-in': 'The ID token against its sign-in',
    presentation: 'The key binding against its SD-JWT',
  },
  openRequest: 'Show the request',
  outcomes: { passed: 'Passed', failed: 'Failed', unknown: 'Not known' },
});

export const editMessages = words('edit', {
  title: 'Edit and re-sign',
  note: 'Change what the token says and sign it with a key of yours, to see how a server of yours takes it.',
  header: 'Header (JSON)',
  claims: 'Claims (JSON)',
  signWith: 'Sign with',
  fresh: 'A fresh key, made here',
  sign: 'Sign',
  result: 'Result of signing',
  notChecked: 'Not checked',
  unsigned: 'What is written here is not signed yet.',
  refused: 'It could not be signed: this browser lacks what the algorithm needs.',
  faults: {
    header: 'The header is no JSON object.',
    claims: 'The claims are no JSON object.',
    alg: 'The header names no alg.',
  },
  copy: 'Copy edited token',
  copyJwk: 'Copy fresh key as JWK',
  neverSent: 'Edited here, never sent.',
});
