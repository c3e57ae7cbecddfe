import type { Key } from '../../core/jose/key.ts';
import { keyMessages as words } from './messages.ts';

/** What a key is called: its kid, else what it is. */
export function keyName({ kid, role }: Key): string {
  return kid === '' ? words.roles[role] : kid;
}

/** Type with its size: `RSA 2048`, `EC P-256`. */
export function keyType({ kty, crv, bits }: Key): string {
  return crv === '' ? `${kty} ${bits}` : `${kty} ${crv}`;
}
