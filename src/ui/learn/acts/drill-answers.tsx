import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type DrillChoice, type DrillQuestion, judgeChoice } from '../../../core/lessons/drill/question.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Box } from '../../kit/notice.tsx';
import { drillMessages as words } from '../drill-messages.ts';
import { PanelSays } from '../panel-says.tsx';

/** First what went wrong, then which status is right; the second choice is the answer. */
export function DrillAnswers({
  question,
  answer,
  onAnswer,
}: {
  question: DrillQuestion;
  answer: DrillChoice | null;
  onAnswer: (choice: DrillChoice) => void;
}) {
  const [picked, setPicked] = useState<string | null>(answer?.cause ?? null);
  const { causes, statuses, diagnosis } = question;
  const right = diagnosis.rightStatus.status;
  return (
    <div class="drill-answers">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div role="group" aria-label={words.whatHappened}>
        <h3>{words.whatHappened}</h3>
        <div class="choices">
          {causes.map(({ cause, words: label }) => (
            <Option
              key={cause}
              isChosen={cause === (answer?.cause ?? picked)}
              verdict={answer === null ? null : cause === diagnosis.cause}
              onChoose={() => setPicked(cause)}
            >
              <span lang="en">{label}</span>
            </Option>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="group" aria-label={words.whichStatus}>
        <h3>{words.whichStatus}</h3>
        {picked === null ? <p class="sub">{words.chooseFirst}</p> : null}
        <div class="choices statuses">
          {statuses.map((status) => (
            <Option
              key={status}
              isChosen={status === answer?.status}
              verdict={answer === null ? null : status === right}
              disabled={picked === null}
              onChoose={() => picked !== null && onAnswer({ cause: picked, status })}
            >
              <b>{status}</b> {words.statuses[status]}
            </Option>
          ))}
        </div>
      </div>
    </div>
  );
}

/** One answer. Once all is answered the right one is marked, and the chosen one where it was not. */
function Option({
  isChosen,
  verdict,
  disabled = false,
  onChoose,
  children,
}: {
  isChosen: boolean;
  /** Whether it is the right one; null as long as that is open. */
  verdict: boolean | null;
  disabled?: boolean;
  onChoose: () => void;
  children: ComponentChildren;
}) {
  const mark = verdict === true ? 'pass' : verdict === false && isChosen ? 'fail' : '';
  return (
    <button
      type="button"
      class={`btn choice ${mark}`}
      aria-pressed={isChosen}
      disabled={disabled || verdict !== null}
      onClick={onChoose}
    >
      <span class="grow">{children}</span>
      {mark === '' ? null : (
        <>
          <Icon name={mark === 'pass' ? 'circle-check' : 'circle-x'} />
          <span class="vh">({mark === 'pass' ? words.isRight : words.isWrong})</span>
        </>
      )}
    </button>
  );
}

/** Right or not, why, and the ladder that decides. */
export function DrillOutcome({
  question,
  answer,
  onNext,
}: {
  question: DrillQuestion;
  answer: DrillChoice;
  onNext: () => void;
}) {
  const next = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The button that had the focus cannot be pressed any more.
    next.current?.querySelector('button')?.focus();
  }, []);
  const { causeRight, statusRight } = judgeChoice(question, answer);
  const { diagnosis, causes, file } = question;
  const { status, asSent } = diagnosis.rightStatus;
  const sent = file.exchanges.at(-1)?.status ?? 0;
  const isRight = causeRight && statusRight;
  const title = isRight ? words.right : causeRight || statusRight ? words.half : words.wrong;
  const cause = causes.find((option) => option.cause === diagnosis.cause)?.words ?? '';
  return (
    <>
      <div role="status">
        <Box tone={isRight ? 'good' : 'error'} icon={isRight ? 'circle-check' : 'circle-x'} title={title}>
          <p>
            {words.causeWas} <span lang="en">{cause}</span>
          </p>
          <p>
            {words.statusWas(status)} {sentWords(sent, status, asSent)}
          </p>
          {isRight ? null : <p class="sub">{words.comesBack}</p>}
        </Box>
      </div>
      <div ref={next}>
        <Button look="primary" icon="arrow-right" onClick={onNext}>
          {words.next}
        </Button>
      </div>
      <PanelSays diagnosis={diagnosis} />
    </>
  );
}

function sentWords(sent: number, right: number, asSent: boolean): string {
  if (sent === right) return words.sentRight(sent);
  return asSent ? words.sentAllowed(sent, right) : words.sentWrong(sent, right);
}
