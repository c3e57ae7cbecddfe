import { useMemo } from 'preact/hooks';
import type { TokenId } from '../../core/find/seen.ts';
import { tokenCount } from '../../core/session/selectors.ts';
import { matchesFilter } from '../filter/parse.ts';
import { useFilter } from '../filter/use-filter.ts';
import { Grid } from '../kit/grid.tsx';
import { FilteredAway } from '../kit/list-states.tsx';
import { type ActionsOf, rowHandlers } from '../kit/row-action.ts';
import { SplitView } from '../kit/split-view.tsx';
import { useStore } from '../store.ts';
import { listRow } from './list-row.ts';
import { tokenMessages as words } from './messages.ts';
import { renderNarrowToken, tokenColumns } from './token-columns.tsx';
import { TokenDetail } from './token-detail.tsx';
import { tokenFilter } from './token-filter.ts';
import { NoTokens } from './tokens-empty.tsx';

const tokenActionsOf: ActionsOf<TokenId> = async (store, id) =>
  (await import('./token-actions.ts')).tokenActions(store, id);

export function TokensView() {
  const store = useStore();
  const session = store.session.value;
  const filter = useFilter('tokens', tokenFilter);
  const count = tokenCount(session);
  const chosen = store.selection.value.tokens;
  const selected = chosen !== null && chosen < count ? chosen : null;

  // Rows are made when they are asked for, once for each version of the session.
  const rowOf = useMemo(() => {
    const rows = new Map<TokenId, ReturnType<typeof listRow>>();
    return (id: TokenId) => {
      const row = rows.get(id) ?? listRow(session, id);
      rows.set(id, row);
      return row;
    };
  }, [session]);
  // Only a filter by state looks at the clock.
  const now = filter.terms.some(({ key }) => key === 'is') ? store.now.value : 0;
  const keys = useMemo(() => {
    const all = Array.from({ length: count }, (_, id) => id);
    if (filter.terms.length === 0) return all;
    return all.filter((id) => matchesFilter(filter, { row: rowOf(id), session, now }, tokenFilter));
  }, [count, filter, rowOf, session, now]);

  if (count === 0) return <NoTokens />;
  const list =
    keys.length === 0 ? (
      <FilteredAway view="tokens" hidden={words.empty.hidden(count)} />
    ) : (
      <Grid
        name={words.name}
        keys={keys}
        rowOf={rowOf}
        columns={tokenColumns}
        renderNarrow={renderNarrowToken}
        selected={selected}
        onSelect={(id) => store.select('tokens', id)}
        onLeave={() => store.select('tokens', null)}
        {...rowHandlers(store, tokenActionsOf)}
      />
    );
  return (
    <SplitView
      view="tokens"
      open={selected !== null}
      list={list}
      detail={selected === null ? null : <TokenDetail key={selected} id={selected} />}
    />
  );
}
