/** The score of an audit: the same findings always give the same number. */
import { type Severity, severities } from '../spec/reference.ts';
import type { Category, Finding } from './rule.ts';

export interface AuditScore {
  /** 0 to 100; 100 when nothing failed. */
  readonly overall: number;
  readonly categories: readonly {
    readonly category: Category;
    readonly score: number;
    readonly failed: number;
  }[];
}

export const categories: readonly Category[] = [
  'token',
  'crypto',
  'claims',
  'storage',
  'cookie',
  'transport',
];

/** What one failed rule costs its category, by the worst severity it was found with. A note costs nothing. */
export const cost: Readonly<Record<Severity, number>> = {
  critical: 60,
  high: 35,
  medium: 15,
  low: 5,
  note: 0,
};

/** The whole is never further above its worst category than this: one open door is enough. */
export const mostAboveWorst = 30;

/**
 * Each rule counts once in its category, however often it was hit, so that one fault on a busy page does not drown the
 * rest. The whole is the mean of the categories, held down by {@link mostAboveWorst}.
 */
export function scoreAudit(failed: readonly Finding[]): AuditScore {
  const scored = categories.map((category) => {
    const worst = worstByRule(failed.filter((finding) => finding.category === category));
    const lost = [...worst.values()].reduce((sum, severity) => sum + cost[severity], 0);
    return { category, score: Math.max(0, 100 - lost), failed: worst.size };
  });
  const scores = scored.map(({ score }) => score);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return { overall: Math.round(Math.min(mean, Math.min(...scores) + mostAboveWorst)), categories: scored };
}

function worstByRule(failed: readonly Finding[]): Map<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { rule, severity } of failed) {
    const before = worst.get(rule);
    if (before === undefined || severities.indexOf(severity) < severities.indexOf(before))
      worst.set(rule, severity);
  }
  return worst;
}
