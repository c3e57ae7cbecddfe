import { useMemo, useState } from 'preact/hooks';
import type { Failure } from '../../core/flows/failure.ts';
import type { Flow } from '../../core/flows/flow.ts';
import { Button } from '../kit/button.tsx';
import { SequenceDiagram } from '../kit/sequence-diagram.tsx';
import { longestGap } from '../kit/sequence-scale.ts';
import { formatSpan } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { drawFlow } from './flow-diagram.ts';
import { flowMessages as words } from './messages.ts';

/** The flow as a diagram, spaced evenly or to scale; each message leads to its request. */
export function FlowPicture({ flow, failure }: { flow: Flow; failure: Failure | null }) {
  const store = useStore();
  const [isToScale, setToScale] = useState(false);
  const diagram = useMemo(() => drawFlow(flow, failure, isToScale), [flow, failure?.code, isToScale]);
  return (
    <div class="flow-picture">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="btns" role="group" aria-label={words.spacing}>
        <Button pressed={!isToScale} onClick={() => setToScale(false)}>
          {words.evenly}
        </Button>
        <Button pressed={isToScale} onClick={() => setToScale(true)}>
          {words.toScale}
        </Button>
      </div>
      <SequenceDiagram
        sequence={diagram}
        {...(isToScale ? { timing: diagram.timing, caption: words.scaled(formatSpan(longestGap)) } : {})}
        onMessage={(index) => {
          const step = diagram.steps[index];
          return step ? () => store.open('requests', step.exchange) : null;
        }}
      />
    </div>
  );
}
