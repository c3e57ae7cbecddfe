/**
 * Nothing of ours may fail unseen: what no one has caught in this document (errors, rejections, workers) becomes a fact, and
 * the panel shows it with a report. To be called before anything that may fail.
 */
import { describeFault, type Fault } from '../core/session/fault.ts';
import type { SessionHolder } from '../core/session/holder.ts';

/** Browsers say it of every layout that takes two rounds; nothing has failed. */
const harmless = /^ResizeObserver loop/;
const fileOf = /[\w.-]{1,80}\.(?:m?js|tsx?)$/;

/** @param where what this document is, for the report */
export function watchFaults(holder: SessionHolder, where: string): void {
  const note = (fault: Fault) => holder.dispatch({ type: 'fault-noted', fault });
  addEventListener('unhandledrejection', ({ reason }) => note(describeFault(where, reason)));
  addEventListener('error', ({ error, message, filename, lineno, colno }) => {
    if (error != null) return note(describeFault(where, error));
    if (harmless.test(message)) return;
    // Of an error in a worker only the place is told.
    const file = fileOf.exec(filename)?.[0];
    note({ where, name: 'Error', places: file === undefined ? [] : [`${file}:${lineno}:${colno}`] });
  });
}
