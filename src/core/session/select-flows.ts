import type { Failure } from '../flows/failure.ts';
import type { Flow, FlowId, FlowKind } from '../flows/flow.ts';
import { type FlowOutcome, outcomeOf } from '../flows/outcome.ts';
import type { Finding } from '../rules/rule.ts';
import type { Severity } from '../spec/reference.ts';
import { severities } from '../spec/reference.ts';
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

export function flowCount(session: Session): number {
  return session.derived.flows.flows.length;
}

export function failedFlows(session: Session): number {
  return session.derived.flowFailures.size;
}

/** @throws RangeError where `id` is not of this session: a bug of ours */
export function flowRow(session: Session, id: FlowId): FlowRow {
  const flow = flowAt(session, id);
  const failure = failureIn(session, id);
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

/** The flow that an exchange is a step of; null where it is none. */
export function flowOf(session: Session, exchange: number): FlowId | null {
  const flow = session.derived.flows.flows.find(({ steps }) =>
    steps.some((step) => step.exchange === exchange),
  );
  return flow?.id ?? null;
}

/** What went wrong in it, in the light of those before and after; null where nothing did. */
export function failureIn(session: Session, id: FlowId): Failure | null {
  return session.derived.flowFailures.get(id) ?? null;
}

function worstOf(findings: readonly Finding[]): Severity | null {
  const told = findings.filter(({ undecided }) => !undecided).map(({ severity }) => severity);
  return severities.find((severity) => told.includes(severity)) ?? null;
}

/** @throws RangeError where `id` is not of this session: a bug of ours */
export function flowAt(session: Session, id: FlowId): Flow {
  const flow = session.derived.flows.flows[id];
  if (flow === undefined) throw new RangeError(`no flow ${id} in this session`);
  return flow;
}
