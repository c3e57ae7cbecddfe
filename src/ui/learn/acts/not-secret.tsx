import './not-secret.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JsonObject } from '../../../core/jose/json.ts';
import { generateSigningKey, signToken } from '../../../core/jose/sign.ts';
import { markSensitive, readWithoutKey } from '../../../core/lessons/read-without-key.ts';
import { tokenApi, tokenIssuer } from '../../../core/lessons/server/token-server.ts';
import { Button } from '../../kit/button.tsx';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { FoundOut, useFound } from '../found-out.tsx';
import { learnStateOf } from '../learn-state.ts';
import { Guess, Prediction } from '../prediction.tsx';
import { TextField } from '../text-field.tsx';
import { notSecretMessages as words } from './not-secret-messages.ts';
import { ReadAloud } from './not-secret-reading.tsx';
import { Seal } from './not-secret-seal.tsx';
import { ProtectionTable } from './not-secret-table.tsx';

/** Act 7: read a token without its key, put something secret into it, then encrypt it and stand before a closed door. */
export function NotSecretAct({ onDone }: ActProps) {
  const own = learnStateOf(useStore()).ownToken.value;
  return <Play key={own?.id} given={own?.token.text ?? null} onDone={onDone} />;
}

/** Longer texts are no token. In UTF-16 units. */
const longestText = 100_000;

function Play({ given, onDone }: { given: string | null } & ActProps) {
  const now = useStore().now.value;
  const start = useMemo(() => lessonClaims(now), []);
  const [text, setText] = useState(given?.slice(0, longestText) ?? '');
  const [guess, setGuess] = useState<string | null>(null);
  const [hidden, setHidden] = useState({ name: 'card_number', value: '4111 1111 1111 1111' });
  const { found, mark } = useFound(
    words.toFind.map(({ id }) => id),
    onDone,
  );
  useEffect(() => {
    if (given === null) void sign(start).then(setText);
  }, []);
  const reading = useMemo(() => readWithoutKey(text), [text]);
  const marks = useMemo(() => markSensitive(reading, now), [reading]);
  const answer = useRef<string | null>(null);

  const choose = (id: string) => {
    setGuess(id);
    answer.current ??= reading.kind === 'sealed' ? 'header' : 'all';
    mark('read');
  };
  const put = async () => {
    setText(await sign({ ...(reading.claims ?? start), [hidden.name]: hidden.value }));
    mark('hide');
  };
  return (
    <>
      <div class="full">
        <Prediction question={words.question} choices={words.choices} chosen={guess} onChoose={choose} />
        {guess === null ? null : (
          <Guess
            label={(words.choices.find(({ id }) => id === guess)?.label ?? '').toLowerCase()}
            right={guess === answer.current}
          />
        )}
      </div>
      <div class="stack start">
        <TextField
          label={words.text}
          value={text}
          rows={6}
          limit={longestText}
          onChange={(value) => {
            setText(value);
            mark('hide');
          }}
        />
        {(given?.length ?? 0) > longestText ? <p class="sub">{words.cut(longestText)}</p> : null}
        <section class="stack" aria-label={words.hide}>
          <h3>{words.hide}</h3>
          <div class="pair flip">
            <TextField
              label={words.name}
              value={hidden.name}
              limit={100}
              onChange={(name) => setHidden({ ...hidden, name })}
            />
            <TextField
              label={words.value}
              value={hidden.value}
              limit={1000}
              onChange={(value) => setHidden({ ...hidden, value })}
            />
          </div>
          <div class="btns">
            <Button icon="plus" onClick={() => void put()}>
              {words.put}
            </Button>
          </div>
        </section>
      </div>
      <ReadAloud reading={guess === null ? null : reading} marks={marks} />
      <FoundOut items={words.toFind} found={found} />
      <Seal
        token={text}
        reading={reading}
        fallback={start}
        onShut={() => mark('shut')}
        onOpened={() => mark('open')}
      />
      <ProtectionTable />
    </>
  );
}

/** @param now milliseconds */
function lessonClaims(now: number): JsonObject {
  const iat = Math.floor(now / 1000);
  return {
    iss: tokenIssuer,
    aud: tokenApi,
    sub: 'ada',
    role: 'user',
    email: 'ada@tidewater.example',
    phone_number: '+44 7700 900123',
    iat,
    exp: iat + 900,
  };
}

/** Really signed, with a key that is thrown away: reading needs none. */
async function sign(claims: JsonObject): Promise<string> {
  const { privateKey } = await generateSigningKey('HS256');
  return signToken({ header: { alg: 'HS256', typ: 'at+jwt' }, claims, key: privateKey });
}
