/** Proof Key for Code Exchange (RFC 7636). */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from '../jose/base64url.ts';
import { encodeUtf8 } from '../jose/utf8.ts';
import { type Parameters, textOf } from './parameters.ts';

/** BASE64URL(SHA256(ASCII(code_verifier))), §4.2. */
export function s256(verifier: string): string {
  return encodeBase64url(sha256(encodeUtf8(verifier)));
}

/** Whether the request's code_challenge was made of the verifier (§4.6); by the method plain where it names none (§4.3). */
export function isVerifierOf(asked: Parameters, verifier: string): boolean {
  const made = textOf(asked, 'code_challenge_method') === 'S256' ? s256(verifier) : verifier;
  return made === textOf(asked, 'code_challenge');
}
