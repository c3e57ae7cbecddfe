import type { Evidence } from '../../core/http/evidence.ts';
import { PlainText } from '../kit/plain-text.tsx';
import { openEvidence } from '../requests/evidence.tsx';
import { useStore } from '../store.ts';

/** One place of a finding; a click leads to the request, token or storage entry. */
export function FindingPlace({ evidence }: { evidence: Evidence }) {
  const store = useStore();
  const text = <PlainText text={evidence.text} limit={600} />;
  if (evidence.place.kind === 'none') return <span class="evidence">{text}</span>;
  return (
    <button type="button" class="evidence jump" onClick={() => openEvidence(store, evidence.place)}>
      {text}
    </button>
  );
}
