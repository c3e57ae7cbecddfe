import { Component, type ComponentChildren } from 'preact';
import { loadView } from '../kit/load-view.tsx';

interface Props {
  /** The view's name, as its tab has it. */
  readonly name: string;
  readonly children: ComponentChildren;
}

interface State {
  /** What was thrown, in a box of its own: anything can be. */
  readonly fault: { readonly thrown: unknown } | null;
}

const FailedView = loadView(async () => (await import('./failed-view.tsx')).FailedView);

/** Holds the fault of one view: it says so in its place, and the frame and the other views go on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static override getDerivedStateFromError(thrown: unknown): State {
    return { fault: { thrown } };
  }

  override render({ name, children }: Props, { fault }: State) {
    if (fault === null) return children;
    return <FailedView name={name} thrown={fault.thrown} retry={() => this.setState({ fault: null })} />;
  }
}
