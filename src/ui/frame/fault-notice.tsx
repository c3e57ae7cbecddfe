import { useComputed } from '@preact/signals';
import { faults } from '../../core/session/selectors.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { Notice } from '../kit/notice.tsx';
import { useStore } from '../store.ts';
import { failureMessages as words } from './failure-messages.ts';
import { writeFailureReport } from './failure-report.ts';

/** What failed outside of any view: in the devtools page, a worker, or after a click. Shown until it is dismissed. */
export function FaultNotice() {
  const { session, dispatch, host } = useStore();
  const known = useComputed(() => [...faults(session.value)]).value;
  if (known.length === 0) return null;
  const report = () =>
    writeFailureReport(known, {
      version: host.version,
      userAgent: navigator.userAgent,
      note: words.left,
    });
  return (
    <Notice
      tone="error"
      action={
        <CopyButton text={report} label={words.copyLabel}>
          {words.copy}
        </CopyButton>
      }
      onDismiss={() => dispatch({ type: 'faults-dismissed' })}
    >
      {words.background}
    </Notice>
  );
}
