import type { InitiatorFrame } from '../../core/http/exchange.ts';
import type { StorageRow } from '../../core/session/rows.ts';
import { writerOf } from '../../core/session/selectors.ts';
import { Button } from '../kit/button.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { SourceLine } from '../kit/source-line.tsx';
import { placeOf } from '../requests/initiator-pane.tsx';
import { useStore } from '../store.ts';
import { storageMessages } from './messages.ts';

const words = storageMessages.writer;
/** What a recorder can watch: the others are written by too many ways. */
const watched: readonly StorageRow['area'][] = [
  'local-storage',
  'session-storage',
  'document-cookie',
  'cookie',
];

/** The line of the page's code that wrote the token here; or a button that has writes traced. */
export function Writer({ row }: { row: StorageRow }) {
  const { session, host } = useStore();
  if (!watched.includes(row.area) || row.readableByScript === 'no') return null;
  const writer = writerOf(session.value, row);
  if (writer.state === 'not-traced' && host.traceWrites === undefined) return null;
  return (
    <Section title={words.title}>
      <div class="pad storage-offer">
        {writer.state === 'seen' ? (
          <Line by={writer.by} />
        ) : writer.state === 'not-seen' ? (
          <p class="sub">{words.notSeen}</p>
        ) : (
          <>
            <Button icon="rotate-cw" onClick={() => host.traceWrites?.()}>
              {words.trace}
            </Button>
            <p class="sub">{words.traceNote}</p>
          </>
        )}
      </div>
    </Section>
  );
}

function Line({ by }: { by: InitiatorFrame | null }) {
  if (by === null) return <p class="sub">{words.unknownLine}</p>;
  return (
    <p>
      <SourceLine frame={by} text={placeOf(by)} title={words.openHint} refusal={words.cannotOpen} />
      {by.functionName === '' ? null : (
        <>
          {' '}
          {words.inFunction}{' '}
          <Mono>
            <PlainText text={by.functionName} limit={120} />
          </Mono>
        </>
      )}
    </p>
  );
}
