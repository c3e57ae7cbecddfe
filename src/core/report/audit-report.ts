/** What the audit concludes: the shape that the view shows and that the exports write. */
import type { Category, Finding, Rule } from '../rules/rule.ts';

export interface AuditReport {
  /** 0 to 100; 100 when nothing failed. */
  readonly overall: number;
  readonly categories: readonly {
    readonly category: Category;
    readonly score: number;
    readonly failed: number;
  }[];
  /** Worst first. */
  readonly failed: readonly Finding[];
  readonly undecided: readonly Finding[];
  readonly passed: readonly Rule[];
  readonly notApplicable: readonly Rule[];
}
