/** The audit for a terminal: failures and their reasons first, then the findings, one line each. */
import { type AuditedCapture, diagnosesOf } from './audit-document.ts';
import { type JudgedFinding, type Judging, judgeFindings, mergeAlike } from './judged-finding.ts';
import { redactTokens } from './redact-request.ts';
import { showHidden } from './visible-text.ts';

/** Lines of plain text, without a character that could drive a terminal. */
export function auditText(capture: AuditedCapture, judging: Judging): string {
  const { name, session } = capture;
  const found = mergeAlike(judgeFindings(session, judging));
  const diagnoses = diagnosesOf(capture);
  const lines = [
    `${name}: ${session.exchanges.length} requests, ${session.tokens.length} tokens, ${diagnoses.length} refused, ${found.length} findings`,
    ...diagnoses.map(
      ({ method, url, status, summary, cause, confidence }) =>
        `  ${method} ${url} → ${status}: ${summary} [${cause}, ${confidence}]`,
    ),
    ...found.map(findingLine),
  ];
  return lines.map((line) => `${showHidden(line)}\n`).join('');
}

function findingLine({ finding, waiver, known }: JudgedFinding): string {
  const { severity, rule, message, undecided, count } = finding;
  const marks = [
    count > 1 ? `×${count}` : '',
    known ? 'known' : '',
    waiver === null ? '' : `waived: ${waiver.reason}`,
  ].filter((mark) => mark !== '');
  const word = undecided ? 'undecided' : severity;
  return `  ${word}: ${redactTokens(message)} [${[rule, ...marks].join(', ')}]`;
}
