import './act-table.css';
import './storage.css';
import { useEffect, useState } from 'preact/hooks';
import { generateSigningKey, signToken } from '../../../core/jose/sign.ts';
import { type Attack, attacks, tryAttack } from '../../../core/lessons/attacks.ts';
import {
  attributesOf,
  type Home,
  isCookie,
  sameSites,
  storageKey,
  tokenPlaces,
} from '../../../core/lessons/page.ts';
import { type Run, run } from '../../../core/lessons/sequence.ts';
import { tokenCookie } from '../../../core/lessons/server/bank-server.ts';
import { Button } from '../../kit/button.tsx';
import { PlainText } from '../../kit/plain-text.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { learnStateOf } from '../learn-state.ts';
import { PanelSays } from '../panel-says.tsx';
import { Guess, Prediction } from '../prediction.tsx';
import { storageActMessages as words } from './storage-messages.ts';
import { actorsOf, tellAttempt, tellMasked, tellWhy } from './storage-story.ts';
import { type Attempts, attemptKey, PlaceSays, TradeOffs } from './storage-table.tsx';

/** Act 8: a token in four places, three things that a bad script does, and another site. */
export function StorageAct({ onDone }: ActProps) {
  const own = learnStateOf(useStore()).ownToken.value;
  const made = useMadeToken();
  const token = own?.token.text ?? made;
  if (token === '') return null;
  // Another token is another play.
  return <Stage key={own?.id ?? 'made'} token={token} isOwn={own !== null} onDone={onDone} />;
}

/** Seconds that the token made here lives. */
const lifetime = 900;

/** A token that is really signed; '' until it is. */
function useMadeToken(): string {
  const store = useStore();
  const [token, setToken] = useState('');
  useEffect(() => {
    let isGone = false;
    const iat = Math.floor(store.now.peek() / 1000);
    void (async () => {
      const { privateKey } = await generateSigningKey('HS256');
      const text = await signToken({
        header: { alg: 'HS256', typ: 'at+jwt' },
        claims: {
          iss: 'https://login.tidewater.example',
          aud: 'https://app.tidewater.example',
          sub: 'ada',
          iat,
          exp: iat + lifetime,
        },
        key: privateKey,
      });
      if (!isGone) setToken(text);
    })();
    return () => {
      isGone = true;
    };
  }, [store]);
  return token;
}

function Stage({ token, isOwn, onDone }: ActProps & { token: string; isOwn: boolean }) {
  const store = useStore();
  const [home, setHome] = useState<Home>({ place: 'local-storage', sameSite: 'Lax' });
  const [attack, setAttack] = useState<Attack>('read');
  const [guess, setGuess] = useState<string | null>(null);
  const [attempts, setAttempts] = useState<Attempts>(new Map());
  const key = attemptKey(home, attack);
  const tried = attempts.get(key);
  const attempt = tried?.attempt;
  const masked = tellMasked(token);

  const open = stillOpen(attempts);
  useEffect(() => {
    if (open === null) onDone();
  }, [open]);

  const tryIt = async () => {
    if (guess === null) return;
    setGuess(null);
    const result = await tryAttack(attack, home, token, store.now.peek());
    setAttempts((before) => new Map([...before, [key, { attempt: result, guess }]]));
  };
  const choose = (next: Partial<Home>) => {
    setHome({ ...home, ...next });
    setGuess(null);
  };
  return (
    <>
      <div class="full places">
        <Choices
          label={words.places}
          options={tokenPlaces}
          name={(place) => words.place[place]}
          chosen={home.place}
          onChoose={(place) => choose({ place })}
        />
        {isCookie(home) ? (
          <Choices
            label={words.sameSites}
            isLabelled
            options={sameSites}
            name={(sameSite) => sameSite}
            chosen={home.sameSite}
            onChoose={(sameSite) => choose({ sameSite })}
          />
        ) : null}
        <code class="code m">
          {tellHome(home, masked).map(({ text, look }, index) => (
            <span key={index} class={tokenLooks[look] ?? ''}>
              <PlainText text={text} />
            </span>
          ))}
        </code>
      </div>
      <div class="full places">
        <Choices
          label={words.attacks}
          options={attacks}
          name={(one) => words.attack[one]}
          chosen={attack}
          onChoose={(one) => {
            setAttack(one);
            setGuess(null);
          }}
        />
      </div>
      <div class="full places">
        <Prediction
          question={words.question[attack]}
          choices={words.choices}
          chosen={tried?.guess ?? guess}
          onChoose={setGuess}
          disabled={tried !== undefined}
        />
        <Button icon="send" disabled={guess === null} onClick={tryIt}>
          {words.tryIt}
        </Button>
      </div>
      <SequenceDiagram
        key={`${key} ${attempt === undefined}`}
        sequence={{
          actors: actorsOf(attack),
          messages: attempt === undefined ? [] : tellAttempt(attempt, masked),
        }}
        caption={attempt === undefined ? words.start : tellWhy(attempt)}
      />
      <div class="aside stack">
        {tried === undefined ? null : (
          <Guess
            label={words.choices.find(({ id }) => id === tried.guess)?.label ?? ''}
            right={(tried.guess === 'yes') === tried.attempt.succeeded}
          />
        )}
        <TradeOffs
          attempts={attempts}
          home={home}
          todo={open === null ? words.noneIsSafe : words.todo[open]}
        />
        {isOwn ? <p class="sub">{words.ownToken}</p> : null}
        {attempt === undefined ? null : <PlaceSays place={attempt.place} />}
        {attempt?.diagnosis == null ? null : <PanelSays diagnosis={attempt.diagnosis} />}
      </div>
    </>
  );
}

/** What has to be seen before the act is done, in the order in which it is asked for; null once all was. */
function stillOpen(attempts: Attempts): keyof typeof words.todo | null {
  const all = [...attempts.values()].map(({ attempt }) => attempt);
  const was = (attack: Attack) => all.filter((one) => one.attack === attack);
  const isHttpOnly = ({ home }: { home: Home }) => home.place === 'http-only-cookie';
  if (!was('read').some(({ succeeded }) => succeeded)) return 'read something';
  if (!was('read').some(isHttpOnly)) return 'read http-only';
  if (!was('send').some(isHttpOnly)) return 'send http-only';
  return was('other-site').length === 0 ? 'other-site' : null;
}

const tokenLooks: Readonly<Partial<Record<Run['look'], string>>> = {
  header: 'ch',
  payload: 'cp',
  signature: 'cs',
};

/** How the token gets to its place, as it is written in code or on the wire. */
function tellHome(home: Home, token: readonly Run[]): Run[] {
  if (isCookie(home))
    return [run(`Set-Cookie: ${tokenCookie}=`, 'code'), ...token, run(`; ${attributesOf(home)}`, 'code')];
  return home.place === 'memory'
    ? [run("const token = '", 'code'), ...token, run(words.inModule, 'code')]
    : [run(`localStorage.setItem('${storageKey}', '`, 'code'), ...token, run("')", 'code')];
}

/** One of a few, as buttons of which one is pressed. */
function Choices<Id extends string>({
  label,
  isLabelled = false,
  options,
  name,
  chosen,
  onChoose,
}: {
  label: string;
  /** Whether the label is drawn too. */
  isLabelled?: boolean;
  options: readonly Id[];
  name: (id: Id) => string;
  chosen: Id;
  onChoose: (id: Id) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere
    <div class="btns" role="group" aria-label={label}>
      {isLabelled ? <span class="sub">{label}</span> : null}
      {options.map((id) => (
        <Button key={id} pressed={id === chosen} onClick={() => onChoose(id)}>
          {name(id)}
        </Button>
      ))}
    </div>
  );
}
