import './tamper-proof.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { decodeToken } from '../../../core/jose/decode.ts';
import { readKeys } from '../../../core/jose/key-reading.ts';
import { generateSigningKey, type SigningKeys } from '../../../core/jose/sign.ts';
import { verifyToken } from '../../../core/jose/verify.ts';
import { buildToken, changedParts, type WrittenPart, writePart } from '../../../core/lessons/build-token.ts';
import { jwsOf } from '../../../core/lessons/own-jws.ts';
import { tokenApi, tokenIssuer } from '../../../core/lessons/server/token-server.ts';
import { Button } from '../../kit/button.tsx';
import { useLatest } from '../../kit/use-latest.ts';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { FoundOut, useFound } from '../found-out.tsx';
import { learnStateOf } from '../learn-state.ts';
import { Guess, Prediction } from '../prediction.tsx';
import { type Design, designs, TokenFields, TokenSteps } from './tamper-proof-build.tsx';
import { tamperMessages as words } from './tamper-proof-messages.ts';
import { OwnTokenParts } from './tamper-proof-own.tsx';
import { Thief } from './tamper-proof-thief.tsx';
import { Wire } from './tamper-proof-wire.tsx';

const startSecret = 'thirty-two-bytes-long-tide-table';
const headerText = (alg: string) => `{"alg":"${alg}","typ":"JWT"}`;

/** Act 5: header, claims and key become a token; it travels with each request; and what a stolen key is good for. */
export function TamperProofAct({ onDone }: ActProps) {
  const store = useStore();
  const own = learnStateOf(store).ownToken.value;
  const jws = own === null ? null : jwsOf(own.token);
  const { found, mark } = useFound(
    words.toFind.map(({ id }) => id),
    onDone,
  );
  const startClaims = useMemo(() => claimsText(store.now.value), []);
  const [design, setDesign] = useState<Design>('HS256');
  const [secret, setSecret] = useState(startSecret);
  const [header, setHeader] = useState(() => editPart(headerText('HS256')));
  const [claims, setClaims] = useState(() => editPart(startClaims));
  const [guess, setGuess] = useState<string | null>(null);
  const keysOf = useMemo(keepKeys, []);

  const built = useLatest(async () => {
    const keys = await keysOf(design, secret);
    const token = await buildToken(header.good, claims.good, keys.privateKey);
    const verification = await verifyToken(decodeToken(token.token), [keys.publicKey]);
    return { ...token, design, keys, verification };
  }, [design, secret, header.good, claims.good]);
  const starts = useRef(new Map<Design, string>());
  if (built !== null && built.token !== '' && !starts.current.has(built.design))
    starts.current.set(built.design, built.token);
  const start = built === null || built.token === '' ? undefined : starts.current.get(built.design);
  const changed = built === null || start === undefined ? [] : changedParts(start, built.token);
  const isHidden = guess === null && changed.length > 0;
  const answer = changed.join(' ');
  const isAnswered = guess !== null && changed.includes('payload') && !changed.includes('header');
  useEffect(() => {
    if (isAnswered) mark('parts');
  }, [isAnswered]);

  const choose = (next: Design) => {
    setDesign(next);
    setHeader(editPart(headerText(next)));
    setClaims(editPart(startClaims));
  };
  return (
    <>
      {own === null ? null : <OwnTokenParts key={own.id} jws={jws} onEdited={() => mark('parts')} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="full btns" role="group" aria-label={words.signWith}>
        {designs.map((one) => (
          <Button key={one} icon="key-round" pressed={one === design} onClick={() => choose(one)}>
            {words.designs[one]}
          </Button>
        ))}
      </div>
      <div class="full">
        <Prediction question={words.question} choices={words.choices} chosen={guess} onChoose={setGuess} />
        {isAnswered ? (
          <Guess
            label={(words.choices.find(({ id }) => id === guess)?.label ?? '').toLowerCase()}
            right={guess === answer}
          />
        ) : null}
      </div>
      <TokenFields
        design={design}
        header={header}
        claims={claims}
        secret={secret}
        keys={built?.design === design ? built.keys : null}
        onHeader={(text) => setHeader(editPart(text, header.good))}
        onClaims={(text) => setClaims(editPart(text, claims.good))}
        onSecret={setSecret}
      />
      <TokenSteps built={built} changed={changed} isHidden={isHidden} />
      <FoundOut items={words.toFind} found={found} />
      {built === null ? null : (
        <Wire
          token={built.token}
          keyToCheck={built.keys.publicKey}
          alg={built.design}
          onTwoSent={() => mark('wire')}
        />
      )}
      <Thief keysOf={keysOf} secret={secret} pair={design === 'HS256' ? 'ES256' : design} onTried={mark} />
    </>
  );
}

/** A text in the making, and the last part that could be made of it. */
export interface EditedPart {
  readonly text: string;
  readonly good: WrittenPart;
  readonly fault: string;
}

const nothing: WrittenPart = { value: {}, json: '{}', encoded: 'e30' };

function editPart(text: string, before: WrittenPart = nothing): EditedPart {
  const written = writePart(text);
  return 'fault' in written
    ? { text, good: before, fault: written.fault }
    : { text, good: written, fault: '' };
}

/** @param now milliseconds; the token lives for a quarter of an hour */
function claimsText(now: number): string {
  const iat = Math.floor(now / 1000);
  const claims = { iss: tokenIssuer, aud: tokenApi, sub: 'ada', role: 'user', iat, exp: iat + 900 };
  return JSON.stringify(claims, null, 2);
}

export type KeysOf = (design: Design, secret: string) => Promise<SigningKeys>;

/** One pair a design for as long as the act is played; for the shared secret the one that is written there. */
function keepKeys(): KeysOf {
  const pairs = new Map<Design, Promise<SigningKeys>>();
  return async (design, secret) => {
    if (design === 'HS256') return sharedSecret(secret);
    const pair = pairs.get(design) ?? generateSigningKey(design);
    pairs.set(design, pair);
    return pair;
  };
}

async function sharedSecret(secret: string): Promise<SigningKeys> {
  const [key] = await readKeys(secret, { encoding: 'utf8' });
  if (key === undefined) throw new RangeError('a text is always one secret');
  return { privateKey: key, publicKey: key, publicJwk: null, privateJwk: {} };
}
