import type { Form, Protection, Transport } from '../../../core/lessons/protection.ts';
import type { Reading } from '../../../core/lessons/read-without-key.ts';
import { formatNumber, plural, words } from '../../locale/words.ts';

const kinds: Readonly<Record<Reading['kind'], string>> = {
  nothing: 'There is nothing to read yet.',
  token: 'A signed token. All of it is read without its key:',
  sealed: 'An encrypted token (JWE). Without its key only the header is read:',
  json: 'base64url. It holds JSON:',
  text: 'base64url. It holds text:',
  bytes: 'base64url. It holds bytes that are no text.',
  plain: 'This is JSON as it stands. Nobody even encoded it:',
  unreadable: 'This is neither a token nor base64url.',
};

export const notSecretMessages = words('notSecret', {
  question: 'This token is signed, and you do not have its key. What can you read of it?',
  choices: [
    { id: 'nothing', label: 'Nothing' },
    { id: 'header', label: 'Only the header' },
    { id: 'all', label: 'Header and claims' },
  ],
  text: 'A token, or any base64url text',
  cut: (length: number) =>
    `Your token is long: only its first ${formatNumber(length)} characters stand here.`,
  hide: 'Or type something that you would rather hide',
  name: 'Claim',
  value: 'Value',
  put: 'Put it into the token',
  reading: 'Read without a key',
  guessFirst: 'Guess first. Then it is read.',
  kinds,
  bytes: (count: number) => `${plural(count, 'byte', 'bytes')}.`,
  header: 'Header',
  claims: 'Claims',
  marked: (count: number) =>
    count === 0
      ? 'The audit marks none of these claims. Anyone reads them all the same.'
      : `The audit marks ${plural(count, 'claim', 'claims')}. Scripts, logs and proxies read ${
          count === 1 ? 'it' : 'them'
        } as you just did.`,
  more: (count: number) => `${count} more are not listed.`,
  toFind: [
    { id: 'read', label: 'A signed token is read without its key' },
    { id: 'hide', label: 'So is what you put in' },
    { id: 'shut', label: 'A JWE stays shut without its key' },
    { id: 'open', label: 'Its key opens it' },
  ],
});

export const sealMessages = words('seal', {
  title: 'The same claims, encrypted',
  text: 'Encryption needs a key. Who has it reads the claims, and nobody else does.',
  fallback: 'There are no claims above to encrypt, so these are others.',
  encrypt: 'Encrypt the claims',
  jwe: 'The JWE',
  jweNote:
    'Five parts: header, encrypted key (empty: the key was agreed on before), initialization vector, ciphertext, authentication tag.',
  tries: {
    none: 'Read it without a key',
    other: 'Try another key',
    right: 'Open it with its key',
  },
  results: 'What came of it',
  opened: 'Opened:',
  shut: 'It stays shut.',
  actors: { browser: 'Browser', way: 'On the way', server: 'API' },
  sends: 'GET /me',
  reads: 'reads along: ',
  readsHeader: 'reads only the header: ',
  caption: 'Over plain HTTP, with someone who reads along.',
});

const forms: Readonly<Record<Form, string>> = {
  json: 'Plain JSON',
  base64url: 'base64url',
  jws: 'Signed (JWS)',
  jwe: 'Encrypted (JWE)',
};
const overs: Readonly<Record<Transport, string>> = { http: 'Over HTTP', https: 'Over HTTPS' };
const readers: Readonly<Record<Protection['readers'], string>> = {
  anyone: 'Everyone on the way',
  ends: 'Browser and server',
  key: 'Who has the key',
};
const changers: Readonly<Record<Protection['changers'], string>> = {
  anyone: 'Everyone on the way',
  ends: 'Browser and server',
  key: 'Who has the key',
};

export const protectionMessages = words('protection', {
  title: 'Two different things',
  caption: 'Who can read it, and who can change it without being noticed',
  form: 'Written as',
  forms,
  overs,
  read: 'Who can read it',
  change: 'Who can change it unnoticed',
  readers,
  changers,
  integrity: 'A signature is about integrity: nobody changes the claims unnoticed.',
  confidentiality:
    'Encryption is about confidentiality: nobody reads them. HTTPS gives both, but only on the way. At both ends the token lies open, in storage, in logs and before every script of the page.',
  nested:
    'A JWE under a public key can be made by everyone who has that key. Who must know the author puts a signed token inside (RFC 7519 §11.2).',
});
