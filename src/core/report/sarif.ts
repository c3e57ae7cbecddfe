/** The audit as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts and editors read. */
import { rules } from '../rules/catalogue.ts';
import type { Severity } from '../spec/reference.ts';
import type { AuditDocument } from './audit-document.ts';
import { fingerprintOf } from './baseline.ts';
import { replaceHidden } from './visible-text.ts';

type DocumentFinding = AuditDocument['findings'][number];

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  note: 'note',
};

/** GitHub's `security-severity`: above 9.0 critical, 7.0 high, 4.0 medium, else low. */
const scores: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  note: '0.0',
};

/** One run with every rule of the catalogue and every finding of the document, as text. */
export function auditSarif(document: AuditDocument): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: document.tool.name,
            ...(document.tool.version === '' ? {} : { semanticVersion: document.tool.version }),
            rules: rules.map(describeRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: document.captures.map((name) => ({ location: { uri: toUri(name) } })),
        results: document.findings.map((finding) => toResult(finding, document)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule({ id, title, why, fix, spec, severity, category }: (typeof rules)[number]) {
  const [first] = spec;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: fix },
    ...(first === undefined ? {} : { helpUri: first.url }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', category], 'security-severity': scores[severity] },
  };
}

function toResult(finding: DocumentFinding, document: AuditDocument) {
  const ruleIndex = rules.findIndex(({ id }) => id === finding.rule);
  return {
    ruleId: finding.rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    // §3.27.9, §3.27.10: what could not be told is `open`, and every kind but `fail` has the level `none`.
    kind: finding.undecided ? 'open' : 'fail',
    level: finding.undecided ? 'none' : levels[finding.severity],
    message: { text: messageText(finding.message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: toUri(finding.capture),
            index: document.captures.indexOf(finding.capture),
          },
          // GitHub wants a line; the entry, which is what tells, is named below.
          region: { startLine: 1 },
        },
        logicalLocations: [
          {
            name: replaceHidden(finding.place),
            ...(finding.entry === null ? {} : { fullyQualifiedName: `log.entries[${finding.entry}]` }),
          },
        ],
      },
    ],
    partialFingerprints: { 'claimcheckFinding/v1': replaceHidden(fingerprintOf(finding)) },
    occurrenceCount: finding.count,
    ...(finding.known === undefined ? {} : { baselineState: finding.known ? 'unchanged' : 'new' }),
    ...(finding.waived
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: finding.reason ?? '' }] }
      : {}),
    properties: { severity: finding.severity, category: finding.category, spec: finding.spec },
  };
}

/** A plain text message: braces would be placeholders (§3.11.5) and brackets embedded links (§3.11.6). */
function messageText(text: string): string {
  return replaceHidden(text)
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}

/** The name of a capture as a URI reference (RFC 3986 §4.1): a path keeps its separators, whatever else stands in it. */
function toUri(name: string): string {
  if (name === '-') return 'stdin';
  const path = name.toWellFormed().replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path}` : path.startsWith('/') ? `file://${path}` : path;
}
