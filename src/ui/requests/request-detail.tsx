import { useState } from 'preact/hooks';
import type { ExchangeId } from '../../core/http/exchange.ts';
import { requestDetail, requestRow } from '../../core/session/selectors.ts';
import { Badge } from '../kit/badge.tsx';
import { IconButton } from '../kit/button.tsx';
import { DetailTitle } from '../kit/detail-title.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { type TabItem, Tabs } from '../kit/tabs.tsx';
import { useStore } from '../store.ts';
import { ComparePane } from './compare-pane.tsx';
import { DiagnosisPane } from './diagnosis-pane.tsx';
import type { HeadersPlace } from './evidence.tsx';
import { HeadersPane } from './headers-pane.tsx';
import { InitiatorPane, placeOf } from './initiator-pane.tsx';
import { requestMessages as words } from './messages.ts';
import { ReplayPane } from './replay-pane.tsx';
import { shownPath } from './request-columns.tsx';
import { TokenPane } from './token-pane.tsx';
import { statusTone } from './verdict.tsx';

type PaneId = keyof typeof words.panes;

/** Everything about one request. The pane stays as one moves from request to request. */
export function RequestDetailView({ id, onBack }: { id: ExchangeId; onBack: () => void }) {
  const store = useStore();
  const [pane, setPane] = useState<PaneId>('diagnosis');
  const [place, setPlace] = useState<HeadersPlace | null>(null);
  const session = store.session.value;
  const detail = requestDetail(session, id);
  const row = requestRow(session, id);
  const { exchange } = detail;
  const [sentBy] = exchange.initiator;

  const choose = (next: PaneId) => {
    setPlace(null);
    setPane(next);
  };
  const showHeaders = (at: HeadersPlace) => {
    setPlace({ ...at }); // a new object each time, so that a second click jumps again
    setPane('headers');
    if (at.exchange !== id) store.select('requests', at.exchange);
  };
  const items: readonly TabItem<PaneId>[] = [
    { id: 'diagnosis', label: words.panes.diagnosis },
    { id: 'headers', label: words.panes.headers },
    { id: 'token', label: words.panes.token, count: detail.tokens.length > 1 ? detail.tokens.length : 0 },
    { id: 'compare', label: words.panes.compare },
    { id: 'initiator', label: words.panes.initiator },
    { id: 'replay', label: words.panes.replay },
  ];

  return (
    <>
      <DetailTitle
        onBack={onBack}
        before={
          <Mono className="sub">
            <PlainText text={row.method} limit={20} />
          </Mono>
        }
        title={
          <Mono>
            <span class="sub">
              <PlainText text={row.host} limit={200} />
            </span>
            <PlainText text={shownPath(row.path)} />
          </Mono>
        }
        after={
          <>
            <Badge
              icon={row.status === 0 || row.status >= 400 ? 'circle-x' : 'check'}
              tone={statusTone(row.status)}
            >
              {row.status === 0 ? words.noAnswer : row.status}
            </Badge>
            {sentBy ? (
              <IconButton
                icon="external-link"
                label={`${words.initiator.sentBy(placeOf(sentBy))}: ${words.initiator.openHint}`}
                onClick={() => {
                  store.host.openSource(sentBy.url, sentBy.lineNumber).then(
                    (opened) => opened || store.announce(words.initiator.cannotOpen),
                    () => store.announce(words.initiator.cannotOpen),
                  );
                }}
              />
            ) : null}
          </>
        }
      />
      <Tabs label={words.detailTabs} items={items} selected={pane} onSelect={choose}>
        {pane === 'diagnosis' ? <DiagnosisPane detail={detail} row={row} onHeaders={showHeaders} /> : null}
        {pane === 'headers' ? <HeadersPane key={id} exchange={exchange} at={place} /> : null}
        {pane === 'token' ? <TokenPane tokens={detail.tokens} /> : null}
        {pane === 'compare' ? <ComparePane detail={detail} /> : null}
        {pane === 'replay' ? <ReplayPane detail={detail} /> : null}
        {pane === 'initiator' ? <InitiatorPane frames={exchange.initiator} /> : null}
      </Tabs>
    </>
  );
}
