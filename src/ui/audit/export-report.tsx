import { Button } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { copyAudit, reportFiles, saveAudit } from './export-audit.ts';
import { auditMessages as words } from './messages.ts';

/** The report in the forms of the command line, without values. */
export function ExportReport() {
  const store = useStore();
  return (
    <div class="exports">
      <div class="btns">
        <Button icon="copy" onClick={() => void copyAudit(store)}>
          {words.copyMarkdown}
        </Button>
        {reportFiles.map((file) => (
          <Button key={file.format} icon="download" onClick={() => void saveAudit(store, file)}>
            {file.word}
          </Button>
        ))}
      </div>
      <p class="mut">{words.exportNote}</p>
    </div>
  );
}
