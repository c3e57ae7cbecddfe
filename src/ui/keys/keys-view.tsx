import { useMemo, useState } from 'preact/hooks';
import type { KeyId } from '../../core/jose/key.ts';
import { keyRows } from '../../core/session/selectors.ts';
import { matchesFilter } from '../filter/parse.ts';
import { useFilter } from '../filter/use-filter.ts';
import { Button } from '../kit/button.tsx';
import { DetailTitle } from '../kit/detail-title.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Grid } from '../kit/grid.tsx';
import { FilteredAway } from '../kit/list-states.tsx';
import { Box, Notice } from '../kit/notice.tsx';
import { type ActionsOf, rowHandlers } from '../kit/row-action.ts';
import { SplitView } from '../kit/split-view.tsx';
import { useStore } from '../store.ts';
import { Expectations } from './expectations.tsx';
import { keyColumns } from './key-columns.tsx';
import { KeyDetail } from './key-detail.tsx';
import { KeyEntry } from './key-entry.tsx';
import { keyFilter } from './key-filter.ts';
import { keyMessages as words } from './messages.ts';
import { OfferedKeySets } from './offered-key-sets.tsx';

const keyActionsOf: ActionsOf<KeyId> = async (store, id) =>
  (await import('./key-actions.ts')).keyActions(store, id);

export function KeysView() {
  const store = useStore();
  const session = store.session.value;
  const filter = useFilter('keys', keyFilter);
  const all = useMemo(() => keyRows(session), [session]);
  const rows = useMemo(() => new Map(all.map((row) => [row.key.id, row])), [all]);
  const shown = all.filter((row) => matchesFilter(filter, row, keyFilter)).map(({ key }) => key.id);
  const rowOf = useMemo(() => (id: string) => rows.get(id) as (typeof all)[number], [rows]);
  const chosen = store.selection.value.keys;
  const selected = chosen === null ? undefined : rows.get(chosen);
  // In a narrow panel the form takes the place of the list while a key is given.
  const [adding, setAdding] = useState(all.length === 0);

  const forget = () => {
    store.dispatch({ type: 'keys-forgotten' });
    store.announce(words.forgotten);
  };
  const list = (
    <>
      {all.length === 0 ? (
        <EmptyState
          icon="key-round"
          title={words.empty.title}
          actions={
            <span class="only-one">
              <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            </span>
          }
        >
          {words.empty.text}
        </EmptyState>
      ) : shown.length === 0 ? (
        <FilteredAway view="keys" hidden={words.hidden(all.length)} />
      ) : (
        <Grid
          name={words.name}
          keys={shown}
          rowOf={rowOf}
          columns={keyColumns}
          selected={selected ? selected.key.id : null}
          onSelect={(id) => store.select('keys', id)}
          onLeave={() => store.select('keys', null)}
          {...rowHandlers(store, keyActionsOf)}
        />
      )}
      {selected ? <KeyDetail row={selected} /> : null}
    </>
  );
  const detail = (
    <section class="detail-body" aria-label={words.add}>
      <DetailTitle title={words.add} onBack={() => setAdding(false)} />
      <div class="scroll">
        <div class="pad stack">
          <OfferedKeySets />
          <KeyEntry rows={6} />
          <Box tone="info" title={words.which}>
            <p>{words.whichPublic}</p>
            <p>{words.whichSecret}</p>
          </Box>
          <Expectations />
        </div>
      </div>
    </section>
  );
  return (
    <>
      <Notice
        icon="lock"
        action={
          <>
            {adding ? null : (
              <span class="only-one">
                <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
                  {words.add}
                </Button>
              </span>
            )}
            <Button look="quiet" disabled={all.length === 0} onClick={forget}>
              {words.forgetAll}
            </Button>
          </>
        }
      >
        <b>{words.memory}</b> {words.memoryNote[store.host.kind === 'tab' ? 'tab' : 'devtools']}
      </Notice>
      <SplitView view="keys" open={adding} list={list} detail={detail} />
    </>
  );
}
