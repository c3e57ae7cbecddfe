/** What the readable reports tell of one capture: the score, and the findings sorted by what became of them. */
import { scoreAudit } from '../rules/score.ts';
import { type AuditReport, auditReport } from '../session/selectors.ts';
import type { Session } from '../session/session.ts';
import { type JudgedFinding, type Judging, judgeFindings } from './judged-finding.ts';

export interface AuditSummary extends Omit<AuditReport, 'failed' | 'undecided'> {
  /** Worst first; what is waived costs no points and stands apart. */
  readonly failed: readonly JudgedFinding[];
  readonly undecided: readonly JudgedFinding[];
  readonly waived: readonly JudgedFinding[];
}

export function summarizeAudit(session: Session, judging: Judging): AuditSummary {
  const judged = judgeFindings(session, judging);
  const open = judged.filter(({ waiver }) => waiver === null);
  const failed = open.filter(({ finding }) => !finding.undecided);
  return {
    ...auditReport(session),
    ...scoreAudit(failed.map(({ finding }) => finding)),
    failed,
    undecided: open.filter(({ finding }) => finding.undecided),
    waived: judged.filter(({ waiver }) => waiver !== null),
  };
}
