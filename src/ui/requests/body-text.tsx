import type { HttpBody } from '../../core/http/exchange.ts';
import { redactBody } from '../../core/report/redact-request.ts';
import { requestMessages as words } from './messages.ts';
import { SecretText } from './secret-url.tsx';

/** How much of a body is drawn, in UTF-16 units. */
const maxShown = 20_000;

/** A body as captured, its secrets hidden until asked for; one that was not read says why. */
export function BodyText({ body }: { body: HttpBody }) {
  if (body.state === 'none') return <p class="pad sub">{words.headers.noBody}</p>;
  if (body.state === 'not-read') return <p class="pad sub">{words.headers.notRead[body.reason]}</p>;
  const text = body.text.slice(0, maxShown);
  const redacted = redactBody({ ...body, text });
  return (
    <div class="pad">
      <SecretText
        whole={text}
        redacted={redacted.state === 'text' ? redacted.text : ''}
        what={words.headers.body}
      />
      {body.length > text.length ? (
        <p class="sub">{words.headers.bodyCut(text.length, body.length)}</p>
      ) : null}
    </div>
  );
}
