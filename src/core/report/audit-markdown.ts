/** The audit as a page of Markdown to hand over. Holds names of places, never a token, cookie, key or claim value. */
import type { Category, Finding, Rule } from '../rules/rule.ts';
import type { AuditReport } from '../session/select-audit.ts';
import type { Severity, SpecReference } from '../spec/reference.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { redactTokens } from './redact-request.ts';

export const severityWord: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  note: 'Note',
};

export const categoryWord: Readonly<Record<Category, string>> = {
  token: 'Token',
  crypto: 'Crypto',
  claims: 'Claims',
  storage: 'Storage',
  cookie: 'Cookies',
  transport: 'Transport',
};

/** Places of one finding that are listed; the others are counted. */
const listedEvidence = 5;

const plain = (text: string) => escapeMarkdown(redactTokens(text));

const times = (count: number) => (count === 1 ? '' : ` (${count} times)`);

function specLinks(spec: readonly SpecReference[]): string {
  return spec
    .map(({ label, url, level }) => `[${escapeMarkdown(label)}](<${url}>)${level && `, ${level}`}`)
    .join(' · ');
}

function findingLines(finding: Finding, rule: Rule | undefined): string[] {
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
    `Rule \`${finding.rule}\`, ${categoryWord[finding.category]}.`,
    '',
  ];
}

function scoreTable({ categories }: AuditReport): string[] {
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

/**
 * Writes the report. `now` (milliseconds since the epoch) dates it, `page` is the URL of the inspected page ('' when
 * unknown; only its origin is written), `ruleOf` gives the words of a rule by its id.
 */
export function auditMarkdown(
  report: AuditReport,
  about: { now: number; page: string; ruleOf: (id: string) => Rule | undefined },
): string {
  const origin = URL.canParse(about.page) ? new URL(about.page).origin : '';
  const section = (title: string, findings: readonly Finding[]): string[] =>
    findings.length === 0
      ? []
      : [
          `## ${title}`,
          '',
          ...findings.flatMap((finding) => findingLines(finding, about.ruleOf(finding.rule))),
        ];
  return [
    `# Token audit${origin && ` of ${escapeMarkdown(origin)}`}`,
    '',
    `Score **${Math.round(report.overall)}** of 100, ${new Date(about.now).toISOString()}. Decoded is not verified. Values, keys and signatures are left out.`,
    '',
    ...scoreTable(report),
    ...section('Failed', report.failed),
    ...section('Undecided', report.undecided),
    ...ruleList('Passed', report.passed),
    ...ruleList('Not applicable', report.notApplicable),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
