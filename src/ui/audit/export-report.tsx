import type { ReportFormat } from '../../core/report/write-report.ts';
import { Button } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { auditMessages as words } from './messages.ts';
import { reviewOf } from './review.ts';

const files = [
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

/** The report in the forms of the command line, without values. Its code is fetched with the first export. */
export function ExportReport() {
  const store = useStore();
  const { session, now, host, announce } = store;
  const { waivers, saved } = reviewOf(store);
  const write = async (format: ReportFormat) => {
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
  };
  const copy = (text: string) =>
    host.copyText(text).then(
      () => announce(words.copied),
      () => announce(words.copyRefused),
    );
  const save = (name: string, mediaType: string, text: string) => {
    host.saveFile(name, mediaType, text);
    announce(words.saved);
  };
  const failed = () => announce(words.exportFailed);
  return (
    <div class="exports">
      <div class="btns">
        <Button icon="copy" onClick={() => void write('markdown').then(copy, failed)}>
          {words.copyMarkdown}
        </Button>
        {files.map(({ format, name, mediaType, word }) => (
          <Button
            key={format}
            icon="download"
            onClick={() => void write(format).then((text) => save(name, mediaType, text), failed)}
          >
            {word}
          </Button>
        ))}
      </div>
      <p class="mut">{words.exportNote}</p>
    </div>
  );
}
