import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import './replay.css';
import { judgeReplay, type ReplayVerdict } from '../../core/replay/judge.ts';
import type { ReplayPlan } from '../../core/replay/plan.ts';
import type { Replay, ReplayMark } from '../../core/replay/replay.ts';
import { replayPlan } from '../../core/session/select-replay.ts';
import type { RequestDetail } from '../../core/session/selectors.ts';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Icon } from '../kit/icon.tsx';
import { Box, type NoticeTone } from '../kit/notice.tsx';
import { useStore } from '../store.ts';
import { ReplayAnswers } from './replay-answers.tsx';
import { replayMessages as words } from './replay-messages.ts';
import { runningReplay, runReplay, verdictTitle } from './replay-run.ts';

const verdictTone: Record<ReplayVerdict, NoticeTone> = {
  awaited: 'info',
  'not-sent': 'warn',
  open: 'warn',
  unclear: 'warn',
  'accepts-forged': 'error',
  checks: 'good',
  'refuses-all': 'info',
  'asks-for-token': 'info',
};

function Verdict({ replay }: { replay: Replay }) {
  const store = useStore();
  const judgement = judgeReplay(replay);
  const { verdict, isCaptured, newestHelps } = judgement;
  if (verdict === 'awaited') return null;
  const isFinding = verdict === 'accepts-forged' && isCaptured;
  return (
    <div class="replay-verdict">
      <Box tone={verdictTone[verdict]} title={verdictTitle(judgement)}>
        <p>
          {words.verdictTexts[verdict]} {newestHelps ? words.newestHelps : ''}
        </p>
        {verdict === 'accepts-forged' && !isCaptured ? <p>{words.pageOnly}</p> : null}
        {isFinding ? (
          <Button look="quiet" icon="arrow-right" onClick={() => store.open('audit')}>
            {words.toAudit}
          </Button>
        ) : null}
      </Box>
    </div>
  );
}

/** Asked before anything is sent that may change something at the server. */
function Confirm({
  method,
  count,
  onSend,
  onKeep,
}: {
  method: string;
  count: number;
  onSend: () => void;
  onKeep: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <div
      class="replay-verdict"
      role="alertdialog"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onKeep();
      }}
      aria-label={words.confirm.title(method)}
      tabIndex={-1}
      ref={box}
    >
      <Box tone="warn" title={words.confirm.title(method)}>
        <p>{words.confirm.text(method, count)}</p>
        <div class="btns">
          <Button look="primary" icon="send" onClick={onSend}>
            {words.confirm.send(method)}
          </Button>
          <Button onClick={onKeep}>{words.confirm.keep}</Button>
        </div>
      </Box>
    </div>
  );
}

function OwnReplay({ mark }: { mark: ReplayMark }) {
  const store = useStore();
  return (
    <EmptyState
      icon="send"
      title={words.own.title}
      actions={
        <Button icon="arrow-left" onClick={() => store.open('requests', mark.of)}>
          {words.own.open}
        </Button>
      }
    >
      {mark.variant === null ? words.own.preflight : `${words.variants[mark.variant]}. ${words.own.text}`}
    </EmptyState>
  );
}

function Controls({
  plan,
  method,
  again,
  onStart,
}: {
  plan: ReplayPlan;
  method: string;
  again: boolean;
  onStart: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const running = runningReplay(useStore()).value;
  const start = () => {
    setAsking(false);
    onStart();
  };
  return (
    <>
      <div class="replay-bar">
        <p class="grow">
          {again ? null : `${words.intro} `}
          <strong>{words.reminder}</strong>
        </p>
        {running === null ? (
          <Button
            look="primary"
            icon="send"
            disabled={isAsking}
            onClick={() => (plan.isSafe ? start() : setAsking(true))}
          >
            {(again ? words.again : words.start) + (plan.isSafe ? '' : '…')}
          </Button>
        ) : (
          <>
            <span class="sub" role="status">
              <Icon name="loader-circle" className="spin" /> {words.running(words.variants[running.variant])}
            </span>
            <Button icon="x" onClick={() => running.cancel()}>
              {words.cancel}
            </Button>
          </>
        )}
      </div>
      {isAsking ? (
        <Confirm
          method={method}
          count={plan.requests.filter(({ request }) => request !== null).length}
          onSend={start}
          onKeep={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** Sends the request again, on a click and only then, and tells whether the server really checks. */
export function ReplayPane({ detail }: { detail: RequestDetail }) {
  const store = useStore();
  const session = store.session.value;
  const { exchange } = detail;
  const { id } = exchange;
  const mark = session.derived.replayed.get(id);
  if (mark !== undefined) return <OwnReplay mark={mark} />;
  if (store.host.replay === undefined) {
    return (
      <EmptyState icon="plug-zap" title={words.noPage.title}>
        {words.noPage.text}
      </EmptyState>
    );
  }
  const plan = replayPlan(session, id, store.now.value);
  if (plan.cannot !== null) {
    return (
      <EmptyState icon="ban" title={words.cannotTitle}>
        {words.cannot[plan.cannot]}
      </EmptyState>
    );
  }
  const replay = session.replays.get(id);
  const running = runningReplay(store).value;
  const isRunning = running?.exchange === id;
  return (
    <>
      <Controls
        key={id}
        plan={plan}
        method={exchange.request.method}
        again={replay !== undefined && !isRunning}
        onStart={() => void runReplay(store, id, plan)}
      />
      {replay === undefined || isRunning ? null : <Verdict replay={replay} />}
      <ReplayAnswers {...{ plan, replay, isRunning }} status={exchange.response.status} />
    </>
  );
}
