/** Every case of the drill. A seed shuffles them: in another order here it gives another drill. */
import type { DrillCase } from './drill-case.ts';
import { fixtureCases } from './fixtures.ts';
import { generateCase } from './generated-case.ts';
import { cookieCases } from './generated-cookies.ts';
import { credentialCases } from './generated-credentials.ts';
import { expectationCases } from './generated-expectations.ts';
import { permissionCases } from './generated-permission.ts';
import { requestCases } from './generated-requests.ts';
import { signatureCases } from './generated-signatures.ts';
import { timeCases } from './generated-times.ts';

const generatedCases = [
  ...timeCases,
  ...signatureCases,
  ...expectationCases,
  ...credentialCases,
  ...permissionCases,
  ...cookieCases,
  ...requestCases,
];

export const drillCases: readonly DrillCase[] = [...generatedCases.map(generateCase), ...fixtureCases];

const byId = new Map(drillCases.map((one) => [one.id, one]));

/** Throws RangeError for an id that is none: a bug of ours. */
export function findCase(id: string): DrillCase {
  const known = byId.get(id);
  if (known === undefined) throw new RangeError('no such case in the drill');
  return known;
}
