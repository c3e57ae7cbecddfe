import type { ReportFormat } from '../../core/report/write-report.ts';
import type { Store } from '../store.ts';
import { auditMessages as words } from './messages.ts';
import { reviewOf } from './review.ts';

/** The forms in which a report is saved. */
export const reportFiles = [
  { format: 'markdown', name: 'claimcheck-audit.md', mediaType: 'text/markdown', word: words.saveMarkdown },
  { format: 'html', name: 'claimcheck-audit.html', mediaType: 'text/html', word: words.saveHtml },
  { format: 'json', name: 'claimcheck-audit.json', mediaType: 'application/json', word: words.saveJson },
  {
    format: 'sarif',
    name: 'claimcheck-audit.sarif',
    mediaType: 'application/sarif+json',
    word: words.saveSarif,
  },
] as const;

/** The report in one of the forms of the command line, without values. Its code is fetched with the first export. */
async function writeAudit(store: Store, format: ReportFormat): Promise<string> {
  const { session, now, host } = store;
  const { waivers, saved } = reviewOf(store);
  const { writeReport } = await import('../../core/report/write-report.ts');
  return writeReport(
    format,
    { name: 'capture', session: session.peek() },
    {
      version: host.version,
      now: now.peek(),
      showValues: false,
      waivers: waivers.peek(),
      baseline: saved.peek()?.baseline ?? null,
    },
  );
}

/** Saves the report and says so. */
export async function saveAudit(store: Store, file: (typeof reportFiles)[number]): Promise<void> {
  try {
    store.host.saveFile(file.name, file.mediaType, await writeAudit(store, file.format));
    store.announce(words.saved);
  } catch {
    store.announce(words.exportFailed);
  }
}

/** Copies the report as Markdown and says so. */
export async function copyAudit(store: Store): Promise<void> {
  let text: string;
  try {
    text = await writeAudit(store, 'markdown');
  } catch {
    return store.announce(words.exportFailed);
  }
  store.host.copyText(text).then(
    () => store.announce(words.copied),
    () => store.announce(words.copyRefused),
  );
}
