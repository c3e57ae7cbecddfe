import type { StorageReading } from '../../core/find/stored.ts';
import { Button } from '../kit/button.tsx';
import { EmptyState, Loading } from '../kit/empty-state.tsx';
import { FilteredAway } from '../kit/list-states.tsx';
import { Notice } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useStore } from '../store.ts';
import { storageMessages as words } from './messages.ts';

/** How many frames could be read at all. */
export function framesRead(reading: StorageReading): number {
  return reading.frames.filter(({ unreadable, entries }) => unreadable === '' || entries.length > 0).length;
}

/** What could not be read, each with its reason; several are folded, so that they leave room for the list. */
export function PartlyRead({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <Notice tone="warn">
      <details class="partly" open={notes.length === 1}>
        <summary>{words.partly(notes.length)}</summary>
        <ul class="notes">
          {notes.slice(0, 50).map((note) => (
            <li key={note} lang="en">
              <PlainText text={note} limit={400} />
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}

/** What the view shows where there is no place to list: why, and the one thing to do about it. */
export function NothingStored({
  hidden,
  notes,
  reading: { busy, read },
}: {
  hidden: number;
  notes: readonly string[];
  reading: { busy: boolean; read: () => void };
}) {
  const { session, host } = useStore();
  const { storage, storageUnreadable } = session.value;
  const readAgain = (
    <Button look="primary" icon="refresh-cw" disabled={busy} onClick={read}>
      {words.readAgain}
    </Button>
  );
  if (hidden > 0) return <FilteredAway view="storage" hidden={words.hidden(hidden)} />;
  if (host.kind === 'tab') {
    return (
      <EmptyState icon="database" title={words.tab.title}>
        {words.tab.text}
      </EmptyState>
    );
  }
  if (storage === null && storageUnreadable === '') return <Loading label={words.reading} />;
  if (storageUnreadable !== '') {
    return (
      <EmptyState icon="plug-zap" title={words.notInspectable.title} actions={readAgain}>
        <span lang="en">
          <PlainText text={storageUnreadable} limit={400} />
        </span>
      </EmptyState>
    );
  }
  return (
    <>
      <PartlyRead notes={notes} />
      <EmptyState icon="database" title={words.empty.title} actions={readAgain}>
        {words.empty.text(storage === null ? 0 : framesRead(storage.reading))}
      </EmptyState>
    </>
  );
}
