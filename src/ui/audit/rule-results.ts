/** The findings of one rule together: what the list shows as one row. */
import type { Category, Finding, Rule, Subject } from '../../core/rules/rule.ts';
import { type Severity, severities } from '../../core/spec/reference.ts';
import { ruleOf } from './rule-of.ts';

export interface RuleResult {
  readonly id: string;
  readonly rule: Rule | undefined;
  readonly title: string;
  readonly category: Category;
  readonly subject: Subject;
  /** The worst of its findings, in their context. */
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  /** Hits over all its findings. */
  readonly count: number;
}

const rank = (severity: Severity) => severities.indexOf(severity);

/** Groups findings by rule, worst rule first, then by title. */
export function groupByRule(findings: readonly Finding[]): readonly RuleResult[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return [...groups]
    .map(([id, group]) => resultOf(id, group))
    .sort((a, b) => rank(a.severity) - rank(b.severity) || a.title.localeCompare(b.title));
}

function resultOf(id: string, findings: readonly Finding[]): RuleResult {
  const sorted = [...findings].sort((a, b) => rank(a.severity) - rank(b.severity));
  const worst = sorted[0] as Finding; // a group is made by its first finding
  const rule = ruleOf(id);
  return {
    id,
    rule,
    title: rule?.title ?? worst.title,
    category: worst.category,
    subject: rule?.subject ?? 'exchange',
    severity: worst.severity,
    findings: sorted,
    count: sorted.reduce((sum, { count }) => sum + count, 0),
  };
}
