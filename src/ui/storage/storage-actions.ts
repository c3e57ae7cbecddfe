import { claimsOf } from '../../core/jose/token.ts';
import { at } from '../../core/session/log.ts';
import { findings, storageRows } from '../../core/session/selectors.ts';
import { findingsMarkdown } from '../audit/findings-markdown.ts';
import type { RowAction } from '../kit/row-action.ts';
import type { Store } from '../store.ts';
import { shareText } from '../tokens/share-text.ts';
import { storageActionMessages as words } from './action-messages.ts';
import { findingsAt } from './findings-at.ts';
import { fixFor } from './storage-fix.ts';

/** Tokens of one place that the menu names; a place may hold more. */
const named = 3;

/** What can be done with a place: its name, its fix, its findings, the tokens in it. */
export function storageActions(store: Store, key: string): readonly RowAction[] {
  const session = store.session.value;
  const row = storageRows(session).find((one) => one.key === key);
  if (row === undefined) return [];
  const fix = row.readableByScript === 'unknown' ? null : fixFor(row);
  const found = findingsAt(findings(session), row, session);
  const ids = row.tokens.slice(0, named);
  const copies = ids.flatMap((id, index): RowAction[] => {
    const token = at(session.tokens, id)?.token;
    if (token === undefined) return [];
    const share = shareText(token);
    const claims = claimsOf(token);
    return [
      { label: words.token(index + 1, ids.length), copy: () => token.text },
      ...(share === null ? [] : [{ label: words.share(index + 1, ids.length), copy: () => share }]),
      ...(claims === null
        ? []
        : [{ label: words.claims(index + 1, ids.length), copy: () => JSON.stringify(claims, null, 2) }]),
    ];
  });
  const [twin] = row.twins;
  return [
    { label: words.name, copy: () => row.name },
    ...(fix === null ? [] : [{ label: words.fix, copy: () => fix.header }]),
    ...(found.length === 0 ? [] : [{ label: words.findings, copy: () => findingsMarkdown(found) }]),
    ...copies,
    ...ids.map((id, index) => ({
      label: words.openToken(index + 1, ids.length),
      act: () => store.open('tokens', id),
    })),
    ...(twin === undefined ? [] : [{ label: words.twin, act: () => store.open('storage', twin) }]),
    {
      label: words.onlyOrigin,
      act: () => {
        store.filters.storage.value = `origin:${row.origin} `;
      },
    },
  ];
}
