import type { Evidence, EvidencePlace } from '../../core/http/evidence.ts';
import type { Exchange } from '../../core/http/exchange.ts';
import { redactUrl } from '../../core/report/redact-request.ts';
import { at } from '../../core/session/log.ts';
import { ListTime } from '../kit/list-time.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { openEvidence } from '../requests/evidence.tsx';
import { useStore } from '../store.ts';
import { listRow } from '../tokens/list-row.ts';

/** One place of a finding; a click leads to the request, token or storage entry. */
export function FindingPlace({ evidence }: { evidence: Evidence }) {
  const store = useStore();
  const text = <PlainText text={evidence.text} limit={600} />;
  if (evidence.place.kind === 'none')
    return (
      <span class="evidence" lang="en">
        {text}
      </span>
    );
  return (
    <>
      <button
        type="button"
        class="evidence jump"
        lang="en"
        onClick={() => openEvidence(store, evidence.place)}
      >
        {text}
      </button>
      <Whose place={evidence.place} />
    </>
  );
}

/** Which request, token or origin it belongs to: many places of one finding read alike. */
function Whose({ place }: { place: EvidencePlace }) {
  const session = useStore().session.value;
  if (place.kind === 'storage') {
    return (
      <span class="whose mut">
        <PlainText text={place.origin} limit={200} />
      </span>
    );
  }
  if ('exchange' in place) {
    const exchange = at(session.exchanges, place.exchange);
    return exchange === undefined ? null : <Request exchange={exchange} />;
  }
  if (!('token' in place) || at(session.tokens, place.token) === undefined) return null;
  const { kindLabel, title } = listRow(session, place.token);
  return (
    <span class="whose mut">
      <span>{kindLabel}</span>
      <span class="ell grow">
        <PlainText text={title} limit={200} />
      </span>
    </span>
  );
}

function Request({ exchange: { startedAt, request, response } }: { exchange: Exchange }) {
  const [address = ''] = redactUrl(request.url.slice(0, 1000)).split(/[?#]/, 1);
  return (
    <span class="whose mut">
      <ListTime at={startedAt} />
      <Mono className="ell grow">
        <PlainText text={`${request.method} ${address.replace(/^https?:\/\//, '')}`} limit={300} />
      </Mono>
      <span class="num">{response.status === 0 ? '–' : response.status}</span>
    </span>
  );
}
