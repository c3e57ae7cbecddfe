import { describeFault } from '../../core/session/fault.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { useStore } from '../store.ts';
import './failure.css';
import { failureMessages as words } from './failure-messages.ts';
import { writeFailureReport } from './failure-report.ts';

/** The report of a view that threw, to be read and to be copied; it holds nothing of the page. */
export function FailureDetails({ name, thrown }: { name: string; thrown: unknown }) {
  const { host } = useStore();
  const report = writeFailureReport([describeFault(`the ${name} view`, thrown)], {
    version: host.version,
    userAgent: navigator.userAgent,
    note: words.left,
  });
  return (
    <section class="failure" aria-label={words.report}>
      <pre>{report}</pre>
      <CopyButton text={report} label={words.copyLabel}>
        {words.copy}
      </CopyButton>
    </section>
  );
}
