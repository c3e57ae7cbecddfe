/** One finding as Markdown, for the report and for who copies it alone. Holds names of places, never a value. */
import { findRule } from '../rules/catalogue.ts';
import type { SpecReference } from '../spec/reference.ts';
import { categoryWord, severityWord } from './audit-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import type { JudgedFinding } from './judged-finding.ts';
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

/** A finding as lines of Markdown: what, where, why, what to do, and the clause it rests on. */
export function findingLines({ finding, waiver, known }: JudgedFinding): string[] {
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
