import type { StorageRow } from '../../core/session/rows.ts';
import { Button } from '../kit/button.tsx';
import { Mono } from '../kit/mono.tsx';
import { Section } from '../kit/section.tsx';
import { Term } from '../kit/term.tsx';
import { useStore } from '../store.ts';
import { storageMessages as words } from './messages.ts';
import { useStorageReading } from './read-storage.ts';
import { Flag, SameSite } from './storage-columns.tsx';

/** The flags of a cookie; where they were not seen, a way to ask the browser for them. */
export function Flags({ row }: { row: StorageRow }) {
  if (row.area !== 'cookie' && row.area !== 'document-cookie') return null;
  return (
    <Section title={words.flags}>
      {row.flags === null ? (
        <UnseenFlags />
      ) : (
        <dl class="flag-list">
          <dt>
            <Term id="httponly">{words.columns.httpOnly}</Term>
          </dt>
          <dd>
            <Flag row={row} set={row.flags.httpOnly} />
          </dd>
          <dt>
            <Term id="secure">{words.columns.secure}</Term>
          </dt>
          <dd>
            <Flag row={row} set={row.flags.secure} />
          </dd>
          <dt>
            <Term id="samesite">{words.columns.sameSite}</Term>
          </dt>
          <dd>
            <SameSite row={row} />
          </dd>
          <dt>{words.lifetime}</dt>
          <dd>
            <Mono className="wrap">{row.flags.expires.slice(0, 80)}</Mono>
          </dd>
        </dl>
      )}
    </Section>
  );
}

function UnseenFlags() {
  const { session, host, announce } = useStore();
  const { busy, read } = useStorageReading();
  const reading = session.value.storage?.reading;
  const url = reading?.frames[0]?.url ?? session.value.pageUrl;
  const ask = () => {
    host
      .askForCookies?.(url)
      .then((allowed) => (allowed ? read() : announce(words.exactFlagsRefused)))
      .catch(() => announce(words.exactFlagsRefused));
  };
  return (
    <div class="pad stack">
      <p class="sub">
        {words.flagsUnseenWhy} {reading?.cookies === undefined ? '' : words.exactFlagsNone}
      </p>
      {host.askForCookies === undefined || reading?.cookies !== undefined ? null : (
        <p class="storage-offer">
          <Button icon="cookie" disabled={busy} onClick={ask}>
            {words.exactFlags}
          </Button>
          <span class="sub">{words.exactFlagsNote}</span>
        </p>
      )}
    </div>
  );
}
