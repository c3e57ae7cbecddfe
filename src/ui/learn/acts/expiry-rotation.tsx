import { useState } from 'preact/hooks';
import type { Key } from '../../../core/jose/key.ts';
import { logIn, makeDesignServer, type Pair, pairIn, refreshWith } from '../../../core/lessons/expiry.ts';
import { type Message, run } from '../../../core/lessons/sequence.ts';
import type { TokenServer } from '../../../core/lessons/server/token-server.ts';
import { tellDeed } from '../../../core/lessons/tell.ts';
import { Button } from '../../kit/button.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { Guess, Prediction } from '../prediction.tsx';
import { expiryMessages } from './expiry-messages.ts';
import { actors, tellExchange, tellPair, tellRefresh, tellTheft } from './expiry-sequence.ts';

const words = expiryMessages.rotation;

interface Race {
  readonly server: TokenServer;
  readonly owner: Pair;
  readonly thief: Pair;
  readonly messages: readonly Message[];
  /** What a refresh is good for after both have used the same token; '' before. */
  readonly winner: string;
}

const carried = ({ refresh }: Pair) => tellRefresh(refresh);

/** Two hold one refresh token; the second use of it gives that away. */
export function Rotation({
  signingKey,
  now,
  onFound,
}: {
  signingKey: Promise<Key>;
  now: number;
  onFound: () => void;
}) {
  const [race, setRace] = useState<Race | null>(null);
  const [guess, setGuess] = useState<string | null>(null);

  const thiefRefreshes = async () => {
    const server = makeDesignServer('short', await signingKey);
    const login = await logIn(server, now);
    const owner = pairIn(login);
    const refreshed = await refreshWith(server, owner, now);
    const thief = pairIn(refreshed);
    const messages = [
      ...tellExchange('browser', login, [run(expiryMessages.credentials)], tellPair(owner)),
      tellTheft(owner),
      ...tellExchange('thief', refreshed, carried(owner), tellPair(thief)),
    ];
    setRace({ server, owner, thief, messages, winner: '' });
  };
  const ownerRefreshes = async ({ server, owner, thief, messages }: Race) => {
    const mine = await refreshWith(server, owner, now);
    const theirs = await refreshWith(server, thief, now);
    const ended = mine.answer.work.includes('refresh-family-revoked');
    const [first, ...answered] = tellExchange('browser', mine, carried(owner));
    const more = [
      ...(first === undefined ? [] : [first]),
      ...(ended ? [tellDeed('api', [run(words.revoked, 'bad')], 'bad')] : []),
      ...answered,
      ...tellExchange('thief', theirs, carried(thief)),
    ];
    const winner = mine.answer.status === 200 ? 'owner' : theirs.answer.status === 200 ? 'thief' : 'nobody';
    setRace({ server, owner, thief, messages: [...messages, ...more], winner });
    onFound();
  };
  const isOver = race !== null && race.winner !== '';
  const label = words.choices.find(({ id }) => id === guess)?.label ?? '';
  return (
    <section class="full stack rotation" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="sub">{words.text}</p>
      <div class="play-row">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
        <div class="btns" role="group" aria-label={words.label}>
          <Button icon="shield-alert" disabled={race !== null} onClick={thiefRefreshes}>
            {words.thief}
          </Button>
          <Button
            icon="refresh-cw"
            disabled={race === null || guess === null || isOver}
            onClick={() => race !== null && ownerRefreshes(race)}
          >
            {words.owner}
          </Button>
        </div>
        {race === null ? null : (
          <Prediction
            question={words.question}
            choices={words.choices}
            chosen={guess}
            onChoose={setGuess}
            disabled={isOver}
          />
        )}
        {isOver ? <Guess label={label} right={guess === race.winner} /> : null}
      </div>
      <SequenceDiagram
        sequence={{ actors, messages: race?.messages ?? [] }}
        label={words.diagram}
        caption={race === null ? words.start : isOver ? words.caption : undefined}
      />
    </section>
  );
}
