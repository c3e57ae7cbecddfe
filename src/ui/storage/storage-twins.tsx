import { useMemo } from 'preact/hooks';
import type { StorageRow } from '../../core/session/rows.ts';
import { storageRows } from '../../core/session/selectors.ts';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { useStore } from '../store.ts';
import { storageMessages as words } from './messages.ts';
import { Area, Readable } from './storage-columns.tsx';

const mostShown = 12;

/** The other places that hold the same token: a hidden cookie is no use where a script reads its twin. */
export function Twins({ row }: { row: StorageRow }) {
  const store = useStore();
  const session = store.session.value;
  const twins = useMemo(() => {
    const keys = new Set(row.twins);
    return storageRows(session).filter(({ key }) => keys.has(key));
  }, [session, row]);
  if (twins.length === 0) return null;
  const readable = [row, ...twins].filter(({ readableByScript }) => readableByScript === 'yes').length;
  return (
    <Section title={words.elsewhere} count={twins.length}>
      <p class="pad sub">
        {words.elsewhereLead(twins.length + 1, readable)}
        {row.readableByScript === 'no' && readable > 0 ? ` ${words.elsewhereHidden}` : ''}
      </p>
      <ul class="twin-list">
        {twins.slice(0, mostShown).map((twin) => (
          <li key={twin.key}>
            <Area row={twin} />
            <button
              type="button"
              class="jump ell grow"
              title={twin.origin}
              onClick={() => store.select('storage', twin.key)}
            >
              <PlainText text={twin.name} limit={120} />
            </button>
            <Readable row={twin} />
          </li>
        ))}
        {twins.length > mostShown ? <li class="sub">{words.moreTwins(twins.length - mostShown)}</li> : null}
      </ul>
    </Section>
  );
}
