import type { Finding } from '../../core/rules/rule.ts';

/** Findings as Markdown, each with its clause; without values. The writer of reports is fetched when it is wanted. */
export async function findingsMarkdown(findings: readonly Finding[]): Promise<string> {
  const { findingLines } = await import('../../core/report/finding-markdown.ts');
  const { mergeAlike } = await import('../../core/report/judged-finding.ts');
  const judged = findings.map((finding) => ({ finding, place: '', waiver: null, known: false }));
  return mergeAlike(judged).flatMap(findingLines).join('\n');
}
