/** What went through a socket or an event stream; where nothing was told, that nothing could be searched. */
import type { Exchange, WebSocketFrame } from '../../core/http/exchange.ts';
import { redactBody } from '../../core/report/redact-request.ts';
import { ListTime } from '../kit/list-time.tsx';
import { Section } from '../kit/section.tsx';
import { requestMessages } from './messages.ts';
import { SecretText } from './secret-url.tsx';

const words = requestMessages.messages;
/** Messages that are drawn, the newest; and how much of each, in UTF-16 units. */
const most = { messages: 50, text: 2000 };

/** RFC 6455 §4.1: the opening handshake of a socket is a request that is answered with 101. */
function isSocket({ request, response }: Exchange): boolean {
  return /^wss?:/i.test(request.url) || response.status === 101;
}

export function FramesSection({ exchange }: { exchange: Exchange }) {
  const { frames } = exchange;
  if (frames.length === 0 && !isSocket(exchange)) return null;
  return (
    <Section title={words.title} count={frames.length}>
      {frames.length === 0 ? <p class="pad sub">{words.untold}</p> : null}
      {frames.length > most.messages ? <p class="pad sub">{words.newest(most.messages)}</p> : null}
      <dl>
        {frames.slice(-most.messages).map((frame, index) => (
          <Message key={index} frame={frame} />
        ))}
      </dl>
    </Section>
  );
}

function Message({ frame }: { frame: WebSocketFrame }) {
  const text = frame.text.slice(0, most.text);
  const body = { state: 'text', text, mediaType: '', length: frame.text.length } as const;
  const redacted = redactBody(body);
  return (
    <div class="kv2">
      <dt class="k">
        {words[frame.direction]} <ListTime at={frame.at} />
      </dt>
      <dd class="v">
        <SecretText
          whole={text}
          redacted={redacted.state === 'text' ? redacted.text : ''}
          what={words.secret}
        />
        {frame.text.length > text.length ? (
          <span class="sub">{requestMessages.headers.bodyCut(text.length, frame.text.length)}</span>
        ) : null}
      </dd>
    </div>
  );
}
