/** The diagnosis of one refused request as Markdown, for the report and for who copies it alone. Holds no credential. */
import type { DiagnosisJson } from './audit-document.ts';
import { stepWord } from './audit-words.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** What was asked, what was answered, why, at which step, and what to do. */
export function refusalLines({
  method,
  url,
  status,
  summary,
  cause,
  confidence,
  ladder,
  fix,
}: DiagnosisJson): string[] {
  const failed = ladder.filter(({ outcome }) => outcome === 'failed');
  return [
    `### ${escapeMarkdown(`${method} ${url}`)} → ${status}`,
    '',
    `${escapeMarkdown(summary)} (\`${cause}\`, ${confidence}).`,
    '',
    ...failed.map(
      ({ step, evidence }) =>
        `- ${stepWord[step]} failed${evidence.length > 0 ? `: ${escapeMarkdown(evidence.join(' '))}` : ''}`,
    ),
    ...(failed.length > 0 ? [''] : []),
    `**Fix:** ${escapeMarkdown(fix)}`,
    '',
  ];
}
