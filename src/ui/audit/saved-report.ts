/** A saved JSON report that the audit is held against. */
import { isObject } from '../../core/http/har-entry.ts';
import { type Baseline, fingerprintOf, readBaseline } from '../../core/report/baseline.ts';
import type { JudgedFinding } from '../../core/report/judged-finding.ts';
import { redactTokens } from '../../core/report/redact-request.ts';

export interface SavedFinding {
  readonly rule: string;
  readonly place: string;
  readonly fingerprint: string;
}

export interface SavedReport {
  /** Of the file. */
  readonly name: string;
  readonly baseline: Baseline;
  /** What the report was certain of. */
  readonly findings: readonly SavedFinding[];
}

/** null where the text is no report of ours. */
export function readSavedReport(name: string, text: string): SavedReport | null {
  const baseline = readBaseline(text);
  if (baseline === null) return null;
  const findings = new Map<string, SavedFinding>();
  for (const document of documentsOf(text)) {
    if (!isObject(document) || !Array.isArray(document.findings)) continue;
    for (const finding of document.findings) {
      if (!isObject(finding) || finding.undecided === true) continue;
      const { rule, place, message } = finding;
      if (typeof rule !== 'string' || typeof place !== 'string' || typeof message !== 'string') continue;
      const fingerprint = fingerprintOf({ rule, place, message });
      findings.set(fingerprint, { rule, place, fingerprint });
    }
  }
  return { name, baseline, findings: [...findings.values()] };
}

/** One document, or one a line. `readBaseline` has seen that they can be read. */
function documentsOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  }
}

export interface Comparison {
  readonly fresh: number;
  readonly still: number;
  /** Listed by the saved report and found no more. */
  readonly gone: readonly SavedFinding[];
}

/** `judged` is everything that the audit found, waived and undecided too: what is known of is not gone. */
export function compareWith(saved: SavedReport, judged: readonly JudgedFinding[]): Comparison {
  const now = new Set(
    judged.map(({ finding: { rule, message }, place }) =>
      fingerprintOf({ rule, place, message: redactTokens(message) }),
    ),
  );
  const certain = judged.filter(({ finding }) => !finding.undecided);
  const still = certain.filter(({ known }) => known).length;
  return {
    fresh: certain.length - still,
    still,
    gone: saved.findings.filter(({ fingerprint }) => !now.has(fingerprint)),
  };
}
