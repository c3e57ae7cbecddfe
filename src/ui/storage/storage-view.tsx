import { useCallback, useMemo } from 'preact/hooks';
import './storage.css';
import type { StorageRow } from '../../core/session/rows.ts';
import { storageNotes, storageRows } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';
import { matchesFilter } from '../filter/parse.ts';
import { useFilter } from '../filter/use-filter.ts';
import { IconButton } from '../kit/button.tsx';
import { Grid } from '../kit/grid.tsx';
import { Icon } from '../kit/icon.tsx';
import { type ActionsOf, rowHandlers } from '../kit/row-action.ts';
import { SplitView } from '../kit/split-view.tsx';
import { formatZonedClock } from '../kit/time-words.ts';
import { useEscape } from '../kit/use-escape.ts';
import { useStore } from '../store.ts';
import { storageMessages as words } from './messages.ts';
import { useStorageReading } from './read-storage.ts';
import { OriginHeading, type OriginRole, renderNarrowStored, storageColumns } from './storage-columns.tsx';
import { StorageDetail } from './storage-detail.tsx';
import { storageVocabulary } from './storage-filter.ts';
import { framesRead, NothingStored, PartlyRead } from './storage-states.tsx';

/** What an origin is to the inspected page. */
function roleOf({ pageUrl, storage }: Session, origin: string): OriginRole {
  const frames = storage?.reading.frames ?? [];
  const page = URL.canParse(pageUrl) ? new URL(pageUrl).origin : frames[0]?.origin;
  if (origin === page) return 'page';
  return frames.some((frame) => frame.origin === origin) ? 'frame' : 'requests';
}

const roleOrder: readonly OriginRole[] = ['page', 'frame', 'requests'];

/** The page's own places first, then its frames', then those of other origins; each in its own order. */
function inOrder(rows: readonly StorageRow[], session: Session): readonly StorageRow[] {
  const ranks = new Map<string, number>();
  const rankOf = (origin: string) => {
    const rank = ranks.get(origin) ?? roleOrder.indexOf(roleOf(session, origin));
    ranks.set(origin, rank);
    return rank;
  };
  return rows.toSorted((a, b) => rankOf(a.origin) - rankOf(b.origin));
}

/** When the storage was read, and the button that reads it again. */
function ReadingBar({ busy, read }: { busy: boolean; read: () => void }) {
  const { session, host } = useStore();
  const reading = session.value.storage?.reading;
  if (host.kind === 'tab') return null;
  return (
    <div class="reading-bar">
      <span class="ell grow sub">
        {busy
          ? words.reading
          : reading
            ? words.read(formatZonedClock(reading.at), framesRead(reading))
            : words.notRead}
      </span>
      {busy ? <Icon name="loader-circle" className="spin" /> : null}
      <IconButton icon="refresh-cw" label={words.readAgain} disabled={busy} onClick={read} />
    </div>
  );
}

const storageActionsOf: ActionsOf<string> = async (store, key) =>
  (await import('./storage-actions.ts')).storageActions(store, key);

/** Every place where a token is kept, who can read it there, and what to do about it. */
export function StorageView() {
  const store = useStore();
  const session = store.session.value;
  const vocabulary = useMemo(() => storageVocabulary(store), [store]);
  const filter = useFilter('storage', vocabulary);
  // The same for every session in which only checks of signatures came: a page may keep thousands of tokens.
  const unordered = storageRows(session);
  const all = useMemo(() => inOrder(unordered, session), [unordered, session.pageUrl]);
  const byKey = useMemo(() => new Map(all.map((row) => [row.key, row])), [all]);
  const rows = filter.terms.length === 0 ? all : all.filter((row) => matchesFilter(filter, row, vocabulary));
  const keys = useMemo(() => rows.map((row) => row.key), [rows]);
  const reading = useStorageReading();
  const chosen = store.selection.value.storage;
  const selected = chosen === null ? undefined : byKey.get(chosen);
  const notes = storageNotes(session);

  const leave = useCallback(() => store.select('storage', null), [store]);
  useEscape(selected !== undefined, leave);

  if (rows.length === 0 && selected === undefined) {
    return <NothingStored hidden={all.length} notes={notes} reading={reading} />;
  }
  return (
    <SplitView
      view="storage"
      open={selected !== undefined}
      list={
        rows.length === 0 ? (
          <NothingStored hidden={all.length} notes={notes} reading={reading} />
        ) : (
          <>
            <ReadingBar {...reading} />
            <PartlyRead notes={notes} />
            <Grid
              name={words.grid}
              keys={keys}
              rowOf={(key) => byKey.get(key) as StorageRow}
              columns={storageColumns}
              renderNarrow={renderNarrowStored}
              groupOf={(row) => row.origin}
              renderGroup={(origin, count) => (
                <OriginHeading origin={origin} role={roleOf(session, origin)} rows={count} />
              )}
              selected={selected?.key ?? null}
              onSelect={(key) => store.select('storage', key)}
              onLeave={leave}
              {...rowHandlers(store, storageActionsOf)}
            />
          </>
        )
      }
      detail={
        selected === undefined ? null : <StorageDetail key={selected.key} row={selected} onBack={leave} />
      }
    />
  );
}
