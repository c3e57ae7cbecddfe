import { originOf } from '../../core/http/url.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { at } from '../../core/session/log.ts';
import type { StorageRow } from '../../core/session/rows.ts';
import type { Session } from '../../core/session/session.ts';

/** The findings whose evidence lies in this place: a storage entry, or a cookie of this origin's exchanges. */
export function findingsAt(
  findings: readonly Finding[],
  row: Pick<StorageRow, 'origin' | 'name'>,
  session: Session,
): readonly Finding[] {
  return findings.filter(
    ({ evidence, undecided }) =>
      !undecided &&
      evidence.some(({ place }) => {
        if (place.kind === 'storage') return place.name === row.name && place.origin === row.origin;
        if (place.kind !== 'cookie' || place.name !== row.name) return false;
        return originOf(at(session.exchanges, place.exchange)?.request.url ?? '') === row.origin;
      }),
  );
}
