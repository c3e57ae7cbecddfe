/** A saved JSON report to hold a new one against: what it lists already is known. */
import { isObject } from '../http/har-entry.ts';

/** Fingerprints of the findings that a saved report lists. */
export type Baseline = ReadonlySet<string>;

/**
 * What makes a finding the same in two captures: its rule, its place and its sentence, numbers apart, since times and
 * counts differ from run to run. Token ids and entries are left out for the same reason.
 */
export function fingerprintOf(finding: { rule: string; place: string; message: string }): string {
  return [finding.rule, finding.place, finding.message.replace(/\d+/g, '#')].join('\n');
}

/** Reads a document of `claimcheck audit --format json`, or its lines of `ndjson`; null where the text is neither. */
export function readBaseline(text: string): Baseline | null {
  const documents = parse(text) ?? parseLines(text);
  if (documents === null) return null;
  const known = new Set<string>();
  for (const document of documents) {
    if (!isObject(document) || document.schemaVersion !== 1 || !Array.isArray(document.findings)) return null;
    for (const finding of document.findings) {
      if (!isObject(finding)) continue;
      const { rule, place, message } = finding;
      if (typeof rule === 'string' && typeof place === 'string' && typeof message === 'string')
        known.add(fingerprintOf({ rule, place, message }));
    }
  }
  return known;
}

function parse(text: string): unknown[] | null {
  try {
    return [JSON.parse(text)];
  } catch {
    return null;
  }
}

function parseLines(text: string): unknown[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const parsed = lines.map(parse);
  return lines.length > 0 && parsed.every((one) => one !== null) ? parsed.flat() : null;
}
