/** Words of an encrypted token, opened or not. */
import { formatNumber, words } from '../locale/words.ts';

export const decryptedMessages = words('decrypted', {
  pending: 'Being tried with the keys at hand.',
  closed: 'It stays closed',
  opened: (key: string) => `Opened with ${key}`,
  aKey: 'a key that is forgotten by now',
  claims: 'Decrypted claims',
  note: 'readable by whoever has the key',
  bytes: (count: number) =>
    count === 1
      ? 'It holds one byte that is no text.'
      : `It holds ${formatNumber(count)} bytes that are no text.`,
  nested: (alg: string) => `A signed token lies within (${alg}). Its signature is not checked here.`,
  takeOut: 'List it as a token of its own',
  allow: 'Allow it and try',
});
