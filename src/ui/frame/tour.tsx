import { Button } from '../kit/button.tsx';
import { type Store, useStore, type ViewId } from '../store.ts';
import { chordText } from './chord.ts';
import { frameCommands } from './commands.ts';
import { endTour } from './end-tour.ts';
import './tour.css';
import { tourMessages as words } from './tour-messages.ts';

interface Step {
  readonly text: string;
  /** What its button leads to. */
  readonly show: string;
  readonly view: ViewId;
}

function stepsOf(store: Store): readonly Step[] {
  const { begin, why, more } = words.steps;
  const { commands, keyboard } = frameCommands(store);
  const keysOf = ({ chords = [] }: typeof commands) => chords.map(chordText).join(', ');
  return [
    { text: store.host.kind === 'tab' ? begin.tab : begin.devtools, show: begin.show, view: 'tokens' },
    { text: why.text, show: why.show, view: 'requests' },
    { text: more.text(keysOf(commands), keysOf(keyboard)), show: more.show, view: 'learn' },
  ];
}

/** The first steps, in a strip that covers nothing and holds nobody up: it is skipped once and for all. */
export function Tour({ at }: { at: number }) {
  const store = useStore();
  const steps = stepsOf(store);
  const step = steps[at];
  if (step === undefined) return null;
  const isLast = at === steps.length - 1;
  return (
    <section
      class="tour"
      aria-label={words.label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        endTour(store);
      }}
    >
      <p class="grow" aria-live="polite">
        <b class="num">{words.place(at + 1, steps.length)}</b> {step.text}
      </p>
      <div class="btns">
        <Button onClick={() => store.open(step.view)}>{step.show}</Button>
        <Button
          look="primary"
          onClick={() => {
            if (isLast) endTour(store);
            else store.tour.value = at + 1;
          }}
        >
          {isLast ? words.done : words.next}
        </Button>
        {isLast ? null : (
          <Button look="quiet" onClick={() => endTour(store)}>
            {words.skip}
          </Button>
        )}
      </div>
    </section>
  );
}
