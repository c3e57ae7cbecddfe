import { actIds } from '../../core/lessons/act-ids.ts';
import { findAct } from '../../core/lessons/acts.ts';
import { actOfCause, actOfRule } from '../../core/lessons/links.ts';
import { Button } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { pageMessages as words } from './page-messages.ts';

/** From a verdict or a finding to the act that explains it; nothing where no act does. */
export function LessonLink({ cause, rule }: { cause?: string; rule?: string }) {
  const store = useStore();
  const act = cause === undefined ? actOfRule(rule ?? '') : actOfCause(cause);
  if (act === null) return null;
  return (
    <Button look="quiet" icon="graduation-cap" onClick={() => store.open('learn', act)}>
      {words.learnWhy}
      <span class="vh"> ({words.act(actIds.indexOf(act) + 1, findAct(act).title)})</span>
    </Button>
  );
}
