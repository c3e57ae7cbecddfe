/** Every case of the drill. */
import type { DrillCase } from './drill-case.ts';
import { fixtureCases } from './fixtures.ts';
import { requestCases } from './generated-requests.ts';
import { tokenCases } from './generated-tokens.ts';

export const drillCases: readonly DrillCase[] = [...tokenCases, ...requestCases, ...fixtureCases];

const byId = new Map(drillCases.map((one) => [one.id, one]));

/** Throws RangeError for an id that is none: a bug of ours. */
export function findCase(id: string): DrillCase {
  const known = byId.get(id);
  if (known === undefined) throw new RangeError('no such case in the drill');
  return known;
}
