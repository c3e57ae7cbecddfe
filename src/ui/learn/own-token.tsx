import { useMemo } from 'preact/hooks';
import { tokenCount, tokenDetail, tokenRow } from '../../core/session/selectors.ts';
import { useStore } from '../store.ts';
import { tokenMessages } from '../tokens/messages.ts';
import { learnStateOf } from './learn-state.ts';
import { learnMessages as words } from './messages.ts';

/** So many of the newest tokens are offered. */
const mostOffered = 50;

/** Lets the person choose a captured token to play with; nothing is drawn while there is none. */
export function OwnTokenPicker() {
  const store = useStore();
  const session = store.session.value;
  const { ownToken } = learnStateOf(store);
  const chosen = ownToken.value;
  const rows = useMemo(() => {
    const count = tokenCount(session);
    const ids = Array.from({ length: Math.min(count, mostOffered) }, (_, back) => count - 1 - back);
    return ids.map((id) => tokenRow(session, id));
  }, [session]);
  if (rows.length === 0 && chosen === null) return null;
  return (
    <label class="own-token" title={words.ownTokenNote}>
      <span class="sub">{words.ownToken}</span>
      <select
        class="fld"
        value={chosen === null ? '' : String(chosen.id)}
        onChange={({ currentTarget: { value } }) => {
          ownToken.value = value === '' ? null : tokenDetail(session, Number(value)).seen;
        }}
      >
        <option value="">{words.lessonToken}</option>
        {rows.map(({ id, kind, subject, alg }) => (
          <option key={id} value={String(id)}>
            {[tokenMessages.kinds[kind], subject.slice(0, 40), alg].filter((part) => part !== '').join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}
