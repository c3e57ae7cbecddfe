import { useId, useRef, useState } from 'preact/hooks';
import { decodeToken } from '../../core/jose/decode.ts';
import { isJsonObject, ownString, parseJson } from '../../core/jose/json.ts';
import type { Key } from '../../core/jose/key.ts';
import { KeyError } from '../../core/jose/key-error.ts';
import { generateSigningKey, signToken } from '../../core/jose/sign.ts';
import type { Jws } from '../../core/jose/token.ts';
import type { Verification } from '../../core/jose/verification.ts';
import { verifyToken } from '../../core/jose/verify.ts';
import { keyName } from '../keys/key-name.ts';
import { Badge } from '../kit/badge.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { Section } from '../kit/section.tsx';
import { useStore } from '../store.ts';
import { startingText, textToSign } from './edited-text.ts';
import { SignatureBadge } from './signature-badge.tsx';
import { editMessages as words } from './signature-messages.ts';

/** The choice of a key that does not exist yet. */
const fresh = 'fresh';

interface Signed {
  readonly text: string;
  readonly verification: Verification;
  /** The public half of a fresh key as a JWK, for a server of one's own to trust. */
  readonly publicJwk: string | null;
}

/** What came of signing, and of which text and key: it says nothing about what is written now, if that is another. */
interface Attempt {
  readonly written: string;
  readonly signed: Signed | null;
  readonly failure: string;
}

/** Header and claims to be changed, and a signature over them by a key of the person's. Nothing of it is ever sent. */
export function EditToken({ token }: { token: Jws }) {
  return (
    <Section title={words.title} folded>
      <Editor key={token.text} token={token} />
    </Section>
  );
}

function Editor({ token }: { token: Jws }) {
  const keyring = useStore().session.value.keys;
  const [header, setHeader] = useState(() => startingText(token, 'header'));
  const [claims, setClaims] = useState(() => startingText(token, 'claims'));
  const [chosen, setChosen] = useState('');
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const lastTry = useRef(0);
  const ready = textToSign(header, claims);
  const alg = 'fault' in ready ? '' : ownString(ready.header, 'alg');
  const fitting = keyring.filter((key) => key.role !== 'public' && key.algorithms.includes(alg));
  const choice =
    chosen === fresh ? fresh : (fitting.find(({ id }) => id === chosen)?.id ?? fitting[0]?.id ?? fresh);

  const written = JSON.stringify([header, claims, choice]);
  const { signed, failure } = attempt?.written === written ? attempt : { signed: null, failure: '' };

  const sign = async () => {
    if ('fault' in ready) return;
    lastTry.current += 1;
    const mine = lastTry.current;
    const own = choice === fresh ? null : fitting.find(({ id }) => id === choice);
    const outcome = await signWith(ready, own, keyring).then(
      (signed) => ({ signed, failure: '' }),
      (error) => ({ signed: null, failure: error instanceof KeyError ? error.message : words.refused }),
    );
    // A fresh RSA key takes its time: what was asked for since is not taken back by it.
    if (mine === lastTry.current) setAttempt({ written, ...outcome });
  };
  return (
    <form
      class="form pad"
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <p class="sub">{words.note}</p>
      <Field label={words.header} value={header} rows={5} onChange={setHeader} />
      <Field label={words.claims} value={claims} rows={10} onChange={setClaims} />
      <div class="btns">
        <label class="check-with">
          <span class="sub">{words.signWith}</span>
          <select class="fld" value={choice} onChange={(event) => setChosen(event.currentTarget.value)}>
            {fitting.map((key) => (
              <option key={key.id} value={key.id} lang="en">
                {`${keyName(key)} · ${key.description}`.slice(0, 100)}
              </option>
            ))}
            <option value={fresh}>{words.fresh}</option>
          </select>
        </label>
        <button type="submit" class="btn pri" disabled={'fault' in ready}>
          {words.sign}
        </button>
      </div>
      <div role="status" aria-label={words.result} class="stack">
        {'fault' in ready || failure !== '' ? (
          <p class="det bad">{'fault' in ready ? words.faults[ready.fault] : failure}</p>
        ) : signed === null ? (
          <Badge icon="circle-dashed" tone="muted" title={words.unsigned}>
            {words.notChecked}
          </Badge>
        ) : (
          <SignatureBadge verification={signed.verification} />
        )}
        {signed === null ? null : <Result signed={signed} />}
      </div>
    </form>
  );
}

function Result({ signed: { text, publicJwk } }: { signed: Signed }) {
  return (
    <>
      <p class="jwt m">{text.length > 4000 ? `${text.slice(0, 4000)}…` : text}</p>
      <div class="btns">
        <CopyButton label={words.copy} text={text}>
          {words.copy}
        </CopyButton>
        {publicJwk === null ? null : (
          <CopyButton label={words.copyJwk} text={publicJwk}>
            {words.copyJwk}
          </CopyButton>
        )}
      </div>
      <p class="mut">{words.neverSent}</p>
    </>
  );
}

async function signWith(
  { header, payload }: Extract<ReturnType<typeof textToSign>, { payload: string }>,
  own: Key | null | undefined,
  keyring: readonly Key[],
): Promise<Signed> {
  const alg = ownString(header, 'alg');
  if (own) {
    const text = await signToken({ header, payload, key: own });
    return { text, verification: await verifyToken(decodeToken(text), keyring), publicJwk: null };
  }
  if (alg.toLowerCase() === 'none') {
    const text = await signToken({ header, payload, key: null });
    return { text, verification: await verifyToken(decodeToken(text), keyring), publicJwk: null };
  }
  const made = await generateSigningKey(alg, ownString(header, 'kid'));
  const text = await signToken({ header, payload, key: made.privateKey });
  const verification = await verifyToken(decodeToken(text), [made.publicKey]);
  return { text, verification, publicJwk: JSON.stringify(made.publicJwk ?? made.privateJwk, null, 2) };
}

function Field({
  label,
  value,
  rows,
  onChange,
}: {
  label: string;
  value: string;
  rows: number;
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div>
      <label class="l" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class="ta"
        rows={rows}
        spellcheck={false}
        autocomplete="off"
        value={value}
        aria-invalid={!isJsonObject(parseJson(value).value)}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
