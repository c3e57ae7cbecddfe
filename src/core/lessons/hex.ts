/** Signatures as people compare them. */
import { decodeBase64url } from '../jose/base64url.ts';
import { toHex } from './fingerprint.ts';

/** base64url text as lower-case hex; '' where it is not clean base64url. */
export function hexOf(base64url: string): string {
  const { bytes, problem } = decodeBase64url(base64url);
  return problem === '' ? toHex(bytes) : '';
}

/** The first four hex digits of base64url text: `5c1e…`; `nothing` for none. */
export function shortHex(base64url: string): string {
  const hex = hexOf(base64url);
  return hex === '' ? 'nothing' : `${hex.slice(0, 4)}…`;
}
