import { useMemo, useState } from 'preact/hooks';
import { decodeToken } from '../../../core/jose/decode.ts';
import { type Decryption, decryptToken } from '../../../core/jose/decrypt.ts';
import { encryptDirectly, generateContentKey } from '../../../core/jose/encrypt.ts';
import type { JsonObject } from '../../../core/jose/json.ts';
import type { Key } from '../../../core/jose/key.ts';
import { type Reading, readWithoutKey } from '../../../core/lessons/read-without-key.ts';
import { type Actor, type Message, run, tellToken } from '../../../core/lessons/sequence.ts';
import { tellDeed } from '../../../core/lessons/tell.ts';
import { Badge } from '../../kit/badge.tsx';
import { Button } from '../../kit/button.tsx';
import { PlainText } from '../../kit/plain-text.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { ColouredToken } from './coloured-token.tsx';
import { sealMessages as words } from './not-secret-messages.ts';

const actors: readonly Actor[] = [
  { id: 'browser', name: words.actors.browser, icon: 'browser' },
  { id: 'way', name: words.actors.way, icon: 'thief' },
  { id: 'server', name: words.actors.server, icon: 'server' },
];
const tries = ['none', 'other', 'right'] as const;
type Try = (typeof tries)[number];

/** The claims as a JWE, three tries to read it, and what someone on the way makes of both tokens. */
export function Seal({
  token,
  reading,
  fallback,
  onShut,
  onOpened,
}: {
  token: string;
  reading: Reading;
  /** Claims to encrypt where the text has none. */
  fallback: JsonObject;
  onShut: () => void;
  onOpened: () => void;
}) {
  const keys = useMemo(() => Promise.all([generateContentKey(), generateContentKey()]), []);
  const [jwe, setJwe] = useState('');
  const [results, setResults] = useState<readonly { how: Try; result: Decryption }[]>([]);
  const claims = reading.claims ?? fallback;

  const encrypt = async () => {
    const [key] = await keys;
    setJwe(await encryptDirectly(JSON.stringify(claims), key));
    setResults([]);
  };
  const attempt = async (how: Try) => {
    const [key, other] = await keys;
    const chosen: Readonly<Record<Try, readonly Key[]>> = { none: [], other: [other], right: [key] };
    const result = await decryptToken(decodeToken(jwe), chosen[how]);
    setResults((before) => [...before.filter((one) => one.how !== how), { how, result }]);
    if (result.outcome === 'decrypted') onOpened();
    else onShut();
  };
  const sealed = jwe === '' ? null : readWithoutKey(jwe);
  const messages = [
    ...(reading.kind === 'token' ? overhear(token, reading) : []),
    ...(sealed === null ? [] : overhear(jwe, sealed)),
  ];
  return (
    <>
      <section class="stack start" aria-label={words.title}>
        <h3>{words.title}</h3>
        <p>{words.text}</p>
        {reading.claims === null ? <p class="sub">{words.fallback}</p> : null}
        <div class="btns">
          <Button icon="lock" onClick={() => void encrypt()}>
            {words.encrypt}
          </Button>
        </div>
        {jwe === '' ? null : (
          <>
            <section class="code" aria-label={words.jwe}>
              <ColouredToken token={jwe} colours={['ch', '', 'cs', 'cp', 'cs']} />
            </section>
            <p class="mut">{words.jweNote}</p>
            <div class="btns">
              {tries.map((how) => (
                <Button
                  key={how}
                  icon={how === 'right' ? 'lock-open' : how === 'other' ? 'key-round' : 'eye'}
                  onClick={() => void attempt(how)}
                >
                  {words.tries[how]}
                </Button>
              ))}
            </div>
          </>
        )}
        <div role="status">
          <ul class="stack" aria-label={words.results}>
            {results.map(({ how, result }) => (
              <li key={how}>
                <Badge
                  icon={result.outcome === 'decrypted' ? 'lock-open' : 'lock'}
                  tone={result.outcome === 'decrypted' ? 'pass' : 'fail'}
                >
                  {words.tries[how]}: {result.outcome === 'decrypted' ? words.opened : words.shut}
                </Badge>
                <p class={result.outcome === 'decrypted' ? 'm cp wrap' : 'sub'}>
                  <PlainText text={result.outcome === 'decrypted' ? (result.text ?? '') : result.reason} />
                </p>
              </li>
            ))}
          </ul>
        </div>
      </section>
      <SequenceDiagram sequence={{ actors, messages }} caption={words.caption} />
    </>
  );
}

/** A request that passes someone who reads all that can be read of it. */
function overhear(token: string, { header, claims }: Reading): readonly Message[] {
  const names = Object.keys(claims ?? header ?? {}).slice(0, 12);
  const carried = [run(words.sends, 'strong'), run(' '), ...tellToken(token)];
  const read = [
    run(claims === null ? words.readsHeader : words.reads),
    run(names.join(', '), claims === null ? 'header' : 'payload'),
  ];
  return [
    { from: 'browser', to: 'way', runs: carried, tone: 'plain' },
    tellDeed('way', read, claims === null ? 'plain' : 'bad'),
    { from: 'way', to: 'server', runs: carried, tone: 'plain' },
  ];
}
