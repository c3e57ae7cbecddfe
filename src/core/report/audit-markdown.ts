/** The audit as a page of Markdown to hand over. Holds names of places, never a token, cookie, key or claim value. */
import type { Rule } from '../rules/rule.ts';
import { type AuditedCapture, diagnosesOf } from './audit-document.ts';
import { type AuditSummary, summarizeAudit } from './audit-summary.ts';
import { categoryWord, pageOrigin } from './audit-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { findingLines } from './finding-markdown.ts';
import { type JudgedFinding, type Judging, mergeAlike } from './judged-finding.ts';
import { redactTokens } from './redact-request.ts';
import { refusalLines } from './refusal-markdown.ts';

function scoreTable({ categories }: AuditSummary): string[] {
  return [
    '| Category | Score | Failed rules |',
    '| --- | ---: | ---: |',
    ...categories.map(
      ({ category, score, failed }) => `| ${categoryWord[category]} | ${Math.round(score)} | ${failed} |`,
    ),
    '',
  ];
}

const ruleList = (title: string, rules: readonly Rule[]): string[] =>
  rules.length === 0
    ? []
    : [`## ${title}`, '', ...rules.map(({ id, title: line }) => `- ${escapeMarkdown(line)} (\`${id}\`)`), ''];

function refusals(capture: AuditedCapture): string[] {
  const refused = diagnosesOf(capture);
  return refused.length === 0 ? [] : ['## Refused requests', '', ...refused.flatMap(refusalLines)];
}

/** Writes the report of one capture, dated with `now`. Of the inspected page only the origin is written. */
export function auditMarkdown(capture: AuditedCapture, judging: Judging): string {
  const report = summarizeAudit(capture.session, judging);
  const subject = pageOrigin(capture.session) || capture.name;
  const section = (title: string, findings: readonly JudgedFinding[]): string[] =>
    findings.length === 0 ? [] : [`## ${title}`, '', ...mergeAlike(findings).flatMap(findingLines)];
  return [
    `# Token audit${subject && ` of ${escapeMarkdown(redactTokens(subject))}`}`,
    '',
    `Score **${Math.round(report.overall)}** of 100, ${new Date(judging.now).toISOString()}. Decoded is not verified. Values, keys and signatures are left out.`,
    '',
    ...scoreTable(report),
    ...refusals(capture),
    ...section('Failed', report.failed),
    ...section('Undecided', report.undecided),
    ...section('Waived', report.waived),
    ...ruleList('Passed', report.passed),
    ...ruleList('Not applicable', report.notApplicable),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
