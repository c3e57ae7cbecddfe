import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { learnMessages as words } from './messages.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Asks what will happen before it does: the answer is worth more to whoever has guessed. */
export function Prediction({
  question,
  choices,
  chosen,
  onChoose,
  disabled = false,
}: {
  question: string;
  choices: readonly Choice[];
  chosen: string | null;
  onChoose: (id: string) => void;
  disabled?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere
    <div class="predict" role="group" aria-label={question}>
      <span class="strong">{question}</span>
      <span class="btns">
        {choices.map(({ id, label }) => (
          <Button key={id} pressed={id === chosen} disabled={disabled} onClick={() => onChoose(id)}>
            {label}
          </Button>
        ))}
      </span>
    </div>
  );
}

/** Whether the guess was right, by icon and word. */
export function Guess({ label, right }: { label: string; right: boolean }) {
  return (
    <span class={right ? 'st pass strong' : 'st fail strong'} role="status">
      <Icon name={right ? 'check' : 'x'} />
      {words.guessed(label)}
    </span>
  );
}
