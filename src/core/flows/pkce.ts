/** Proof Key for Code Exchange (RFC 7636). */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from '../jose/base64url.ts';
import { encodeUtf8 } from '../jose/utf8.ts';

/** BASE64URL(SHA256(ASCII(code_verifier))), §4.2. */
export function s256(verifier: string): string {
  return encodeBase64url(sha256(encodeUtf8(verifier)));
}
