import type { InitiatorFrame } from '../../core/http/exchange.ts';
import { redactUrl } from '../../core/report/redact-request.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { SourceLine } from '../kit/source-line.tsx';
import { requestMessages } from './messages.ts';

const words = requestMessages.initiator;
/** Frames of a very deep stack that are drawn. */
const maxFrames = 50;

/** `app.js:123`: the file's last part and the line, counted from one as people do. */
export function placeOf({ url, lineNumber }: InitiatorFrame): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const file = path.slice(0, 2000).split('/').filter(Boolean).at(-1);
  return `${(file ?? path).slice(0, 120) || '/'}:${lineNumber + 1}`;
}

/** Where in the page's code the request was made; each line opens in Sources. */
export function InitiatorPane({ frames }: { frames: readonly InitiatorFrame[] }) {
  const [first] = frames;
  if (first === undefined) {
    return (
      <EmptyState icon="braces" title={words.none}>
        {words.noneText}
      </EmptyState>
    );
  }
  return (
    <>
      <p class="pad">
        <strong>{words.sentBy(placeOf(first))}</strong>
      </p>
      <Section title={words.stack}>
        <ol class="frames">
          {frames.slice(0, maxFrames).map((frame, index) => (
            <li key={index}>
              <Mono className="ell grow">
                <PlainText text={frame.functionName || words.anonymous} limit={200} />
              </Mono>
              <SourceLine
                frame={frame}
                text={placeOf(frame)}
                title={`${words.openHint}: ${redactUrl(frame.url.slice(0, 500))}`}
                refusal={words.cannotOpen}
              />
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
