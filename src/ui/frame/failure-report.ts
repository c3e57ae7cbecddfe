/** What a person may hand on when something of ours has failed; it holds nothing of the page. */
import type { Fault } from '../../core/session/fault.ts';

const browserVersion = /(?:Edg|Firefox|Chrome)\/\d{1,4}/g;

/** The browser's name and major version out of its user agent; Edge names Chrome as well, and its own name last. */
export function nameBrowser(userAgent: string): string {
  return userAgent.match(browserVersion)?.at(-1)?.replace('Edg/', 'Edge/').replace('/', ' ') ?? 'unknown';
}

/** The report as text: the browser, then of each fault a line for what failed, the error and the places. */
export function writeFailureReport(
  faults: readonly Fault[],
  { version, userAgent, note }: { version: string; userAgent: string; note: string },
): string {
  return [
    `Claimcheck ${version}, ${nameBrowser(userAgent)}`,
    ...faults.flatMap(({ where, name, places }) => [
      `Failed: ${where}`,
      `Error: ${name}`,
      ...places.map((line) => `  at ${line}`),
    ]),
    note,
  ].join('\n');
}
