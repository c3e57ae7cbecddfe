/** The audit of one or more captures as one JSON document: the contract of `claimcheck audit --format json` and of the panel's export. */
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Token } from '../jose/token.ts';
import { claimsOf, headerOf } from '../jose/token.ts';
import { findRule } from '../rules/catalogue.ts';
import type { Finding } from '../rules/rule.ts';
import { at, slice } from '../session/log.ts';
import { type Session, verificationOf } from '../session/session.ts';
import { type Judging, judgeFindings } from './judged-finding.ts';
import { redactTokens, redactUrl } from './redact-request.ts';

export const schemaVersion = 1;

/** One capture after it was reduced into a session of its own. */
export interface AuditedCapture {
  readonly name: string;
  readonly session: Session;
  /** For each exchange its index in `log.entries`; left out where the two are the same. */
  readonly entries?: readonly number[];
}

export interface ReportOptions extends Judging {
  /** Of this tool. */
  readonly version: string;
  /** Also write claim values. Off by default: a report is made to be handed over. */
  readonly showValues: boolean;
}

/** What one capture adds to the document: plain data, with the ids that tokens have in its session. */
export interface DocumentPart {
  readonly capture: string;
  readonly tokens: ReturnType<typeof tokensOf>;
  readonly findings: ReturnType<typeof findingsOf>;
  readonly diagnoses: ReturnType<typeof diagnosesOf>;
}

export type AuditDocument = ReturnType<typeof joinParts>;

export function documentPart(capture: AuditedCapture, options: ReportOptions): DocumentPart {
  return {
    capture: capture.name,
    tokens: tokensOf(capture, options),
    findings: findingsOf(capture, options),
    diagnoses: diagnosesOf(capture),
  };
}

/**
 * The document of all captures, from what each of them adds: no session need stay in memory for it. Ids of tokens become
 * `<capture>.<token>`, both from 0.
 */
export function joinParts(parts: readonly DocumentPart[], version: string) {
  return {
    schemaVersion,
    tool: { name: 'claimcheck', version },
    captures: parts.map(({ capture }) => capture),
    tokens: parts.flatMap(({ tokens }, index) => tokens.map((one) => ({ ...one, id: `${index}.${one.id}` }))),
    findings: parts.flatMap(({ findings }, index) =>
      findings.map((one) => ({ ...one, token: one.token === null ? null : `${index}.${one.token}` })),
    ),
    diagnoses: parts.flatMap(({ diagnoses }) => diagnoses),
  };
}

/** The index in `log.entries` of an exchange; null for a token that was not seen in one. */
function entryOf({ entries }: AuditedCapture, exchange: number | null): number | null {
  return exchange === null ? null : (entries?.[exchange] ?? exchange);
}

function tokensOf(capture: AuditedCapture, { showValues }: ReportOptions) {
  const { name, session } = capture;
  return slice(session.tokens).map(({ id, token }) => ({
    id,
    kind: token.kind,
    format: token.format,
    alg: algOf(token),
    header: headerOf(token),
    claimNames: Object.keys(claimsOf(token) ?? {}),
    ...(showValues ? { claims: claimsOf(token) } : {}),
    occurrences: (session.derived.sightings.get(id) ?? []).map(({ source, occurrence }) => ({
      capture: name,
      entry: entryOf(capture, source.kind === 'exchange' ? source.exchange : null),
      where: occurrence.carrier,
      name: occurrence.name,
    })),
    signature: verificationOf(session, id).outcome,
  }));
}

function algOf(token: Token): string {
  const alg = headerOf(token)?.alg;
  return typeof alg === 'string' ? alg : '';
}

function findingsOf(capture: AuditedCapture, options: ReportOptions) {
  const { name, session } = capture;
  return judgeFindings(session, options).map(({ finding, place, waiver, known }) => ({
    rule: finding.rule,
    severity: finding.severity,
    category: finding.category,
    token: finding.token,
    capture: name,
    entry: entryOf(capture, finding.exchange ?? firstExchange(session, finding)),
    place,
    message: redactTokens(finding.message),
    spec: specOf(finding),
    undecided: finding.undecided,
    count: finding.count,
    waived: waiver !== null,
    ...(waiver === null ? {} : { reason: waiver.reason }),
    ...(options.baseline === null ? {} : { known }),
  }));
}

/** A finding about a token is reported at the first exchange that carried it. */
function firstExchange(session: Session, { token }: Finding): number | null {
  const sightings = token === null ? [] : (session.derived.sightings.get(token) ?? []);
  const source = sightings.find((sighting) => sighting.source.kind === 'exchange')?.source;
  return source?.kind === 'exchange' ? source.exchange : null;
}

function specOf(finding: Finding): string {
  return (findRule(finding.rule)?.spec ?? []).map(({ label }) => label).join('; ');
}

/** Failing exchanges only, in the order of the capture. */
export function diagnosesOf(capture: AuditedCapture) {
  return [...capture.session.derived.diagnoses.values()]
    .sort((a, b) => a.exchange - b.exchange)
    .map((diagnosis) => diagnosisJson(capture, diagnosis));
}

export type DiagnosisJson = ReturnType<typeof diagnosisJson>;

/** One diagnosis without credentials. */
export function diagnosisJson(capture: AuditedCapture, diagnosis: Diagnosis) {
  const exchange = at(capture.session.exchanges, diagnosis.exchange);
  return {
    capture: capture.name,
    entry: entryOf(capture, diagnosis.exchange),
    method: redactTokens(exchange?.request.method ?? ''),
    url: redactUrl(exchange?.request.url ?? ''),
    status: exchange?.response.status ?? 0,
    cause: diagnosis.cause,
    also: diagnosis.also,
    confidence: diagnosis.confidence,
    rightStatus: diagnosis.rightStatus.status,
    summary: redactTokens(diagnosis.headline),
    ladder: diagnosis.ladder.map(({ step, outcome, evidence }) => ({
      step,
      outcome,
      evidence: evidence.map(({ text }) => redactTokens(text)),
    })),
    fix: diagnosis.fix,
  };
}
