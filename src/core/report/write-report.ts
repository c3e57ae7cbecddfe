/** Every form of a report, behind one door: what the panel exports and what the command line prints are the same bytes. */
import { type AuditedCapture, documentPart, joinParts, type ReportOptions } from './audit-document.ts';
import { captureSection, htmlPage } from './audit-html.ts';
import { auditMarkdown } from './audit-markdown.ts';
import { auditText } from './audit-text.ts';
import { auditSarif } from './sarif.ts';

export const reportFormats = ['text', 'json', 'ndjson', 'sarif', 'markdown', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Takes captures one by one. Holds no session, so that many captures cost what their reports cost. */
export interface ReportWriter {
  /** Text that can be written at once; '' where the report is one document. */
  add(capture: AuditedCapture): string;
  /** What is left to write once every capture was added. */
  end(): string;
}

export function beginReport(format: ReportFormat, options: ReportOptions): ReportWriter {
  switch (format) {
    case 'text':
      return eachAlone((capture) => auditText(capture, options));
    case 'markdown':
      return eachAlone((capture, index) => (index > 0 ? '\n' : '') + auditMarkdown(capture, options));
    case 'ndjson':
      return eachAlone((capture) => {
        const document = joinParts([documentPart(capture, 0, options)], options.version);
        return `${JSON.stringify(document)}\n`;
      });
    case 'json':
      return together(
        (capture, index) => documentPart(capture, index, options),
        (parts) => `${JSON.stringify(joinParts(parts, options.version), null, 2)}\n`,
      );
    case 'sarif':
      return together(
        (capture, index) => documentPart(capture, index, options),
        (parts) => auditSarif(joinParts(parts, options.version)),
      );
    case 'html':
      return together(
        (capture) => captureSection(capture, options),
        (sections) => htmlPage(sections, options),
      );
  }
}

/** The whole report of one capture. */
export function writeReport(format: ReportFormat, capture: AuditedCapture, options: ReportOptions): string {
  const writer = beginReport(format, options);
  return writer.add(capture) + writer.end();
}

function eachAlone(write: (capture: AuditedCapture, index: number) => string): ReportWriter {
  let count = 0;
  return {
    add(capture) {
      count += 1;
      return write(capture, count - 1);
    },
    end: () => '',
  };
}

function together<P>(
  read: (capture: AuditedCapture, index: number) => P,
  join: (parts: readonly P[]) => string,
): ReportWriter {
  const parts: P[] = [];
  return {
    add(capture) {
      parts.push(read(capture, parts.length));
      return '';
    },
    end: () => join(parts),
  };
}
