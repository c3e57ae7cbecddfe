/** JWK thumbprint (RFC 7638; OKP: RFC 8037 §2; AKP: draft-ietf-cose-dilithium). */
import { encodeBase64url } from './base64url.ts';
import { type Jwk, publicHalf } from './jwk.ts';
import { subtle } from './subtle.ts';
import { encodeUtf8 } from './utf8.ts';

/**
 * SHA-256 over the required public members in lexicographic order (RFC 7638 §3), as base64url text.
 * '' for a secret: its digest would let anyone try guesses against it (RFC 7638 §7).
 */
export async function computeThumbprint(jwk: Jwk): Promise<string> {
  if (jwk.kty === 'oct') return '';
  const half = publicHalf(jwk);
  const members = Object.keys(half).sort() as (keyof Jwk)[];
  const canonical = `{${members.map((name) => `"${name}":${JSON.stringify(half[name])}`).join(',')}}`;
  return encodeBase64url(new Uint8Array(await subtle.digest('SHA-256', encodeUtf8(canonical))));
}
