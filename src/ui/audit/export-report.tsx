import { auditDocument } from '../../core/report/audit-document.ts';
import { auditMarkdown } from '../../core/report/audit-markdown.ts';
import type { AuditReport } from '../../core/session/selectors.ts';
import { Button } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { useStore } from '../store.ts';
import { auditMessages as words } from './messages.ts';
import { ruleOf } from './rule-of.ts';

/** The report as Markdown or JSON, without values. */
export function ExportReport({ report }: { report: AuditReport }) {
  const { session, now, host, announce } = useStore();
  const markdown = () => auditMarkdown(report, { now: now.peek(), page: session.peek().pageUrl, ruleOf });
  const save = (name: string, mediaType: string, text: string) => {
    host.saveFile(name, mediaType, text);
    announce(words.saved);
  };
  const json = () =>
    JSON.stringify(
      auditDocument([{ name: 'capture', session: session.peek() }], { version: '', showValues: false }),
      null,
      2,
    );
  return (
    <div class="exports">
      <div class="btns">
        <CopyButton text={markdown} label={words.copyMarkdown}>
          {words.copyMarkdown}
        </CopyButton>
        <Button icon="download" onClick={() => save('claimcheck-audit.md', 'text/markdown', markdown())}>
          {words.saveMarkdown}
        </Button>
        <Button icon="download" onClick={() => save('claimcheck-audit.json', 'application/json', json())}>
          {words.saveJson}
        </Button>
      </div>
      <p class="mut">{words.exportNote}</p>
    </div>
  );
}
