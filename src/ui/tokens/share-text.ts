import type { Token } from '../../core/jose/token.ts';

/**
 * The token without what makes it usable: a signed one ends at its second dot, so that it still decodes; an encrypted one
 * keeps its header only. Null where the text cannot be taken apart.
 */
export function shareText(token: Token): string | null {
  switch (token.format) {
    case 'jws':
      return token.serialization === 'compact' ? `${token.parts[0]}.${token.parts[1]}.` : null;
    case 'sd-jwt':
      return `${token.issuerJwt.parts[0]}.${token.issuerJwt.parts[1]}.`;
    case 'jwe':
      return token.serialization === 'compact' ? `${token.parts[0]}....` : null;
    case 'malformed':
      return null;
  }
}
