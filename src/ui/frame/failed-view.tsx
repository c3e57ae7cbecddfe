import { Button } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { useStore } from '../store.ts';
import './failure.css';
import { failureMessages as words } from './failure-messages.ts';
import { describeFailure, writeFailureReport } from './failure-report.ts';

/** What stands where a view was that threw: whose fault it is, and a report of it that holds nothing of the page. */
export function FailedView({ name, thrown, retry }: { name: string; thrown: unknown; retry: () => void }) {
  const { host } = useStore();
  const report = writeFailureReport(describeFailure(thrown), {
    view: name,
    version: host.version,
    userAgent: navigator.userAgent,
    note: words.left,
  });
  return (
    <div class="failed-view" role="alert">
      <EmptyState
        icon="octagon-x"
        title={words.title(name)}
        actions={
          <>
            <CopyButton text={report} label={words.copyLabel}>
              {words.copy}
            </CopyButton>
            <Button onClick={retry}>{words.retry}</Button>
          </>
        }
      >
        <p>{words.text}</p>
        <section aria-label={words.report}>
          <pre>{report}</pre>
        </section>
      </EmptyState>
    </div>
  );
}
