import type { ExchangeId } from '../../core/http/exchange.ts';
import type { RequestRow } from '../../core/session/rows.ts';
import { requestRow, requestsHeld } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';

/** Rows that a filter or a sort has asked for, kept as long as the capture that they belong to. */
const known = new WeakMap<Session['derived'], Map<ExchangeId, RequestRow>>();

/**
 * Reads rows of a session, each made once: an exchange never changes, only its verdict may. Sorting a hundred thousand
 * requests again for each new one would otherwise parse a hundred thousand URLs each time.
 */
export function rowReader(session: Session): (id: ExchangeId) => RequestRow {
  const { derived } = session;
  const rows = known.get(derived) ?? new Map<ExchangeId, RequestRow>();
  known.set(derived, rows);
  // Rows of requests that were let go meanwhile: made anew where one is wanted again is cheaper than to look for them.
  if (rows.size > 2 * requestsHeld(session)) rows.clear();
  return (id) => {
    const before = rows.get(id);
    if (before !== undefined && before.diagnosis === (derived.diagnoses.get(id) ?? null)) return before;
    const row = requestRow(session, id);
    rows.set(id, row);
    return row;
  };
}
