import type { KeyId } from '../../core/jose/key.ts';
import { publicJwk } from '../../core/jose/public-jwk.ts';
import { keyRows } from '../../core/session/selectors.ts';
import type { RowAction } from '../kit/row-action.ts';
import type { Store } from '../store.ts';
import { keyActionMessages as words } from './action-messages.ts';

/** What can be done with a key. Of a private key only the public half is copied, of a secret nothing that leads back to it. */
export function keyActions(store: Store, id: KeyId): readonly RowAction[] {
  const session = store.session.value;
  const key = keyRows(session).find((row) => row.key.id === id)?.key;
  if (key === undefined) return [];
  const jwk = publicJwk(key);
  const copy = (label: string, text: string): RowAction[] =>
    text === '' ? [] : [{ label, copy: () => text }];
  const verified = [...session.verifications].find(
    ([, result]) => result.outcome === 'verified' && result.key === id,
  )?.[0];
  return [
    ...copy(words.jwk, jwk === null ? '' : JSON.stringify(jwk, null, 2)),
    ...copy(words.jwks, jwk === null ? '' : JSON.stringify({ keys: [jwk] }, null, 2)),
    ...copy(words.thumbprint, key.thumbprint),
    ...copy(words.kid, key.kid),
    ...copy(words.description, key.description),
    ...(verified === undefined ? [] : [{ label: words.tokens, act: () => store.open('tokens', verified) }]),
    { label: words.remove, act: () => store.dispatch({ type: 'key-removed', key: id }) },
  ];
}
