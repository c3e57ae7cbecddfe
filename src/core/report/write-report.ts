/** Every form of a report, behind one door: what the panel exports and what the command line prints are the same bytes. */
import {
  type AuditedCapture,
  type DocumentPart,
  documentPart,
  joinParts,
  type ReportOptions,
} from './audit-document.ts';
import { captureSection, htmlPage } from './audit-html.ts';
import { auditMarkdown } from './audit-markdown.ts';
import { auditText } from './audit-text.ts';
import { Markup } from './escape-html.ts';
import { auditSarif } from './sarif.ts';

export const reportFormats = ['text', 'json', 'ndjson', 'sarif', 'markdown', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What one capture adds to a report: plain data, so that it can come from another thread. */
export type ReportPart = string | DocumentPart;

/** Takes the parts one by one. Holds no session, so that many captures cost what their reports cost. */
export interface ReportWriter {
  /** Text that can be written at once; '' where the report is one document. */
  add(part: ReportPart): string;
  /** What is left to write once every part was added. */
  end(): string;
}

export function reportPart(
  format: ReportFormat,
  capture: AuditedCapture,
  options: ReportOptions,
): ReportPart {
  switch (format) {
    case 'text':
      return auditText(capture, options);
    case 'markdown':
      return auditMarkdown(capture, options);
    case 'html':
      return captureSection(capture, options).text;
    case 'ndjson':
      return `${JSON.stringify(joinParts([documentPart(capture, options)], options.version))}\n`;
    case 'json':
    case 'sarif':
      return documentPart(capture, options);
  }
}

/** The parts that {@link reportPart} wrote for the same format and options. */
export function beginReport(format: ReportFormat, options: ReportOptions): ReportWriter {
  const document = (parts: readonly ReportPart[]) =>
    joinParts(
      parts.filter((part) => typeof part !== 'string'),
      options.version,
    );
  switch (format) {
    case 'text':
    case 'ndjson':
      return eachAlone(textOf);
    case 'markdown':
      return eachAlone((part, index) => (index > 0 ? '\n' : '') + textOf(part));
    case 'json':
      return together((parts) => `${JSON.stringify(document(parts), null, 2)}\n`);
    case 'sarif':
      return together((parts) => auditSarif(document(parts)));
    case 'html':
      return together((parts) => {
        const sections = parts.map((part) => new Markup(textOf(part)));
        return htmlPage(sections, options);
      });
  }
}

/** The whole report of one capture. */
export function writeReport(format: ReportFormat, capture: AuditedCapture, options: ReportOptions): string {
  const writer = beginReport(format, options);
  return writer.add(reportPart(format, capture, options)) + writer.end();
}

const textOf = (part: ReportPart) => (typeof part === 'string' ? part : '');

function eachAlone(write: (part: ReportPart, index: number) => string): ReportWriter {
  let count = 0;
  return {
    add(part) {
      count += 1;
      return write(part, count - 1);
    },
    end: () => '',
  };
}

function together(join: (parts: readonly ReportPart[]) => string): ReportWriter {
  const parts: ReportPart[] = [];
  return {
    add(part) {
      parts.push(part);
      return '';
    },
    end: () => join(parts),
  };
}
