import './act-table.css';
import './sign-in.css';
import { useState } from 'preact/hooks';
import {
  type Party,
  playSignIn,
  type SignInOutcome,
  type SignInSetup,
  type SignInStory,
} from '../../../core/lessons/sign-in.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { Guess, Prediction } from '../prediction.tsx';
import { FlowSays } from './sign-in-flow.tsx';
import { signInMessages as words } from './sign-in-messages.ts';
import { actorsOf, tellCaption, tellStory } from './sign-in-story.ts';

const outcomes = (['you', 'thief-as-you', 'you-as-thief', 'nobody'] as const).map((id) => ({
  id,
  label: words.outcomes[id],
}));

/** The same sign-in by password and by redirect, and what PKCE and state are for. */
export function SignInLesson({ onDone }: ActProps) {
  const store = useStore();
  const [setup, setSetup] = useState<SignInSetup>({
    way: 'password',
    pkce: true,
    checksState: true,
    interference: 'none',
  });
  const [guess, setGuess] = useState<string | null>(null);
  const [story, setStory] = useState<SignInStory | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const byRedirect = setup.way === 'redirect';
  const isRobbed = byRedirect && setup.interference !== 'none';
  const choices = isRobbed ? outcomes : words.passwordChoices;
  const answer = story === null ? '' : isRobbed ? story.outcome : story.sawPassword.join(' ');

  const change = (next: Partial<SignInSetup>) => {
    setSetup({ ...setup, ...next });
    setStory(null);
    setGuess(null);
  };
  const signIn = async () => {
    setStory(await playSignIn(setup, store.now.value));
    const known = new Set([...seen, setup.way]);
    setSeen(known);
    if (known.size === 2) onDone();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="full btns" role="group" aria-label={words.setup}>
        {(['password', 'redirect'] as const).map((way) => (
          <Button key={way} pressed={way === setup.way} onClick={() => change({ way })}>
            {words.ways[way]}
          </Button>
        ))}
        {byRedirect ? (
          <>
            <Switch label={words.pkce} on={setup.pkce} onChange={(pkce) => change({ pkce })} />
            <Switch
              label={words.checksState}
              on={setup.checksState}
              onChange={(checksState) => change({ checksState })}
            />
            <select
              class="fld"
              aria-label={words.interference}
              value={setup.interference}
              onChange={({ currentTarget: { value } }) =>
                change({ interference: value as SignInSetup['interference'] })
              }
            >
              {Object.entries(words.interferences).map(([id, label]) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </>
        ) : null}
        <Button look="primary" icon="log-in" disabled={guess === null} onClick={signIn}>
          {words.signIn}
        </Button>
      </div>
      <div class="full">
        <Prediction
          question={isRobbed ? words.outcomeQuestion : words.passwordQuestion}
          choices={choices}
          chosen={guess}
          onChoose={setGuess}
          disabled={story !== null}
        />
      </div>
      <SequenceDiagram
        sequence={{ actors: actorsOf(story, setup), messages: story === null ? [] : tellStory(story) }}
        caption={tellCaption(story, setup)}
      />
      <div class="aside stack">
        {story === null || guess === null ? null : (
          <>
            <Guess label={choices.find(({ id }) => id === guess)?.label ?? ''} right={guess === answer} />
            <Outcome story={story} isRobbed={isRobbed} />
            {story.flow === null ? null : <FlowSays detail={story.flow} />}
            {isRobbed ? <p class="sub">{words.onlyYours}</p> : null}
          </>
        )}
      </div>
    </>
  );
}

function Switch({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="chk">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
      {label}
    </label>
  );
}

/** Who saw the password, and whom the tokens let in. */
function Outcome({ story: { sawPassword, outcome }, isRobbed }: { story: SignInStory; isRobbed: boolean }) {
  const parties: Party[] = isRobbed ? ['app', 'provider', 'thief'] : ['app', 'provider'];
  return (
    <table class="act-table" aria-label={words.sees}>
      <thead>
        <tr>
          <th scope="col">{words.seesColumns.who}</th>
          <th scope="col">{words.seesColumns.password}</th>
          <th scope="col">{words.seesColumns.signedIn}</th>
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party}>
            <th scope="row">{words.parties[party]}</th>
            <td>
              <YesNo yes={sawPassword.includes(party)} bad={party !== 'provider'} />
            </td>
            <td>{signedInAt(party, outcome)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function YesNo({ yes, bad }: { yes: boolean; bad: boolean }) {
  return (
    <span class={yes && bad ? 'st fail strong' : 'st'}>
      {yes && bad ? <Icon name="circle-x" /> : null}
      {yes ? words.yes : words.no}
    </span>
  );
}

/** The app's user, or the thief. */
function signedInAt(party: Party, outcome: SignInOutcome): string {
  if (party === 'provider') return '–';
  const isHere = outcome === 'thief-as-you' ? party === 'thief' : party === 'app';
  return isHere ? words.asWhom[outcome] : words.no;
}
