import { type ActId, actIds } from '../../core/lessons/act-ids.ts';
import { Icon } from '../kit/icon.tsx';
import { useStore } from '../store.ts';
import { actMessages } from './act-messages.ts';
import { pageMessages as words } from './page-messages.ts';

/** Goes to an act, which it names. */
export function ActLink({ act }: { act: ActId }) {
  const store = useStore();
  return (
    <button type="button" class="btn q act-link" onClick={() => store.open('learn', act)}>
      <Icon name="graduation-cap" />
      {words.act(actIds.indexOf(act) + 1, actMessages[act].title)}
    </button>
  );
}
