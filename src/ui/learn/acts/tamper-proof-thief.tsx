import { useState } from 'preact/hooks';
import type { JsonObject } from '../../../core/jose/json.ts';
import { request, send } from '../../../core/lessons/play.ts';
import { type Actor, type Message, run, tellToken } from '../../../core/lessons/sequence.ts';
import type { LessonServer } from '../../../core/lessons/server/lesson-server.ts';
import { makeOrdersServer } from '../../../core/lessons/server/orders-server.ts';
import { tokenApi, tokenIssuer } from '../../../core/lessons/server/token-server.ts';
import { type Forgery, forgeWithPublicKey, forgeWithSecret } from '../../../core/lessons/stolen-key.ts';
import { tellAnswer, tellDeed, tellRequest } from '../../../core/lessons/tell.ts';
import { Button } from '../../kit/button.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useStore } from '../../store.ts';
import { Guess, Prediction } from '../prediction.tsx';
import type { KeysOf } from './tamper-proof.tsx';
import type { Design } from './tamper-proof-build.tsx';
import { thiefMessages as words } from './tamper-proof-messages.ts';

const actors: readonly Actor[] = [
  { id: 'thief', name: words.actors.thief, icon: 'thief' },
  { id: 'server', name: words.actors.server, icon: 'server' },
];
const between = { from: 'thief', to: 'server' };

/** The stolen checking key in either design, with everything that the thief can try with it. */
export function Thief({
  keysOf,
  secret,
  pair,
  onTried,
}: {
  keysOf: KeysOf;
  secret: string;
  /** The key pair's algorithm. */
  pair: Exclude<Design, 'HS256'>;
  onTried: (design: 'secret' | 'pair') => void;
}) {
  const now = useStore().now.value;
  const [guess, setGuess] = useState<string | null>(null);
  const [withSecret, setWithSecret] = useState<readonly Message[]>([]);
  const [withPair, setWithPair] = useState<readonly Message[]>([]);
  const isSeen = withSecret.length > 0 && withPair.length > 0;

  const stealSecret = async () => {
    const { publicKey } = await keysOf('HS256', secret);
    const forgery = await forgeWithSecret(adminClaims(now), publicKey);
    setWithSecret(await tell([forgery], makeOrdersServer(publicKey, ['HS256']), now));
    onTried('secret');
  };
  const stealPublic = async () => {
    const keys = await keysOf(pair, secret);
    const forgeries = await forgeWithPublicKey(adminClaims(now), pair, keys);
    setWithPair(await tell(forgeries, makeOrdersServer(keys.publicKey, [pair]), now));
    onTried('pair');
  };
  return (
    <>
      <section class="stack full" aria-label={words.title}>
        <h3>{words.title}</h3>
        <p>{words.text}</p>
        <Prediction question={words.question} choices={words.choices} chosen={guess} onChoose={setGuess} />
        <div class="btns">
          <Button icon="shield-alert" disabled={guess === null} onClick={() => void stealSecret()}>
            {words.stealSecret}
          </Button>
          <Button icon="shield-alert" disabled={guess === null} onClick={() => void stealPublic()}>
            {words.stealPublic}
          </Button>
        </div>
        {isSeen && guess !== null ? (
          <Guess
            label={(words.choices.find(({ id }) => id === guess)?.label ?? '').toLowerCase()}
            right={guess === whereTaken(withSecret, withPair)}
          />
        ) : null}
      </section>
      <div class="stack start">
        <h3>{words.designs.secret}</h3>
        <SequenceDiagram
          label={words.designs.secret}
          sequence={{ actors, messages: withSecret }}
          caption={withSecret.length > 0 ? words.captions.secret : undefined}
        />
      </div>
      <div class="stack start">
        <h3>{words.designs.pair(pair)}</h3>
        <SequenceDiagram
          label={words.designs.pair(pair)}
          sequence={{ actors, messages: withPair }}
          caption={withPair.length > 0 ? words.captions.pair : undefined}
        />
      </div>
    </>
  );
}

/** @param now milliseconds */
function adminClaims(now: number): JsonObject {
  const iat = Math.floor(now / 1000);
  return { iss: tokenIssuer, aud: tokenApi, sub: 'thief', role: 'admin', iat, exp: iat + 900 };
}

/** Each forgery is sent to the API; one that could not be signed ends where it began. */
async function tell(
  forgeries: readonly Forgery[],
  server: LessonServer,
  now: number,
): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (const { how, token } of forgeries) {
    messages.push(tellDeed('thief', [run(words.tries[how])]));
    if (token === '') {
      messages.push(tellDeed('thief', [run(words.refused, 'bad')], 'bad'));
      continue;
    }
    const asked = request(`GET ${tokenApi}/admin`, { headers: [`Authorization: Bearer ${token}`] });
    const { answer } = await send(server, asked, now);
    messages.push(tellRequest(asked, between, tellToken(token)), tellAnswer(answer, between));
  }
  return messages;
}

/** In which design an answer of the API was no refusal. */
function whereTaken(withSecret: readonly Message[], withPair: readonly Message[]): string {
  const isTaken = (messages: readonly Message[]) =>
    messages.some(({ from, runs }) => from === 'server' && runs[0]?.look === 'good');
  if (isTaken(withSecret)) return isTaken(withPair) ? 'both' : 'secret';
  return isTaken(withPair) ? 'pair' : '';
}
