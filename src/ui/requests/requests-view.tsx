import { useMemo } from 'preact/hooks';
import './requests.css';
import type { ExchangeId } from '../../core/http/exchange.ts';
import { asCurl } from '../../core/report/as-curl.ts';
import { requestCount, requestDetail, requestRow } from '../../core/session/selectors.ts';
import { useFilter } from '../filter/use-filter.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { Grid } from '../kit/grid.tsx';
import { kitMessages } from '../kit/messages.ts';
import { Notice } from '../kit/notice.tsx';
import { SplitView } from '../kit/split-view.tsx';
import { useStore } from '../store.ts';
import { requestMessages as words } from './messages.ts';
import { renderNarrowRequest, requestColumns } from './request-columns.tsx';
import { RequestDetailView } from './request-detail.tsx';
import { requestVocabulary } from './request-filter.ts';
import { NoRequests } from './request-states.tsx';
import { useRequestKeys } from './use-request-keys.ts';

/** The requests that were captured, each with what became of it and why. */
export function RequestsView() {
  const store = useStore();
  const vocabulary = useMemo(() => requestVocabulary(store), [store]);
  const filter = useFilter('requests', vocabulary);
  const session = store.session.value;
  const keys = useRequestKeys(session, filter, vocabulary);
  const chosen = store.selection.value.requests;
  const selected = chosen !== null && chosen < requestCount(session) ? chosen : null;

  if (keys.length === 0 && selected === null) return <NoRequests hidden={requestCount(session)} />;

  const leave = () => store.select('requests', null);
  const copy = (id: ExchangeId) => {
    store.host.copyText(asCurl(requestDetail(session, id).exchange.request)).then(
      () => store.announce(kitMessages.copied),
      () => store.announce(kitMessages.copyRefused),
    );
  };
  return (
    <SplitView
      open={selected !== null}
      list={
        keys.length === 0 ? (
          <NoRequests hidden={requestCount(session)} />
        ) : (
          <>
            {session.recording ? null : <Notice icon="pause">{words.paused.title}</Notice>}
            <Grid
              name={words.grid}
              keys={keys}
              rowOf={(id) => requestRow(session, id)}
              columns={requestColumns}
              renderNarrow={renderNarrowRequest}
              selected={selected}
              onSelect={(id) => store.select('requests', id)}
              onLeave={leave}
              onCopy={copy}
            />
          </>
        )
      }
      detail={
        selected === null ? (
          <EmptyState icon="send" title={words.chooseOne}>
            {words.chooseOneHint}
          </EmptyState>
        ) : (
          <RequestDetailView id={selected} onBack={leave} />
        )
      }
    />
  );
}
