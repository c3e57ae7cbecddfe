import type { ComponentChildren } from 'preact';
import { attemptOf, classify, judgeReplay, statusOf } from '../../core/replay/judge.ts';
import type { PlannedRequest, ReplayPlan } from '../../core/replay/plan.ts';
import type { Replay, ReplayAttempt } from '../../core/replay/replay.ts';
import { Badge, type Tone } from '../kit/badge.tsx';
import type { IconName } from '../kit/icon.tsx';
import { useStore } from '../store.ts';
import { replayMessages as words } from './replay-messages.ts';

const good: Look = { icon: 'circle-check', tone: 'pass' };
const bad: Look = { icon: 'octagon-x', tone: 'fail' };
const neutral: Look = { icon: 'minus', tone: 'muted' };

interface Look {
  readonly icon: IconName;
  readonly tone: Tone;
}

/** A refused forgery is good and an accepted one bad; everything beside an open control is neither. */
function lookOf(replay: Replay, attempt: ReplayAttempt): Look {
  const { verdict } = judgeReplay(replay);
  const answer = classify(replay, attempt);
  if (verdict === 'open')
    return attempt.variant === 'without-token' ? { icon: 'info', tone: 'warn' } : neutral;
  const isForged = attempt.variant === 'tampered' || attempt.variant === 'unsigned';
  if (answer === 'accepted') return isForged ? bad : good;
  if (answer === 'refused') return attempt.variant === 'newest' ? { icon: 'circle-x', tone: 'warn' } : good;
  return neutral;
}

function tells(replay: Replay, attempt: ReplayAttempt): string {
  const answer = classify(replay, attempt);
  if (answer === 'awaited') return words.waiting;
  if (answer === 'not-sent')
    return attempt.outcome?.kind === 'not-sent'
      ? `${words.couldNot} ${words.notSent[attempt.outcome.why]}`
      : '';
  const isControl = attempt.variant === 'without-token';
  if (answer === 'accepted' && !isControl && judgeReplay(replay).verdict === 'open') return words.openAnyway;
  return words.tells[attempt.variant][answer];
}

/** The status, as a link to the captured answer where there is one. */
function Answer({ replay, attempt }: { replay: Replay; attempt: ReplayAttempt }) {
  const store = useStore();
  const status = statusOf(attempt);
  const answer = classify(replay, attempt);
  const shown = status !== 0 ? String(status) : attempt.outcome?.kind === 'redirected' ? words.redirect : '–';
  const { captured } = attempt;
  return (
    <Badge {...lookOf(replay, attempt)}>
      {captured === null ? (
        <span class="num">{shown}</span>
      ) : (
        <button
          type="button"
          class="jump num"
          aria-label={words.openAnswer(shown)}
          onClick={() => store.open('requests', captured.exchange)}
        >
          {shown}
        </button>
      )}{' '}
      {words.classes[answer]}
    </Badge>
  );
}

function Row({
  head,
  note,
  answer,
  children,
}: {
  head: string;
  note: string;
  answer: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <tr>
      <th scope="row">
        <strong>{head}</strong>
        {note === '' ? null : <span class="replay-note">{note}</span>}
      </th>
      <td>{answer}</td>
      <td>{children}</td>
    </tr>
  );
}

function PlannedRow({
  planned,
  replay,
  isRunning,
}: {
  planned: PlannedRequest;
  replay: Replay | undefined;
  isRunning: boolean;
}) {
  const { variant, request, whyNot, claim } = planned;
  const head = words.variants[variant];
  if (request === null) {
    return (
      <Row head={head} note="" answer={<span class="mut">–</span>}>
        <span class="sub">
          {words.couldNot} {whyNot === null ? '' : words.whyNot[whyNot]}
        </span>
      </Row>
    );
  }
  const attempt = replay && attemptOf(replay, variant);
  const note = words.made[variant](claim);
  if (replay === undefined || attempt === undefined) {
    const isPast = replay !== undefined && !isRunning;
    return (
      <Row head={head} note={note} answer={<span class="mut">–</span>}>
        <span class="mut">{isPast ? words.skipped : words.idle}</span>
      </Row>
    );
  }
  return (
    <Row head={head} note={note} answer={<Answer replay={replay} attempt={attempt} />}>
      {tells(replay, attempt)}
    </Row>
  );
}

/** What was sent, what came back, and what that tells; before a replay, what would be sent. */
export function ReplayAnswers({
  plan,
  status,
  replay,
  isRunning,
}: {
  plan: ReplayPlan;
  /** Of the request as it was captured. */
  status: number;
  replay: Replay | undefined;
  isRunning: boolean;
}) {
  const wasAccepted = (status >= 200 && status < 300) || status === 304;
  const { originalTells } = words;
  return (
    <table class="diff replay-answers" aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.columns.sent}</th>
          <th scope="col">{words.columns.answer}</th>
          <th scope="col">{words.columns.tells}</th>
        </tr>
      </thead>
      <tbody>
        <Row
          head={words.original}
          note=""
          answer={
            <Badge icon={wasAccepted ? 'check' : 'minus'} tone="muted">
              <span class="num">{status === 0 ? '–' : status}</span>
            </Badge>
          }
        >
          <span class="sub">{wasAccepted ? originalTells.accepted : originalTells.refused}</span>
        </Row>
        {plan.requests.map((planned) => (
          <PlannedRow key={planned.variant} {...{ planned, replay, isRunning }} />
        ))}
      </tbody>
    </table>
  );
}
