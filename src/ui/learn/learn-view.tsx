import './learn.css';
import { useEffect, useState } from 'preact/hooks';
import { type ActId, actIds, isAct, type LessonId, pageIds } from '../../core/lessons/act-ids.ts';
import { acts, type PlayedLesson, signInLesson } from '../../core/lessons/acts.ts';
import { glossary } from '../../core/lessons/glossary.ts';
import { matchesFilter } from '../filter/parse.ts';
import { useFilter } from '../filter/use-filter.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Icon } from '../kit/icon.tsx';
import { type Store, useStore } from '../store.ts';
import { actMessages } from './act-messages.ts';
import { actViews } from './act-views.tsx';
import { isDone, markDone, neighbour } from './learn-state.ts';
import { learnMessages as words } from './messages.ts';
import { OwnTokenPicker } from './own-token.tsx';
import { SeeIt } from './see-it.tsx';

interface Lesson {
  readonly id: LessonId;
  readonly title: string;
  /** null for a page that is read and not played. */
  readonly played: PlayedLesson | null;
}

const lessons: readonly Lesson[] = [
  ...acts.map((act) => ({ id: act.id, title: actMessages[act.id].title, played: act })),
  ...pageIds.map((id) => ({ id, title: words.pages[id], played: id === 'sign-in' ? signInLesson : null })),
];

/** What else a page is found by. */
const wordsOf: Readonly<Partial<Record<LessonId, string>>> = {
  glossary: glossary.map(({ name }) => name).join(' '),
};

const vocabulary: FilterVocabulary<Lesson> = {
  placeholder: words.placeholder,
  text: ({ id, title, played }) =>
    played === null
      ? `${title} ${wordsOf[id] ?? ''}`
      : `${title} ${actMessages[played.id].goal} ${actMessages[played.id].learned} ${played.terms}`,
  keys: {},
};

/** The acts beside the one that is open; in a narrow panel only the open one, with steps to the next. */
export function LearnView() {
  const store = useStore();
  const filter = useFilter('learn', vocabulary);
  const found = lessons.filter((lesson) => matchesFilter(filter, lesson, vocabulary));
  const open = store.selection.value.learn ?? 'no-memory';
  const lesson = lessons.find(({ id }) => id === open) as Lesson;
  return (
    <div class="learn">
      <LessonList found={found} open={open} />
      <Stage lesson={lesson} />
    </div>
  );
}

function LessonList({ found, open }: { found: readonly Lesson[]; open: LessonId }) {
  const store = useStore();
  const numbered = found.filter(({ id }) => isAct(id));
  const pages = found.filter(({ id }) => !isAct(id));
  return (
    <nav class="acts-l" aria-label={words.acts}>
      {found.length === 0 ? (
        <EmptyState
          icon="list-filter"
          title={words.nothingFound.title}
          actions={
            <Button
              onClick={() => {
                store.filters.learn.value = '';
              }}
            >
              {words.nothingFound.action}
            </Button>
          }
        >
          {words.nothingFound.text}
        </EmptyState>
      ) : null}
      <ol>
        {numbered.map((lesson) => (
          <LessonItem key={lesson.id} lesson={lesson} isOpen={lesson.id === open} />
        ))}
      </ol>
      {pages.length === 0 ? null : (
        <ul aria-label={words.more}>
          {pages.map((lesson) => (
            <LessonItem key={lesson.id} lesson={lesson} isOpen={lesson.id === open} />
          ))}
        </ul>
      )}
    </nav>
  );
}

function LessonItem({ lesson: { id, title }, isOpen }: { lesson: Lesson; isOpen: boolean }) {
  const store = useStore();
  const done = isDone(store, id);
  return (
    <li>
      <button
        type="button"
        class={done ? 'done' : ''}
        aria-current={isOpen ? 'step' : undefined}
        onClick={() => store.select('learn', id)}
      >
        <span class="nb">{isAct(id) ? actIds.indexOf(id) + 1 : <Icon name="info" />}</span>
        <span class="ell">{title}</span>
        {done ? (
          <>
            <Icon name="check" />
            <span class="vh">, {words.done}</span>
          </>
        ) : null}
      </button>
    </li>
  );
}

/** The picker of a narrow panel stays when another act is picked with it: it has the focus. */
function Stage({ lesson }: { lesson: Lesson }) {
  return (
    <section class="stage" aria-label={lesson.title}>
      <StepBar id={lesson.id} title={lesson.title} />
      <Shown key={lesson.id} lesson={lesson} />
    </section>
  );
}

/** One lesson or page: what it is about, the lesson itself, and what it has shown once it is done. */
function Shown({ lesson: { id, title, played } }: { lesson: Lesson }) {
  const store = useStore();
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState(false);
  const View = actViews[id];
  useEffect(() => {
    // Another act begins at its top, and whoever listens hears which.
    store.announce(title);
  }, [store, title]);
  const reset = () => {
    setShown(false);
    setRound(round + 1);
  };
  const finish = () => {
    setShown(true);
    if (played !== null) markDone(store, played.id);
  };
  return (
    <>
      <div class="stage-h">
        <div class="grow">
          <h2>{title}</h2>
          {played === null ? null : <p class="sub">{actMessages[played.id].goal}</p>}
        </div>
        {played === null ? null : (
          <div class="stage-acts">
            {played.ownToken ? <OwnTokenPicker /> : null}
            <SeeIt lesson={played.id} />
            <Button look="quiet" icon="undo-2" onClick={reset}>
              {words.reset}
            </Button>
            {isAct(id) ? <NextAct id={id} /> : null}
          </div>
        )}
      </div>
      <div class="stage-b" key={round}>
        {View === undefined ? null : <View onDone={finish} />}
        {shown && played !== null ? (
          <p class="box okb full learned" role="status">
            <strong>{words.learned}.</strong> {actMessages[played.id].learned}
          </p>
        ) : null}
      </div>
    </>
  );
}

function go(store: Store, id: ActId | null): void {
  if (id !== null) store.select('learn', id);
}

function NextAct({ id }: { id: ActId }) {
  const store = useStore();
  const next = neighbour(id, 1);
  if (next === null) return null;
  return (
    <span class="only-wide">
      <Button look="primary" onClick={() => go(store, next)}>
        {words.next}
        <Icon name="arrow-right" />
      </Button>
    </span>
  );
}

/** In a narrow panel it stands for the list. */
function StepBar({ id, title }: { id: LessonId; title: string }) {
  const store = useStore();
  const at = (actIds as readonly LessonId[]).indexOf(id); // -1 for a page
  const { name, of } = words.act(at + 1, actIds.length);
  const [before, after] = at < 0 ? [null, null] : [actIds[at - 1] ?? null, actIds[at + 1] ?? null];
  return (
    <div class="stepbar">
      <IconButton
        icon="chevron-left"
        label={words.previous}
        disabled={before === null}
        onClick={() => go(store, before)}
      />
      <label class="num step-pick">
        <span class="vh">{words.acts}</span>
        <select value={id} onChange={(event) => store.select('learn', event.currentTarget.value as LessonId)}>
          {lessons.map((lesson) => (
            <option key={lesson.id} value={lesson.id}>
              {isAct(lesson.id) ? `${actIds.indexOf(lesson.id) + 1}  ${lesson.title}` : lesson.title}
            </option>
          ))}
        </select>
        <span aria-hidden="true">
          {at < 0 ? (
            title
          ) : (
            <>
              <b>{name}</b> {of}
            </>
          )}
        </span>
      </label>
      <span class="pips" aria-hidden="true">
        {actIds.map((act) => (
          <i key={act} class={act === id ? 'c' : isDone(store, act) ? 'd' : ''} />
        ))}
      </span>
      <IconButton
        icon="chevron-right"
        label={words.next}
        disabled={after === null}
        onClick={() => go(store, after)}
      />
    </div>
  );
}
