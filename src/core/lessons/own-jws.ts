/** What of a captured token the acts about signatures can play with. */
import type { Jws, Token } from '../jose/token.ts';

/** The signed token itself, or the issuer-signed JWT of an SD-JWT; null where nothing readable is signed (a JWE, damaged text). */
export function jwsOf(token: Token): Jws | null {
  const jws = token.format === 'sd-jwt' ? token.issuerJwt : token;
  return jws.format === 'jws' && !jws.detached ? jws : null;
}
