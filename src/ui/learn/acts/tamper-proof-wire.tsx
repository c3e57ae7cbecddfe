import { useMemo, useState } from 'preact/hooks';
import type { Key } from '../../../core/jose/key.ts';
import { encodeUtf8 } from '../../../core/jose/utf8.ts';
import { writePart } from '../../../core/lessons/build-token.ts';
import { type Actor, run, tellToken } from '../../../core/lessons/sequence.ts';
import type { LessonRequest } from '../../../core/lessons/server/lesson-server.ts';
import { makeOrdersServer } from '../../../core/lessons/server/orders-server.ts';
import { tokenApi } from '../../../core/lessons/server/token-server.ts';
import { tellDeed } from '../../../core/lessons/tell.ts';
import { Button } from '../../kit/button.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useStore } from '../../store.ts';
import { TextField } from '../text-field.tsx';
import { usePlay } from '../use-play.ts';
import { ColouredToken } from './coloured-token.tsx';
import { wireMessages as words } from './tamper-proof-messages.ts';

const actors: readonly Actor[] = [
  { id: 'browser', name: words.actors.browser, icon: 'browser' },
  { id: 'server', name: words.actors.server, icon: 'server' },
];
const between = { from: 'browser', to: 'server' };
const startBody = '{"item":"harbour chart","count":1}';

/** The token rides in each request; the body is another one each time. */
export function Wire({
  token,
  keyToCheck,
  alg,
  onTwoSent,
}: {
  /** '' where none could be made. */
  token: string;
  keyToCheck: Key;
  alg: string;
  onTwoSent: () => void;
}) {
  const now = useStore().now.value;
  const [body, setBody] = useState(startBody);
  const [sent, setSent] = useState<readonly { token: string; body: string }[]>([]);
  const server = useMemo(() => makeOrdersServer(keyToCheck, [alg]), [keyToCheck, alg]);
  const { messages, ask } = usePlay();
  const written = writePart(body);
  const asked: LessonRequest = {
    method: 'POST',
    url: `${tokenApi}/orders`,
    headers: [
      { name: 'Authorization', value: `Bearer ${token}` },
      { name: 'Content-Type', value: 'application/json' },
    ],
    body,
  };
  const send = async () => {
    await ask({
      ...between,
      server,
      now,
      asked,
      carried: [...tellToken(token), run(' '), run(body, 'code')],
      meanwhile: ({ answer }) =>
        answer.work.includes('signature-checked') ? [tellDeed('server', [run(words.checks)])] : [],
    });
    setSent([...sent, { token, body }]);
    if (sent.some((one) => one.token === token && one.body !== body)) onTwoSent();
  };
  return (
    <>
      <section class="stack start" aria-label={words.title}>
        <h3>{words.title}</h3>
        <RawRequest asked={asked} token={token} />
        <TextField
          label={words.body}
          value={body}
          limit={1000}
          fault={'fault' in written ? words.badBody(written.fault) : ''}
          onChange={setBody}
        />
        <div class="btns">
          <Button icon="send" disabled={token === ''} onClick={() => void send()}>
            {words.send}
          </Button>
        </div>
        <p role="status">
          {token === ''
            ? words.noToken
            : sent.length === 0
              ? ''
              : words.sent(
                  sent.length,
                  new Set(sent.map((one) => one.body)).size,
                  new Set(sent.map((one) => one.token)).size,
                )}
        </p>
      </section>
      <SequenceDiagram sequence={{ actors, messages }} />
    </>
  );
}

/** As HTTP/1.1 would write it (RFC 9112 §2.1). */
function RawRequest({ asked: { method, url, body }, token }: { asked: LessonRequest; token: string }) {
  const { host, pathname } = new URL(url);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere
    <div class="code" role="group" aria-label={words.request}>
      {`${method} ${pathname} HTTP/1.1\nHost: ${host}\nAuthorization: Bearer `}
      <ColouredToken token={token} />
      {`\nContent-Type: application/json\nContent-Length: ${encodeUtf8(body).length}\n\n${body}`}
    </div>
  );
}
