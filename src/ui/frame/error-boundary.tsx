import { Component, type ComponentChildren } from 'preact';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { loadView } from '../kit/load-view.tsx';
import { failureMessages as words } from './failure-messages.ts';

interface Props {
  /** The view's name, as its tab has it; without one, nothing is drawn where it failed. */
  readonly name?: string;
  readonly children: ComponentChildren;
}

interface State {
  /** What was thrown, in a box of its own: anything can be. */
  readonly fault: { readonly thrown: unknown } | null;
}

const FailureDetails = loadView(async () => (await import('./failure-details.tsx')).FailureDetails);

/** Holds the fault of one view: it says so in its place, and the frame and the other views go on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static override getDerivedStateFromError(thrown: unknown): State {
    return { fault: { thrown } };
  }

  override render({ name, children }: Props, { fault }: State) {
    if (fault === null) return children;
    if (name === undefined) return null;
    const retry = <Button onClick={() => this.setState({ fault: null })}>{words.retry}</Button>;
    return (
      <div class="failed-view" role="alert">
        <EmptyState icon="octagon-x" title={words.title(name)} actions={retry}>
          <p>{words.text}</p>
          {/* Fetched like a view: where nothing can be fetched any more, the words above stand alone. */}
          <ErrorBoundary>
            <FailureDetails name={name} thrown={fault.thrown} />
          </ErrorBoundary>
        </EmptyState>
      </div>
    );
  }
}
