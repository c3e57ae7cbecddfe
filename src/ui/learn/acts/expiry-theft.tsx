import { useState } from 'preact/hooks';
import type { Key } from '../../../core/jose/key.ts';
import {
  askWith,
  type DesignId,
  logIn,
  logOut,
  makeDesignServer,
  type Pair,
  pairIn,
  worksUntil,
} from '../../../core/lessons/expiry.ts';
import { judgePlayed } from '../../../core/lessons/judge-played.ts';
import type { Played } from '../../../core/lessons/play.ts';
import { type Message, run, tellToken } from '../../../core/lessons/sequence.ts';
import type { TokenServer } from '../../../core/lessons/server/token-server.ts';
import { tellDeed } from '../../../core/lessons/tell.ts';
import { Button } from '../../kit/button.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { formatLength } from '../../kit/time-words.ts';
import { useLatest } from '../../kit/use-latest.ts';
import { useStore } from '../../store.ts';
import { learnStateOf } from '../learn-state.ts';
import { Guess, Prediction } from '../prediction.tsx';
import { axisLength, ExpiryBars, type Lives, type LookUps } from './expiry-bars.tsx';
import { expiryMessages as words } from './expiry-messages.ts';
import { OwnLife } from './expiry-own.tsx';
import { actors, tellExchange, tellPair, tellTheft } from './expiry-sequence.ts';

const minute = 60_000;
/** When the thief copies the token, and when its owner logs out. Milliseconds after the login. */
const theftAt = minute;
const logoutAt = 2 * minute;

interface Story {
  readonly server: TokenServer;
  /** When the login was, milliseconds since the epoch. */
  readonly start: number;
  readonly pair: Pair;
  readonly login: Played;
  readonly stolen: boolean;
  readonly logout: Played | null;
}

/** One design: log in, be robbed, log out, drag the clock. */
export function Theft({
  design,
  signingKey,
  until,
  lookUps,
  onEnd,
}: {
  design: DesignId;
  signingKey: Promise<Key>;
  until: Lives;
  lookUps: LookUps | null;
  /** Milliseconds after the login at which the copy stops working. */
  onEnd: (end: number) => void;
}) {
  const store = useStore();
  const now = store.now.value;
  const own = learnStateOf(store).ownToken.value;
  const [story, setStory] = useState<Story | null>(null);
  const [guess, setGuess] = useState<string | null>(null);
  const [clock, setClock] = useState(0);
  const attempt = useLatest(() => tryCopy(story, clock), [story, clock]);

  const login = async () => {
    const server = makeDesignServer(design, await signingKey);
    const played = await logIn(server, now);
    setStory({ server, start: now, pair: pairIn(played), login: played, stolen: false, logout: null });
  };
  const steal = (one: Story) => {
    setStory({ ...one, stolen: true });
    setClock(theftAt);
  };
  const leave = async (one: Story) => {
    const { server, start, pair } = one;
    const logout = await logOut(server, pair, start + logoutAt);
    const end = (await worksUntil(server, pair, start + logoutAt, start + axisLength)) ?? start + axisLength;
    setStory({ ...one, logout });
    setClock(logoutAt);
    onEnd(end - start);
  };
  const end = story?.logout ? until[design] : undefined;
  return (
    <>
      <div class="full play-row">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
        <div class="btns" role="group" aria-label={words.deeds.label}>
          <Button icon="log-in" disabled={story !== null} onClick={login}>
            {words.deeds.login}
          </Button>
          <Button
            icon="shield-alert"
            disabled={story === null || story.stolen}
            onClick={() => story !== null && steal(story)}
          >
            {words.deeds.steal}
          </Button>
          <Button
            icon="arrow-right"
            disabled={!story?.stolen || guess === null || story.logout !== null}
            onClick={() => story !== null && leave(story)}
          >
            {words.deeds.logout}
          </Button>
        </div>
        {story?.stolen ? (
          <Prediction
            question={words.question}
            choices={words.choices}
            chosen={guess}
            onChoose={setGuess}
            disabled={story.logout !== null}
          />
        ) : null}
      </div>
      <SequenceDiagram
        sequence={{ actors, messages: tellStory(story, attempt?.played ?? null, clock) }}
        caption={captionOf(story, design)}
      />
      <div class="aside stack wire">
        <section class="mini" aria-label={words.clockTitle}>
          <div class="sect">
            <h3>{words.clockTitle}</h3>
            <span class="grow" />
            {end === undefined ? null : (
              <Guess
                label={words.choices.find(({ id }) => id === guess)?.label ?? ''}
                right={guess === tellLeft(end)}
              />
            )}
          </div>
          <div class="pad stack">
            <label class="clock">
              <span>{words.clock}</span>
              <input
                type="range"
                min={0}
                max={axisLength / minute}
                step={1}
                value={clock / minute}
                disabled={!story?.logout}
                aria-valuetext={words.later(formatLength(clock))}
                onInput={({ currentTarget: { value } }) =>
                  setClock(Math.max(Number(value) * minute, logoutAt))
                }
              />
            </label>
            <ExpiryBars until={until} lookUps={lookUps} clock={clock} open={design} />
            <p role="status">
              {story?.logout && attempt !== null ? (
                <>
                  {words.thiefAsks(formatLength(clock), attempt.played.answer.status)}{' '}
                  {attempt.headline === '' ? null : (
                    <span class="sub">
                      {words.panel} {attempt.headline}.
                    </span>
                  )}
                </>
              ) : (
                <span class="sub">{words.dragFirst}</span>
              )}
            </p>
          </div>
        </section>
        {own === null ? null : <OwnLife seen={own} now={now} />}
      </div>
    </>
  );
}

/** What the thief is answered at this moment, and what the panel says of it; null while nothing was stolen. */
async function tryCopy(story: Story | null, clock: number) {
  if (!story?.logout) return null;
  const { server, pair, start, login, logout } = story;
  const played = await askWith(server, pair, start + clock);
  const diagnosis = await judgePlayed([login.exchange, logout.exchange, played.exchange]);
  return { played, headline: diagnosis?.headline ?? '' };
}

/** Which guess is right, by what is left of the copy at the logout. */
function tellLeft(end: number): string {
  const left = end - logoutAt;
  return left <= 0 ? 'none' : left < 3_600_000 ? 'minutes' : 'day';
}

function captionOf(story: Story | null, design: DesignId): string {
  if (story?.logout) return words.captions[design];
  return story?.stolen ? words.guessFirst : words.start;
}

function tellStory(story: Story | null, attempt: Played | null, clock: number): Message[] {
  if (story === null) return [];
  const { login, pair, stolen, logout } = story;
  return [
    ...tellExchange('browser', login, [run(words.credentials)], tellPair(pair)),
    ...(stolen ? [tellTheft(pair)] : []),
    ...(logout === null ? [] : tellExchange('browser', logout, tellToken(pair.access))),
    ...(logout === null || attempt === null
      ? []
      : [
          tellDeed('thief', [run(words.later(formatLength(clock)))]),
          ...tellExchange('thief', attempt, tellToken(pair.access)),
        ]),
  ];
}
