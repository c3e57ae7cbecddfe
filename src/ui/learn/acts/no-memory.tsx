import { useMemo, useState } from 'preact/hooks';
import { request } from '../../../core/lessons/play.ts';
import { type Actor, run } from '../../../core/lessons/sequence.ts';
import { makeForgetfulServer } from '../../../core/lessons/server/forgetful-server.ts';
import { people } from '../../../core/lessons/server/people.ts';
import { Button } from '../../kit/button.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { PanelSays } from '../panel-says.tsx';
import { Guess, Prediction } from '../prediction.tsx';
import { usePlay } from '../use-play.ts';
import { noMemoryMessages as words } from './no-memory-messages.ts';

const site = 'https://app.tidewater.example';
const [ada] = people;
const actors: readonly Actor[] = [
  { id: 'browser', name: words.actors.browser, icon: 'browser' },
  { id: 'server', name: words.actors.server, icon: 'server' },
];
const between = { from: 'browser', to: 'server' };

/** Act 1: log in, ask again, and meet a server that has forgotten. */
export function NoMemoryAct({ onDone }: ActProps) {
  const store = useStore();
  const server = useMemo(makeForgetfulServer, []);
  const { messages, played, diagnosis, ask } = usePlay();
  const [guess, setGuess] = useState<string | null>(null);
  const now = store.now.value;
  const loggedIn = played.some(({ exchange }) => exchange.request.method === 'POST');
  const refused = loggedIn && played.at(-1)?.answer.status === 401;

  const open = () => ask({ ...between, server, now, asked: request(`GET ${site}/`) });
  const login = () =>
    ask({
      ...between,
      server,
      now,
      asked: request(`POST ${site}/login`, { body: { name: ada?.id, password: ada?.password } }),
      carried: [run(words.nameAndPassword)],
    });
  const visit = async () => {
    await ask({ ...between, server, now, asked: request(`GET ${site}/dashboard`) });
    if (loggedIn) onDone();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="full btns" role="group" aria-label={words.requests}>
        <Button icon="globe" onClick={open}>
          {words.home}
        </Button>
        <Button icon="log-in" onClick={login}>
          {words.login}
        </Button>
        <Button icon="send" disabled={loggedIn && guess === null} onClick={visit}>
          {words.dashboard}
        </Button>
      </div>
      {loggedIn ? (
        <div class="full">
          <Prediction
            question={words.question}
            choices={words.choices}
            chosen={guess}
            onChoose={setGuess}
            disabled={refused}
          />
        </div>
      ) : null}
      <SequenceDiagram
        sequence={{ actors, messages }}
        caption={refused ? words.forgets : loggedIn ? undefined : words.loginFirst}
      />
      <div class="aside stack">
        {refused && guess !== null ? <Guess label={guess} right={guess === '401'} /> : null}
        {diagnosis === null ? null : (
          <PanelSays diagnosis={diagnosis}>
            {refused ? `${words.stillUnknown} ${words.whatHelps}` : ''}
          </PanelSays>
        )}
      </div>
    </>
  );
}
