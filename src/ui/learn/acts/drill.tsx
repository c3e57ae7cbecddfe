import '../drill.css';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { DrillTurn } from '../../../core/lessons/drill/drill.ts';
import { askQuestion, type DrillChoice, judgeChoice } from '../../../core/lessons/drill/question.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useLatest } from '../../kit/use-latest.ts';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { begin, type DrillGame, freshSeed, gameOf, goOn, takeAnswer } from '../drill-game.ts';
import { drillMessages as words } from '../drill-messages.ts';
import { drillSeedOf } from '../drill-seed.ts';
import { DrillAnswers, DrillOutcome } from './drill-answers.tsx';
import { DrillFile } from './drill-file.tsx';
import { DrillSeed } from './drill-seed-form.tsx';

/** So many right answers finish the act; the drill itself goes on. */
const enough = 12;

/** Act 10: a failing request, and two questions about it. */
export function DrillAct({ onDone }: ActProps) {
  const store = useStore();
  const game = gameOf(store);
  const wanted = drillSeedOf(store);
  const { drill, turn, answer } = game.value;
  const wentOn = useRef(false);
  const start = (seed: string) => {
    game.value = begin(seed);
    wanted.value = game.value.drill.seed;
  };
  useEffect(() => {
    if (wanted.value !== '' && wanted.value !== game.value.drill.seed) start(wanted.value);
  }, [wanted.value]);
  useEffect(() => {
    if (drill.right >= enough) onDone();
  }, [drill.right >= enough]);
  useLayoutEffect(
    () => () => {
      // Taken away while it is still the open act: Reset was pressed.
      if (store.view.value === 'learn' && store.selection.value.learn === 'drill') start(freshSeed());
    },
    [],
  );
  return (
    <>
      <div class="full drill-bar">
        <Score game={game.value} />
        <DrillSeed key={drill.seed} seed={drill.seed} onStart={start} />
      </div>
      {turn === null ? (
        <EmptyState
          icon="graduation-cap"
          title={words.all}
          actions={<Button onClick={() => start(freshSeed())}>{words.again}</Button>}
        >
          {words.allText(drill.right, drill.answered)}
        </EmptyState>
      ) : (
        <Question
          key={`${drill.seed} ${turn.case} ${turn.attempt}`}
          seed={drill.seed}
          turn={turn}
          answer={answer}
          takeFocus={wentOn.current}
          onAnswer={(choice, isRight) => {
            game.value = takeAnswer(game.value, choice, isRight);
          }}
          onNext={() => {
            wentOn.current = true;
            game.value = goOn(game.value);
          }}
        />
      )}
    </>
  );
}

function Score({ game: { drill, answer } }: { game: DrillGame }) {
  const { answered, right, streak, best } = drill;
  const number = answer === null ? answered + 1 : answered;
  const left = enough - right;
  return (
    <p class="num">
      <b>{words.question(number)}</b>
      {answered === 0 ? null : <span> · {words.score(right, answered)}</span>}
      {best < 2 ? null : (
        <span>
          {' '}
          · {words.streak(streak)}, {words.best(best)}
        </span>
      )}
      {left <= 0 ? null : <span class="sub"> · {words.toGo(left)}</span>}
    </p>
  );
}

function Question({
  seed,
  turn,
  answer,
  takeFocus,
  onAnswer,
  onNext,
}: {
  seed: string;
  turn: DrillTurn;
  answer: DrillChoice | null;
  takeFocus: boolean;
  onAnswer: (choice: DrillChoice, isRight: boolean) => void;
  onNext: () => void;
}) {
  const question = useLatest(() => askQuestion(seed, turn), []);
  if (question === null) return <p class="sub full">{words.preparing}</p>;
  const take = (choice: DrillChoice) => {
    const { causeRight, statusRight } = judgeChoice(question, choice);
    onAnswer(choice, causeRight && statusRight);
  };
  return (
    <>
      <DrillFile
        file={question.file}
        showStatus={question.statusShown || answer !== null}
        takeFocus={takeFocus && answer === null}
      />
      <div class="aside drill-side">
        <DrillAnswers question={question} answer={answer} onAnswer={take} />
        {answer === null ? null : <DrillOutcome question={question} answer={answer} onNext={onNext} />}
      </div>
    </>
  );
}
