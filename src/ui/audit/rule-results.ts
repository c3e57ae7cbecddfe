/** The findings of one rule together: what the list shows as one row. */
import type { JudgedFinding } from '../../core/report/judged-finding.ts';
import { findRule } from '../../core/rules/catalogue.ts';
import type { Category, Finding, Rule, Subject } from '../../core/rules/rule.ts';
import { type Severity, severities } from '../../core/spec/reference.ts';

export interface RuleResult {
  readonly id: string;
  readonly rule: Rule | undefined;
  readonly title: string;
  readonly category: Category;
  readonly subject: Subject;
  /** The worst of its findings, in their context. */
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  /** Where they are, as reports and waivers name places; each once. */
  readonly places: readonly string[];
  /** Findings that the report it is compared with does not know; 0 where it is compared with none. */
  readonly fresh: number;
  /** Hits over all its findings. */
  readonly count: number;
}

const rank = (severity: Severity) => severities.indexOf(severity);

/** Groups findings by rule, worst rule first, then by title. `compared`: whether a saved report says what is new. */
export function groupByRule(judged: readonly JudgedFinding[], compared: boolean): readonly RuleResult[] {
  const groups = new Map<string, JudgedFinding[]>();
  for (const one of judged) {
    const group = groups.get(one.finding.rule);
    if (group) group.push(one);
    else groups.set(one.finding.rule, [one]);
  }
  return [...groups]
    .map(([id, group]) => resultOf(id, group, compared))
    .sort((a, b) => rank(a.severity) - rank(b.severity) || a.title.localeCompare(b.title));
}

function resultOf(id: string, judged: readonly JudgedFinding[], compared: boolean): RuleResult {
  const sorted = judged.map(({ finding }) => finding).sort((a, b) => rank(a.severity) - rank(b.severity));
  const worst = sorted[0] as Finding; // a group is made by its first finding
  const rule = findRule(id);
  return {
    id,
    rule,
    title: rule?.title ?? worst.title,
    category: worst.category,
    subject: rule?.subject ?? 'exchange',
    severity: worst.severity,
    findings: sorted,
    places: [...new Set(judged.map(({ place }) => place))],
    fresh: compared ? judged.filter(({ known }) => !known).length : 0,
    count: sorted.reduce((sum, { count }) => sum + count, 0),
  };
}
