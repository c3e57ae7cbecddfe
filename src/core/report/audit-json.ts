/** The audit as JSON, for tools. Holds names of places, never a token, cookie, key or claim value. */
import type { Finding, Rule } from '../rules/rule.ts';
import type { AuditReport } from './audit-report.ts';
import { redactTokens } from './redact-request.ts';

function findingJson(finding: Finding, rule: Rule | undefined) {
  return {
    rule: finding.rule,
    category: finding.category,
    severity: finding.severity,
    title: finding.title,
    message: redactTokens(finding.message),
    count: finding.count,
    token: finding.token,
    exchange: finding.exchange,
    evidence: finding.evidence.map(({ text }) => redactTokens(text)),
    spec: (rule?.spec ?? []).map(({ label, url, level }) => ({ label, url, level })),
    fix: rule?.fix ?? '',
  };
}

/**
 * Writes the report, indented by two. `now` (milliseconds since the epoch) dates it, `page` is the URL of the inspected
 * page ('' when unknown; only its origin is written), `ruleOf` gives the words of a rule by its id.
 */
export function auditJson(
  report: AuditReport,
  about: { now: number; page: string; ruleOf: (id: string) => Rule | undefined },
): string {
  const write = (finding: Finding) => findingJson(finding, about.ruleOf(finding.rule));
  const document = {
    schemaVersion: 1,
    generatedAt: new Date(about.now).toISOString(),
    origin: URL.canParse(about.page) ? new URL(about.page).origin : '',
    score: report.overall,
    categories: report.categories,
    findings: report.failed.map(write),
    undecided: report.undecided.map(write),
    passed: report.passed.map(({ id }) => id),
    notApplicable: report.notApplicable.map(({ id }) => id),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
