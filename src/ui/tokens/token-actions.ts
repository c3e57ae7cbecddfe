import type { TokenId } from '../../core/find/seen.ts';
import { claimsOf, headerOf } from '../../core/jose/token.ts';
import { at } from '../../core/session/log.ts';
import { tokenRow } from '../../core/session/selectors.ts';
import type { RowAction } from '../kit/row-action.ts';
import type { Store, TokenPane } from '../store.ts';
import { tokenActionMessages as words } from './action-messages.ts';
import { shareText } from './share-text.ts';

const asJson = (value: unknown) => JSON.stringify(value, null, 2);

/** What can be done with a token: copies of what it has, and its panes. */
export function tokenActions(store: Store, id: TokenId): readonly RowAction[] {
  const session = store.session.value;
  const token = at(session.tokens, id)?.token;
  if (token === undefined) return [];
  const share = shareText(token);
  const claims = claimsOf(token);
  const header = headerOf(token);
  const { subject } = tokenRow(session, id);
  const first = session.derived.sightings.get(id)?.find(({ source }) => source.kind === 'exchange')?.source;
  const show = (pane: TokenPane) => () => {
    store.tokenPane.value = pane;
    store.open('tokens', id);
  };
  return [
    { label: words.token, copy: () => token.text },
    ...(share === null ? [] : [{ label: words.share, copy: () => share }]),
    ...(claims === null ? [] : [{ label: words.claims, copy: () => asJson(claims) }]),
    ...(header === null ? [] : [{ label: words.header, copy: () => asJson(header) }]),
    ...(subject === '' ? [] : [{ label: words.subject, copy: () => subject }]),
    { label: words.signature, act: show('signature') },
    { label: words.findings, act: show('findings') },
    { label: words.journey, act: show('journey') },
    ...(first?.kind === 'exchange'
      ? [{ label: words.open, act: () => store.open('requests', first.exchange) }]
      : []),
  ];
}
