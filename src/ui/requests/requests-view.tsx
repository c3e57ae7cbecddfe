import { useCallback, useMemo } from 'preact/hooks';
import './requests.css';
import type { ExchangeId } from '../../core/http/exchange.ts';
import { isHeld, requestCount, requestsHeld } from '../../core/session/selectors.ts';
import { useFilter } from '../filter/use-filter.ts';
import { Grid } from '../kit/grid.tsx';
import { Notice } from '../kit/notice.tsx';
import { type ActionsOf, rowHandlers } from '../kit/row-action.ts';
import { SplitView } from '../kit/split-view.tsx';
import { useEscape } from '../kit/use-escape.ts';
import { useStore } from '../store.ts';
import { requestMessages as words } from './messages.ts';
import { renderNarrowRequest, requestColumns } from './request-columns.tsx';
import { RequestDetailView } from './request-detail.tsx';
import { requestVocabulary } from './request-filter.ts';
import { NoRequests } from './request-states.tsx';
import { rowReader } from './row-reader.ts';
import { useRequestKeys } from './use-request-keys.ts';

const requestActionsOf: ActionsOf<ExchangeId> = async (store, id) =>
  (await import('./request-actions.ts')).requestActions(store, id);

/** The requests that were captured, each with what became of it and why. */
export function RequestsView() {
  const store = useStore();
  const vocabulary = useMemo(() => requestVocabulary(store), [store]);
  const filter = useFilter('requests', vocabulary);
  const session = store.session.value;
  const rowOf = useMemo(() => rowReader(session), [session]);
  const keys = useRequestKeys(session, filter, vocabulary, rowOf);
  const chosen = store.selection.value.requests;
  const selected = chosen !== null && isHeld(session, chosen) ? chosen : null;
  const isGone = chosen !== null && selected === null && chosen < requestCount(session);

  const leave = useCallback(() => store.select('requests', null), [store]);
  useEscape(selected !== null, leave);

  if (keys.length === 0 && selected === null) return <NoRequests hidden={requestsHeld(session)} />;
  return (
    <SplitView
      view="requests"
      open={selected !== null}
      list={
        keys.length === 0 ? (
          <NoRequests hidden={requestsHeld(session)} />
        ) : (
          <>
            {session.recording ? null : <Notice icon="pause">{words.paused}</Notice>}
            {isGone ? <Notice onDismiss={leave}>{words.gone}</Notice> : null}
            <Grid
              name={words.grid}
              keys={keys}
              rowOf={rowOf}
              columns={requestColumns}
              renderNarrow={renderNarrowRequest}
              selected={selected}
              onSelect={(id) => store.select('requests', id)}
              onLeave={leave}
              {...rowHandlers(store, requestActionsOf)}
            />
          </>
        )
      }
      detail={selected === null ? null : <RequestDetailView id={selected} onBack={leave} />}
    />
  );
}
