import type { ComponentChildren } from 'preact';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import { Ladder } from '../requests/ladder.tsx';
import { learnMessages as words } from './messages.ts';

/** The diagnosis of a played exchange, in the words of the Requests view. */
export function PanelSays({
  diagnosis: { headline, ladder, rightStatus },
  children,
}: {
  diagnosis: Diagnosis;
  /** What the act adds. */
  children?: ComponentChildren;
}) {
  return (
    <section class="mini" aria-label={words.panelSays}>
      <h3 class="sect">{words.panelSays}</h3>
      <p class="pad says" lang="en">
        <strong>{headline}.</strong> {rightStatus.why}
      </p>
      <Ladder steps={ladder} />
      {children ? <p class="pad sub">{children}</p> : null}
    </section>
  );
}
