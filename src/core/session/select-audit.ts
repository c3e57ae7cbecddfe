import { rules } from '../rules/catalogue.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import { type AuditScore, scoreAudit } from '../rules/score.ts';
import { findings } from './select-findings.ts';
import type { Session } from './session.ts';

export interface AuditReport extends AuditScore {
  /** Worst first. */
  readonly failed: readonly Finding[];
  /** What a rule could not tell, and what it would need. */
  readonly undecided: readonly Finding[];
  readonly passed: readonly Rule[];
  /** Rules whose subject was never seen. */
  readonly notApplicable: readonly Rule[];
}

export function auditReport(session: Session): AuditReport {
  const all = findings(session);
  const failed = all.filter((finding) => !finding.undecided);
  const silent = rules.filter((rule) => !all.some((finding) => finding.rule === rule.id));
  const applies = (rule: Rule) => subjectSeen(session, rule);
  return {
    ...scoreAudit(failed),
    failed,
    undecided: all.filter((finding) => finding.undecided),
    passed: silent.filter(applies),
    notApplicable: silent.filter((rule) => !applies(rule)),
  };
}

function subjectSeen(session: Session, rule: Rule): boolean {
  switch (rule.subject) {
    case 'token':
      return session.tokens.length > 0;
    case 'exchange':
      return session.derived.tokensIn.size > 0;
    case 'storage':
      return session.storage !== null;
    case 'flow':
      return session.derived.flows.flows.some((flow) => rule.applies?.(flow as never) ?? true);
    case 'replay':
      return session.replays.size > 0;
  }
}
