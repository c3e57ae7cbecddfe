import './learn-pages.css';
import { useState } from 'preact/hooks';
import { type Judgement, type Misconception, misconceptions } from '../../core/lessons/misconceptions.ts';
import { Icon } from '../kit/icon.tsx';
import { ActLink } from './act-link.tsx';
import { misconceptionMessages } from './misconception-messages.ts';
import { pageMessages } from './page-messages.ts';
import { Prediction } from './prediction.tsx';

const words = pageMessages.misconceptions;
const choices = (['true', 'false', 'depends'] as const).map((id) => ({ id, label: words.answers[id] }));

/** Three sentences to judge; the reasons come after the judgement. */
export function MisconceptionsPage() {
  return (
    <>
      <p class="sub">{words.intro}</p>
      <ol class="misconceptions">
        {misconceptions.map((one) => (
          <li key={one.id}>
            <Judged misconception={one} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Judged({ misconception: { id, answer, specs, act } }: { misconception: Misconception }) {
  const { claim, why } = misconceptionMessages[id];
  const [chosen, setChosen] = useState<Judgement | null>(null);
  const right = chosen === answer;
  return (
    <section class="box" aria-label={claim}>
      <h3>{words.quoted(claim)}</h3>
      <Prediction
        question={words.ask}
        choices={choices}
        chosen={chosen}
        onChoose={(chosenId) => setChosen(choices.find((choice) => choice.id === chosenId)?.id ?? null)}
      />
      {chosen === null ? null : (
        <div role="status">
          <p class={right ? 'st pass verdict-line' : 'st fail verdict-line'}>
            <Icon name={right ? 'circle-check' : 'circle-x'} />
            {right
              ? words.right(words.answers[answer])
              : words.wrong(words.answers[chosen], words.answers[answer])}
          </p>
          <ul class="reasons">
            {why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p class="more">
            {specs.map(({ label, url }) => (
              <a key={label} href={url} target="_blank" rel="noreferrer">
                {label}
              </a>
            ))}
            <span>
              {words.settle} <ActLink act={act} />
            </span>
          </p>
        </div>
      )}
    </section>
  );
}
