import './fingerprints.css';
import { useEffect, useState } from 'preact/hooks';
import { ownString } from '../../../core/jose/json.ts';
import type { Jws } from '../../../core/jose/token.ts';
import { changeOneLetter, compareDigests, hmacSha256 } from '../../../core/lessons/fingerprint.ts';
import { jwsOf } from '../../../core/lessons/own-jws.ts';
import { Button } from '../../kit/button.tsx';
import { useLatest } from '../../kit/use-latest.ts';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { FoundOut, useFound } from '../found-out.tsx';
import { learnStateOf } from '../learn-state.ts';
import { Guess, Prediction } from '../prediction.tsx';
import { TextField } from '../text-field.tsx';
import { DigestGrid } from './digest-grid.tsx';
import { Forge, GuessOwnSecret } from './fingerprints-forge.tsx';
import { fingerprintsMessages as words } from './fingerprints-messages.ts';

const lessonText = '{"sub":"ada","role":"user"}';
const lessonSecret = 'tidewater-demo';
/** Longer texts make no other fingerprint, only a slower field. In UTF-16 units. */
const longestText = 20_000;
/** How many of 64 digits count as a few, and as half of them. */
const answerOf = (digits: number) => (digits < 12 ? 'few' : digits < 48 ? 'half' : 'most');

/** Act 4: change a letter or the secret, see how much of the fingerprint changes, then try to make one without the secret. */
export function FingerprintsAct({ onDone }: ActProps) {
  const own = learnStateOf(useStore()).ownToken.value;
  const jws = own === null ? null : jwsOf(own.token);
  const { found, mark } = useFound(
    words.toFind.map(({ id }) => id),
    onDone,
  );
  return (
    <>
      {own !== null && jws === null ? <p class="full sub">{words.own.noText}</p> : null}
      <Compare key={own?.id} jws={jws} mark={mark} />
      <FoundOut items={words.toFind} found={found} />
      {jws !== null && ownString(jws.header, 'alg') === 'HS256' ? (
        <GuessOwnSecret key={own?.id} jws={jws} onRefused={() => mark('forge')} />
      ) : (
        <Forge onRefused={() => mark('forge')} />
      )}
    </>
  );
}

function Compare({ jws, mark }: { jws: Jws | null; mark: (id: 'letter' | 'again' | 'secret') => void }) {
  const original = jws?.signingInput.slice(0, longestText) ?? lessonText;
  const [text, setText] = useState(original);
  const [secret, setSecret] = useState(lessonSecret);
  const [guess, setGuess] = useState<string | null>(null);
  const [again, setAgain] = useState({ times: 1, same: true });
  const first = useLatest(() => hmacSha256(original, lessonSecret), []);
  const yours = useLatest(
    async () => ({ text, secret, digest: await hmacSha256(text, secret) }),
    [text, secret],
  );
  const isHidden = guess === null && text !== original;
  const compared = first === null || yours === null ? null : compareDigests(first, yours.digest);

  const differsInText = yours !== null && yours.text !== original;
  const differsInSecret = yours !== null && yours.secret !== lessonSecret;
  useEffect(() => {
    if (differsInText && !differsInSecret && guess !== null) mark('letter');
    if (!differsInText && differsInSecret) mark('secret');
  }, [differsInText, differsInSecret, guess]);

  const computeAgain = async () => {
    const [one, two] = await Promise.all([hmacSha256(text, secret), hmacSha256(text, secret)]);
    setAgain({ times: again.times + 1, same: again.same && compareDigests(one, two).bits === 0 });
    mark('again');
  };
  const change = (next: { text?: string; secret?: string }) => {
    setText(next.text ?? text);
    setSecret(next.secret ?? secret);
    setAgain({ times: 1, same: true });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="full btns" role="group" aria-label={words.group}>
        <Button
          icon="wand-sparkles"
          onClick={() => change({ text: changeOneLetter(text), secret: lessonSecret })}
        >
          {words.letter}
        </Button>
        <Button icon="rotate-cw" disabled={isHidden} onClick={() => void computeAgain()}>
          {words.again}
        </Button>
        <Button icon="key-round" onClick={() => change({ text: original, secret: changeOneLetter(secret) })}>
          {words.otherSecret}
        </Button>
        <Button look="quiet" icon="undo-2" onClick={() => change({ text: original, secret: lessonSecret })}>
          {words.back}
        </Button>
      </div>
      <div class="full">
        <Prediction question={words.question} choices={words.choices} chosen={guess} onChoose={setGuess} />
      </div>
      <div class="stack start">
        <div class="pair">
          <TextField
            label={jws === null ? words.originalText : words.signingInput}
            value={original}
            rows={jws === null ? 1 : 3}
          />
          <TextField label={words.originalSecret} value={lessonSecret} />
        </div>
        <DigestGrid label={words.original} digest={first} />
      </div>
      <div class="aside stack start">
        <div class="pair">
          <TextField
            label={words.yourText}
            value={text}
            rows={jws === null ? 1 : 3}
            limit={longestText}
            onChange={(value) => change({ text: value })}
          />
          <TextField
            label={words.yourSecret}
            value={secret}
            limit={1000}
            onChange={(value) => change({ secret: value })}
          />
        </div>
        <DigestGrid
          label={words.yours}
          digest={isHidden ? null : (yours?.digest ?? null)}
          changed={isHidden ? [] : compared?.changed}
        />
      </div>
      <div class="full" role="status">
        {isHidden ? (
          <p>{words.guessFirst}</p>
        ) : compared === null ? null : compared.bits === 0 ? (
          <p>{again.times > 1 ? words.computed(again.times, again.same) : words.same}</p>
        ) : (
          <p>
            <strong class="count">{words.digits(compared.digits)}.</strong>{' '}
            {words.bits(compared.bits, compared.of)}{' '}
            <span class="sub">
              {again.times > 1
                ? words.computed(again.times, again.same)
                : `${words.marks} ${differsInText ? words.whyBits : words.onlySecret}`}
            </span>
          </p>
        )}
        {guess !== null && differsInText && !differsInSecret && compared !== null ? (
          <GuessOf guess={guess} digits={compared.digits} />
        ) : null}
      </div>
      {jws === null ? null : <OwnNote jws={jws} />}
    </>
  );
}

function GuessOf({ guess, digits }: { guess: string; digits: number }) {
  const label = words.choices.find(({ id }) => id === guess)?.label ?? '';
  return <Guess label={label.toLowerCase()} right={guess === answerOf(digits)} />;
}

function OwnNote({ jws }: { jws: Jws }) {
  const alg = ownString(jws.header, 'alg');
  return (
    <p class="full sub">
      {alg === 'HS256' ? words.own.unknown : words.own.otherAlg(alg || words.own.noAlg)}
      {jws.signingInput.length > longestText ? ` ${words.own.cut(longestText)}` : ''}
    </p>
  );
}
