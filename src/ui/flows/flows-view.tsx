import { useMemo } from 'preact/hooks';
import './flows.css';
import type { FlowId } from '../../core/flows/flow.ts';
import { flowCount, flowRow } from '../../core/session/selectors.ts';
import { matchesFilter } from '../filter/parse.ts';
import { useFilter } from '../filter/use-filter.ts';
import { Grid } from '../kit/grid.tsx';
import { FilteredAway, NothingYet, Paused } from '../kit/list-states.tsx';
import { type ActionsOf, rowHandlers } from '../kit/row-action.ts';
import { SplitView } from '../kit/split-view.tsx';
import { useStore } from '../store.ts';
import { flowColumns, renderNarrowFlow } from './flow-columns.tsx';
import { FlowDetailView } from './flow-detail.tsx';
import { flowVocabulary } from './flow-filter.ts';
import { flowMessages as words } from './messages.ts';

const flowActionsOf: ActionsOf<FlowId> = async (store, id) =>
  (await import('./flow-actions.ts')).flowActions(store, id);

/** Sign-ins and the other flows of OAuth, each drawn with its checks. */
export function FlowsView() {
  const store = useStore();
  const session = store.session.value;
  const filter = useFilter('flows', flowVocabulary);
  const count = flowCount(session);
  const rowOf = useMemo(() => (id: number) => flowRow(session, id), [session]);
  const ids = useMemo(() => Array.from({ length: count }, (_, id) => id), [session.derived, count]);
  // Only what is filtered is read whole: a row is made when it is drawn.
  const shown =
    filter.terms.length === 0 ? ids : ids.filter((id) => matchesFilter(filter, rowOf(id), flowVocabulary));
  const chosen = store.selection.value.flows;
  const selected = chosen !== null && chosen < count ? chosen : null;
  const leave = () => store.select('flows', null);
  const list =
    shown.length > 0 ? (
      <Grid
        name={words.grid}
        keys={shown}
        rowOf={rowOf}
        columns={flowColumns}
        renderNarrow={renderNarrowFlow}
        selected={selected}
        onSelect={(id) => store.select('flows', id)}
        onLeave={leave}
        {...rowHandlers(store, flowActionsOf)}
      />
    ) : count > 0 ? (
      <FilteredAway view="flows" hidden={words.hidden(count)} />
    ) : session.recording ? (
      <NothingYet icon="log-in" title={words.empty.title}>
        {store.host.kind === 'tab' ? words.empty.tab : words.empty.devtools}
      </NothingYet>
    ) : (
      <Paused />
    );
  return (
    <SplitView
      view="flows"
      open={selected !== null}
      list={list}
      detail={selected === null ? null : <FlowDetailView id={selected} onBack={leave} />}
    />
  );
}
