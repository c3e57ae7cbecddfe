/** Beside `select-flows.ts`, because the catalogue of rules is large and the lists do without it. */
import type { Failure } from '../flows/failure.ts';
import type { Flow, FlowId } from '../flows/flow.ts';
import { rules } from '../rules/catalogue.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import { type FlowRow, failureIn, flowAt, flowRow } from './select-flows.ts';
import type { Session } from './session.ts';

/** One check of a sign-in, and what it came to. */
export interface FlowCheck {
  readonly rule: Rule;
  readonly outcome: 'passed' | 'failed' | 'unknown';
  /** What was found; null where it passed. */
  readonly finding: Finding | null;
}

export interface FlowDetail {
  readonly flow: Flow;
  readonly row: FlowRow;
  readonly failure: Failure | null;
  /** Those that had something to look at, failed ones first. */
  readonly checks: readonly FlowCheck[];
}

const order: readonly FlowCheck['outcome'][] = ['failed', 'unknown', 'passed'];

/** @throws RangeError where `id` is not of this session: a bug of ours */
export function flowDetail(session: Session, id: FlowId): FlowDetail {
  const flow = flowAt(session, id);
  const found = session.derived.flowFindings.get(id) ?? [];
  const checks = rules
    .filter((rule) => rule.subject === 'flow' && (rule as Rule<'flow'>).applies?.(flow) !== false)
    .map((rule): FlowCheck => {
      const finding = found.find((one) => one.rule === rule.id) ?? null;
      const outcome = finding === null ? 'passed' : finding.undecided ? 'unknown' : 'failed';
      return { rule, finding, outcome };
    });
  return {
    flow,
    row: flowRow(session, id),
    failure: failureIn(session, id),
    checks: order.flatMap((outcome) => checks.filter((check) => check.outcome === outcome)),
  };
}
