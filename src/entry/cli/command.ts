/** What the commands of the command line share: their world, their exit statuses, and how they refuse. */

import type { AuditOrder, CaptureAudit } from './audit-capture.ts';

export interface World {
  /** The text of a file, or of standard input for `-`. @throws UsageError when it cannot be read */
  readInput(path: string): Promise<string>;
  isFile(path: string): boolean;
  /** @throws UsageError when it cannot be written */
  writeFile(path: string, text: string): Promise<void>;
  out(text: string): void;
  err(text: string): void;
  /** Shows how far the work is, on one line of a terminal, in place of what it showed before; '' ends it. */
  progress(text: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Audits captures on all cores; what comes of them comes in the order of their names. */
  auditInThreads?(order: AuditOrder, names: readonly string[]): AsyncGenerator<CaptureAudit, undefined>;
}

/** 0 nothing found at or above the bar · 1 something · 2 bad usage or unreadable input. */
export type ExitStatus = 0 | 1 | 2;

/** Bad usage or unreadable input: one line on standard error, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type Command = (args: readonly string[], world: World) => Promise<ExitStatus>;
