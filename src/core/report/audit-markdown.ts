/** The audit as a page of Markdown to hand over. Holds names of places, never a token, cookie, key or claim value. */
import { findRule } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import type { SpecReference } from '../spec/reference.ts';
import { type AuditedCapture, diagnosesOf } from './audit-document.ts';
import { type AuditSummary, summarizeAudit } from './audit-summary.ts';
import { categoryWord, pageOrigin, severityWord, stepWord } from './audit-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { type JudgedFinding, type Judging, mergeAlike } from './judged-finding.ts';
import { redactTokens } from './redact-request.ts';

/** Places of one finding that are listed; the others are counted. */
const listedEvidence = 5;

const plain = (text: string) => escapeMarkdown(redactTokens(text));

const times = (count: number) => (count === 1 ? '' : ` (${count} times)`);

function specLinks(spec: readonly SpecReference[]): string {
  return spec
    .map(({ label, url, level }) => `[${escapeMarkdown(label)}](<${url}>)${level && `, ${level}`}`)
    .join(' · ');
}

function findingLines({ finding, waiver, known }: JudgedFinding): string[] {
  const rule = findRule(finding.rule);
  const rest = finding.evidence.length - listedEvidence;
  return [
    `### ${severityWord[finding.severity]}: ${plain(finding.title)}`,
    '',
    `${plain(finding.message)}${times(finding.count)}`,
    '',
    ...finding.evidence.slice(0, listedEvidence).map(({ text }) => `- ${plain(text)}`),
    ...(rest > 0 ? [`- and ${rest} more`] : []),
    ...(finding.evidence.length > 0 ? [''] : []),
    ...(rule ? [`**Why:** ${escapeMarkdown(rule.why)}`, '', `**Fix:** ${escapeMarkdown(rule.fix)}`, ''] : []),
    ...(rule && rule.spec.length > 0 ? [specLinks(rule.spec), ''] : []),
    ...(waiver === null ? [] : [`**Waived:** ${escapeMarkdown(waiver.reason)}`, '']),
    `Rule \`${finding.rule}\`, ${categoryWord[finding.category]}.${known ? ' The saved report lists it too.' : ''}`,
    '',
  ];
}

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

function refusalLines(capture: AuditedCapture): string[] {
  const refused = diagnosesOf(capture);
  if (refused.length === 0) return [];
  return [
    '## Refused requests',
    '',
    ...refused.flatMap(({ method, url, status, summary, cause, confidence, ladder, fix }) => [
      `### ${escapeMarkdown(`${method} ${url}`)} → ${status}`,
      '',
      `${escapeMarkdown(summary)} (\`${cause}\`, ${confidence}).`,
      '',
      ...ladder
        .filter(({ outcome }) => outcome === 'failed')
        .map(
          ({ step, evidence }) =>
            `- ${stepWord[step]} failed${evidence.length > 0 ? `: ${escapeMarkdown(evidence.join(' '))}` : ''}`,
        ),
      ...(ladder.some(({ outcome }) => outcome === 'failed') ? [''] : []),
      `**Fix:** ${escapeMarkdown(fix)}`,
      '',
    ]),
  ];
}

/** Writes the report of one capture, dated with `now`. Of the inspected page only the origin is written. */
export function auditMarkdown(capture: AuditedCapture, judging: Judging): string {
  const report = summarizeAudit(capture.session, judging);
  const subject = pageOrigin(capture.session) || capture.name;
  const section = (title: string, findings: readonly JudgedFinding[]): string[] =>
    findings.length === 0 ? [] : [`## ${title}`, '', ...mergeAlike(findings).flatMap(findingLines)];
  return [
    `# Token audit${subject && ` of ${plain(subject)}`}`,
    '',
    `Score **${Math.round(report.overall)}** of 100, ${new Date(judging.now).toISOString()}. Decoded is not verified. Values, keys and signatures are left out.`,
    '',
    ...scoreTable(report),
    ...refusalLines(capture),
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
