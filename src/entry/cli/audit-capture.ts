/** The audit of one capture, from its name to plain data: what a thread does, here or beside. */

import { originOf } from '../../core/http/url.ts';
import type { Expectation, Key } from '../../core/jose/key.ts';
import type { AuditedCapture, ReportOptions } from '../../core/report/audit-document.ts';
import { isCounted, type JudgedFinding, judgeFindings } from '../../core/report/judged-finding.ts';
import { covers, type Waiver } from '../../core/report/waiver.ts';
import { type ReportFormat, type ReportPart, reportPart } from '../../core/report/write-report.ts';
import { noCaps } from '../../core/session/caps.ts';
import { holdSession } from '../../core/session/holder.ts';
import { slice } from '../../core/session/log.ts';
import { verifyAll } from '../../core/session/verify-pending.ts';
import { type Severity, severities } from '../../core/spec/reference.ts';
import { UsageError, type World } from './command.ts';
import { type GivenKey, importKeys } from './options.ts';
import { readCapture } from './read-capture.ts';

/** All that an audit was asked to do, as plain data. `options.now` is also the time of a pasted answer that bears none. */
export interface AuditOrder {
  readonly format: ReportFormat;
  readonly keys: readonly GivenKey[];
  readonly expectation: Expectation | null;
  readonly options: ReportOptions;
  /** Findings at or above it decide the exit status. */
  readonly failOn: Severity | 'never';
}

/** What the audit of one capture came to, as plain data. */
export type CaptureAudit =
  | {
      readonly part: ReportPart;
      /** What is odd about the capture as a whole. */
      readonly notes: readonly string[];
      readonly isFailing: boolean;
      /** The waivers that fitted a finding, by their index in the order's options. */
      readonly usedWaivers: readonly number[];
    }
  /** The capture cannot be read; one line says which and why. */
  | { readonly error: string };

/**
 * Imports the keys once, and audits captures one after the other. Each is read, judged, reported and let go.
 * @throws UsageError for a key that cannot be read
 */
export async function openAuditor(order: AuditOrder, readInput: World['readInput']) {
  const keys = await importKeys(order.keys);
  return async (name: string): Promise<CaptureAudit> => {
    try {
      return report(await holdCapture(name, readInput, keys, order), order);
    } catch (error) {
      if (error instanceof UsageError) return { error: error.message };
      throw error;
    }
  };
}

/** @throws UsageError naming the capture that cannot be read */
async function holdCapture(
  name: string,
  readInput: World['readInput'],
  keys: readonly Key[],
  { expectation, options }: AuditOrder,
): Promise<AuditedCapture> {
  const { exchanges, entries, notes } = await readCapture(name, readInput, options.now);
  const holder = holdSession();
  holder.dispatch({ type: 'caps-set', caps: noCaps });
  holder.dispatch({ type: 'keys-added', keys });
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  holder.dispatch({ type: 'capture-imported', name, notes });
  if (expectation !== null) {
    const origins = new Set(slice(holder.state.exchanges).map(({ request }) => originOf(request.url)));
    for (const origin of origins) holder.dispatch({ type: 'expectation-set', origin, expectation });
  }
  await verifyAll(holder);
  return { name, session: holder.state, entries };
}

function report(capture: AuditedCapture, { format, options, failOn }: AuditOrder): CaptureAudit {
  const found = judgeFindings(capture.session, options);
  const fits = (waiver: Waiver) => found.some(({ finding, place }) => covers(waiver, finding.rule, place));
  return {
    part: reportPart(format, capture, options),
    notes: capture.session.notes,
    isFailing: found.some((one) => isAtOrAbove(one, failOn)),
    usedWaivers: options.waivers.flatMap((waiver, index) => (fits(waiver) ? [index] : [])),
  };
}

function isAtOrAbove(judged: JudgedFinding, bar: Severity | 'never'): boolean {
  if (bar === 'never' || !isCounted(judged)) return false;
  return severities.indexOf(judged.finding.severity) <= severities.indexOf(bar);
}
