/** What can be done with a key of the ring. No secret and nothing private is ever copied. */
import { words } from '../locale/words.ts';

export const keyActionMessages = words('keyAction', {
  jwk: 'Copy public key as JWK',
  jwks: 'Copy public key as JWK Set',
  thumbprint: 'Copy thumbprint (RFC 7638)',
  kid: 'Copy key ID',
  description: 'Copy what it is',
  tokens: 'Show the first token that it verifies',
  remove: 'Remove this key',
});
