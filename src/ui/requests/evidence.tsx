import type { Evidence, EvidencePlace } from '../../core/http/evidence.ts';
import type { ExchangeId } from '../../core/http/exchange.ts';
import { storageRows } from '../../core/session/selectors.ts';
import { PlainText } from '../kit/plain-text.tsx';
import { type Store, useStore } from '../store.ts';

/** A place within the headers pane of one request. */
export type HeadersPlace = Extract<EvidencePlace, { exchange: ExchangeId }>;

/** Goes to the request, token or storage entry that a place lies in. */
export function openEvidence(store: Store, place: EvidencePlace): void {
  switch (place.kind) {
    case 'none':
      break;
    case 'claim':
    case 'header-parameter':
      store.tokenPane.value = 'claims';
      store.open('tokens', place.token);
      break;
    case 'signature':
      store.tokenPane.value = 'signature';
      store.open('tokens', place.token);
      break;
    case 'storage': {
      const row = storageRows(store.session.value).find(
        ({ origin, name }) => origin === place.origin && name === place.name,
      );
      store.open('storage', row?.key ?? null);
      break;
    }
    default:
      store.open('requests', place.exchange);
  }
}

/** One sentence of evidence; a click shows the header, claim or place that it rests on. */
export function EvidenceLink({
  evidence,
  onHeaders,
}: {
  evidence: Evidence;
  onHeaders: (place: HeadersPlace) => void;
}) {
  const store = useStore();
  const { place, text } = evidence;
  if (place.kind === 'none')
    return (
      <span class="evidence" lang="en">
        <PlainText text={text} limit={600} />
      </span>
    );
  const jump = () => ('exchange' in place ? onHeaders(place) : openEvidence(store, place));
  return (
    <button type="button" class="evidence jump" lang="en" onClick={jump}>
      {text}
    </button>
  );
}
