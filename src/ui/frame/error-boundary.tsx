import { Component, type ComponentChildren } from 'preact';
import { Button } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { useStore } from '../store.ts';
import './failure.css';
import { failureMessages as words } from './failure-messages.ts';
import { describeFailure, type Failure, writeFailureReport } from './failure-report.ts';

interface Props {
  /** The view's name, as its tab has it. */
  readonly name: string;
  readonly children: ComponentChildren;
}

/** Holds the fault of one view: it says so in its place, and the frame and the other views go on. */
export class ErrorBoundary extends Component<Props, { failure: Failure | null }> {
  override state = { failure: null };

  static override getDerivedStateFromError(thrown: unknown) {
    return { failure: describeFailure(thrown) };
  }

  override render({ name, children }: Props, { failure }: { failure: Failure | null }) {
    if (failure === null) return children;
    return <FailedView name={name} failure={failure} retry={() => this.setState({ failure: null })} />;
  }
}

function FailedView({ name, failure, retry }: { name: string; failure: Failure; retry: () => void }) {
  const { host } = useStore();
  const report = writeFailureReport(failure, {
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
