import { actIds, isAct, type LessonId } from '../../core/lessons/act-ids.ts';
import { lessonOfCause, lessonOfRule } from '../../core/lessons/links.ts';
import { Button } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { actMessages } from './act-messages.ts';
import { learnMessages } from './messages.ts';
import { pageMessages as words } from './page-messages.ts';

/** From a verdict or a finding to the lesson that explains it; nothing where none does. */
export function LessonLink({ cause, rule, about }: { cause?: string; rule?: string; about?: LessonId }) {
  const store = useStore();
  const lesson = about ?? (cause === undefined ? lessonOfRule(rule ?? '') : lessonOfCause(cause));
  if (lesson === null) return null;
  return (
    <Button look="quiet" icon="graduation-cap" onClick={() => store.open('learn', lesson)}>
      {words.learnWhy}
      <span class="vh"> ({nameOf(lesson)})</span>
    </Button>
  );
}

const nameOf = (id: LessonId) =>
  isAct(id) ? words.act(actIds.indexOf(id) + 1, actMessages[id].title) : learnMessages.pages[id];
