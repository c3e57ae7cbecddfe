import { useMemo, useState } from 'preact/hooks';
import { decodeBase64url } from '../../../core/jose/base64url.ts';
import type { Jws } from '../../../core/jose/token.ts';
import { compareDigests, hmacSha256, randomSecret, toHex } from '../../../core/lessons/fingerprint.ts';
import { request } from '../../../core/lessons/play.ts';
import { type Actor, run } from '../../../core/lessons/sequence.ts';
import { makeFingerprintServer } from '../../../core/lessons/server/fingerprint-server.ts';
import { tellDeed } from '../../../core/lessons/tell.ts';
import { Button } from '../../kit/button.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useLatest } from '../../kit/use-latest.ts';
import { useStore } from '../../store.ts';
import { TextField } from '../text-field.tsx';
import { usePlay } from '../use-play.ts';
import { forgeMessages as words } from './fingerprints-messages.ts';

const card = 'https://api.tidewater.example/card';
const seenText = '{"sub":"ada","role":"user"}';
const wantedText = '{"sub":"ada","role":"admin"}';
/** What half of the tutorials sign with. */
const tutorialWord = 'secret';
const actors: readonly Actor[] = [
  { id: 'thief', name: words.actors.thief, icon: 'thief' },
  { id: 'server', name: words.actors.server, icon: 'server' },
];
const between = { from: 'thief', to: 'server' };
const begin = (hex: string) => hex.slice(0, 8);
const short = (hex: string) => `${begin(hex)}…`;

/** A thief who has a text with its fingerprint, and a server that has the secret. */
export function Forge({ onRefused }: { onRefused: () => void }) {
  const now = useStore().now.value;
  const [kind, setKind] = useState<'random' | 'word'>('random');
  const [wanted, setWanted] = useState(wantedText);
  const [guess, setGuess] = useState('');
  const [verdict, setVerdict] = useState('');
  const random = useMemo(randomSecret, []);
  const secret = kind === 'word' ? tutorialWord : random;
  const server = useMemo(() => makeFingerprintServer(secret), [secret]);
  const { messages, ask, clear } = usePlay();
  const seen = useLatest(() => hmacSha256(seenText, secret), [secret]);

  const send = async (fingerprint: string, made: boolean) => {
    const recomputed = toHex(await hmacSha256(wanted, secret));
    const { answer } = await ask({
      ...between,
      server,
      now,
      asked: request(`POST ${card}`, {
        headers: [`Authorization: Fingerprint ${fingerprint}`],
        body: { text: wanted },
      }),
      carried: [run(wanted, 'payload'), run(' '), run(short(fingerprint), 'signature')],
      before: made ? [tellDeed('thief', [run(words.makes), run(short(fingerprint), 'signature')])] : [],
      meanwhile: () => [tellDeed('server', [run(words.recomputes), run(short(recomputed), 'signature')])],
    });
    if (answer.status === 401) onRefused();
  };
  const sendOld = async () => {
    setVerdict(words.oldFails);
    await send(toHex(await hmacSha256(seenText, secret)), false);
  };
  const sendGuess = async () => {
    const [made, seen] = await Promise.all([hmacSha256(seenText, guess), hmacSha256(seenText, secret)]);
    const isRight = compareDigests(made, seen).bits === 0;
    setVerdict(isRight ? words.right : words.wrong(begin(toHex(made)), begin(toHex(seen))));
    await send(toHex(await hmacSha256(wanted, guess)), true);
  };
  return (
    <>
      <section class="stack start" aria-label={words.title}>
        <h3>{words.title}</h3>
        <p>{words.task}</p>
        <p>
          {words.seen}: <span class="m cp">{seenText}</span>{' '}
          <span class="m cs">{seen === null ? '' : short(toHex(seen))}</span>
        </p>
        <label class="check-with">
          <span class="sub">{words.kind}</span>{' '}
          <select
            class="fld"
            value={kind}
            onChange={({ currentTarget: { value } }) => {
              setKind(value === 'word' ? 'word' : 'random');
              setVerdict('');
              clear();
            }}
          >
            {(['random', 'word'] as const).map((id) => (
              <option key={id} value={id}>
                {words.kinds[id]}
              </option>
            ))}
          </select>
        </label>
        <TextField label={words.wanted} value={wanted} limit={400} onChange={setWanted} />
        <TextField label={words.guess} value={guess} limit={400} onChange={setGuess} />
        <div class="btns">
          <Button icon="send" onClick={() => void sendOld()}>
            {words.sendOld}
          </Button>
          <Button icon="send" onClick={() => void sendGuess()}>
            {words.sendGuess}
          </Button>
        </div>
        <p role="status">{verdict}</p>
        {kind === 'word' ? <p class="sub">{words.hint}</p> : null}
      </section>
      <SequenceDiagram
        sequence={{ actors, messages }}
        caption={messages.length === 0 ? undefined : words.caption}
      />
    </>
  );
}

/** A captured HS256 token: its signature is the fingerprint, and a guess of its secret is checked here, against it. */
export function GuessOwnSecret({ jws, onRefused }: { jws: Jws; onRefused: () => void }) {
  const [guess, setGuess] = useState('');
  const [verdict, setVerdict] = useState('');
  const check = async () => {
    const made = toHex(await hmacSha256(jws.signingInput, guess));
    const carried = toHex(decodeBase64url(jws.signatureText).bytes);
    setVerdict(made === carried ? words.own.right : words.own.wrong(begin(made), begin(carried)));
    if (made !== carried) onRefused();
  };
  return (
    <section class="stack full" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.own.task}</p>
      <TextField label={words.guess} value={guess} limit={400} onChange={setGuess} />
      <div class="btns">
        <Button icon="key-round" onClick={() => void check()}>
          {words.own.check}
        </Button>
      </div>
      <p role="status">{verdict}</p>
    </section>
  );
}
