import { useRef } from 'preact/hooks';
import type { ExchangeId } from '../../core/http/exchange.ts';
import type { RequestRow } from '../../core/session/rows.ts';
import { isHeld, requestCount, requestsHeld } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';
import { matchesFilter, type ParsedFilter } from '../filter/parse.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';

interface Matched {
  readonly filter: ParsedFilter;
  readonly session: Session;
  readonly keys: readonly ExchangeId[];
}

/** Up to this many requests all are asked each time: a later answer may change the verdict of an earlier request. */
const askedAnew = 5000;

/** Whether an already filtered request may answer otherwise now: a verdict changed because of keys, checks or a later answer. */
function isStale(before: Matched, session: Session, filter: ParsedFilter): boolean {
  return (
    before.filter !== filter ||
    (filter.terms.length > 0 && requestsHeld(session) <= askedAnew) ||
    before.session.verifications !== session.verifications ||
    before.session.keyring !== session.keyring ||
    before.session.derived !== session.derived ||
    before.session.dropped.requests !== session.dropped.requests
  );
}

/**
 * The requests that answer the filter, oldest first. While requests only arrive, only those are asked: a filter over a
 * hundred thousand costs nothing more for the next one.
 */
export function useRequestKeys(
  session: Session,
  filter: ParsedFilter,
  vocabulary: FilterVocabulary<RequestRow>,
  rowOf: (id: ExchangeId) => RequestRow,
): readonly ExchangeId[] {
  const matched = useRef<Matched | null>(null);
  const before = matched.current;
  if (before?.session === session && before.filter === filter) return before.keys;

  const fresh = before === null || isStale(before, session, filter);
  const from = fresh ? 0 : requestCount(before.session);
  const added: ExchangeId[] = [];
  for (let id = from; id < requestCount(session); id += 1) {
    if (!isHeld(session, id)) continue;
    if (filter.terms.length === 0 || matchesFilter(filter, rowOf(id), vocabulary)) added.push(id);
  }
  const keys = fresh ? added : added.length === 0 ? before.keys : [...before.keys, ...added];
  matched.current = { filter, session, keys };
  return keys;
}
