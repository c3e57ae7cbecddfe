import type { Key } from '../jose/key.ts';
import type { Session } from './session.ts';

export interface KeyRow {
  readonly key: Key;
  /** How many tokens it verifies. */
  readonly verified: number;
  /** How many tokens it was tried on without success. */
  readonly failed: number;
}

export function keyRows(session: Session): readonly KeyRow[] {
  const results = [...session.verifications.values()];
  return session.keys.map((key) => ({
    key,
    verified: results.filter((one) => one.outcome === 'verified' && one.key === key.id).length,
    failed: results.filter(
      (one) => one.outcome === 'failed' && one.tried.some((attempt) => attempt.key === key.id),
    ).length,
  }));
}
