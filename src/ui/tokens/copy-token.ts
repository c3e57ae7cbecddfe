import type { TokenId } from '../../core/find/seen.ts';
import type { Token } from '../../core/jose/token.ts';
import { claimsOf } from '../../core/jose/token.ts';
import { at } from '../../core/session/log.ts';
import type { Store } from '../store.ts';
import { tokenMessages as words } from './messages.ts';

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

const texts: Record<'token' | 'claims' | 'share', (token: Token) => string> = {
  token: (token) => token.text,
  claims: (token) => JSON.stringify(claimsOf(token) ?? {}, null, 2),
  share: (token) => shareText(token) ?? '',
};

/** Copies something of a token and says whether the browser let us. */
export function copyFrom(store: Store, id: TokenId, what: keyof typeof texts): void {
  const token = at(store.session.value.tokens, id)?.token;
  if (!token) return;
  store.host.copyText(texts[what](token)).then(
    () => store.announce(words.copied),
    () => store.announce(words.copyRefused),
  );
}
