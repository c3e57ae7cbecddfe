import { useRef } from 'preact/hooks';
import type { ExchangeId } from '../../core/http/exchange.ts';
import type { RequestRow } from '../../core/session/rows.ts';
import { isHeld, requestCount, requestsHeld } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';
import { matchesFilter, narrows, type ParsedFilter } from '../filter/parse.ts';
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

  const answers = (id: ExchangeId) =>
    filter.terms.length === 0 || matchesFilter(filter, rowOf(id), vocabulary);
  const known =
    before === null || isStale(before, session, filter)
      ? null
      : before.filter === filter
        ? before.keys
        : narrows(before.filter, filter)
          ? before.keys.filter(answers)
          : null;
  const added: ExchangeId[] = [];
  for (
    let id = known === null ? 0 : requestCount(before?.session ?? session);
    id < requestCount(session);
    id += 1
  ) {
    if (isHeld(session, id) && answers(id)) added.push(id);
  }
  const keys = known === null ? added : added.length === 0 ? known : [...known, ...added];
  matched.current = { filter, session, keys };
  return keys;
}
