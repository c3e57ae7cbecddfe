import { type Failure, type FlowOutcome, failureOf, outcomeOf } from '../flows/failure.ts';
import type { Flow, FlowId, FlowKind } from '../flows/flow.ts';
import { rules } from '../rules/catalogue.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import type { Severity } from '../spec/reference.ts';
import { severities } from '../spec/reference.ts';
import { at } from './log.ts';
import type { Session } from './session.ts';

export interface FlowRow {
  readonly id: FlowId;
  readonly kind: FlowKind;
  readonly silent: boolean;
  readonly client: string;
  /** Origins. */
  readonly provider: string;
  readonly app: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly steps: number;
  readonly outcome: FlowOutcome;
  /** What failed, in one sentence; '' where nothing did. */
  readonly failure: string;
  /** Of the checks that failed; null where none did. */
  readonly worst: Severity | null;
}

/** One check of a sign-in, and what it came to. */
export interface FlowCheck {
  readonly rule: Rule;
  readonly outcome: 'passed' | 'failed' | 'unknown';
  /** What was found; '' where it passed. */
  readonly finding: Finding | null;
}

export interface FlowDetail {
  readonly flow: Flow;
  readonly row: FlowRow;
  readonly failure: Failure | null;
  /** Those that had something to look at, failed ones first. */
  readonly checks: readonly FlowCheck[];
}

export function flowCount(session: Session): number {
  return session.derived.flows.flows.length;
}

/** How many of the newest flows failed. */
export function failedFlows(session: Session): number {
  const newest = session.derived.flows.flows.slice(-mostEarlier);
  return newest.filter((flow) => failureIn(session, flow) !== null).length;
}

/** @throws RangeError where `id` is not of this session: a bug of ours */
export function flowRow(session: Session, id: FlowId): FlowRow {
  const flow = flowAt(session, id);
  const failure = failureIn(session, flow);
  const { kind, silent, client, provider, app, steps } = flow;
  return {
    id,
    kind,
    silent,
    client,
    provider,
    app,
    startedAt: (steps.find(({ kind: step }) => step !== 'discovery') ?? steps[0])?.at ?? 0,
    steps: steps.length,
    outcome: outcomeOf(flow, failure),
    failure: failure?.headline ?? '',
    worst: worstOf(session.derived.flowFindings.get(id) ?? []),
  };
}

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
    failure: failureIn(session, flow),
    checks: order.flatMap((outcome) => checks.filter((check) => check.outcome === outcome)),
  };
}

const order: readonly FlowCheck['outcome'][] = ['failed', 'unknown', 'passed'];

/** The flow that an exchange is a step of; null where it is none. */
export function flowOf(session: Session, exchange: number): FlowId | null {
  const flow = session.derived.flows.flows.find(({ steps }) =>
    steps.some((step) => step.exchange === exchange),
  );
  return flow?.id ?? null;
}

function failureIn(session: Session, flow: Flow): Failure | null {
  return failureOf(flow, {
    exchangeAt: (id) => at(session.exchanges, id),
    earlier: session.derived.flows.flows.slice(Math.max(0, flow.id - mostEarlier), flow.id),
  });
}

/** A refresh token that was used before was used lately. */
const mostEarlier = 100;

function worstOf(findings: readonly Finding[]): Severity | null {
  const told = findings.filter(({ undecided }) => !undecided).map(({ severity }) => severity);
  return severities.find((severity) => told.includes(severity)) ?? null;
}

function flowAt(session: Session, id: FlowId): Flow {
  const flow = session.derived.flows.flows[id];
  if (flow === undefined) throw new RangeError(`no flow ${id} in this session`);
  return flow;
}
