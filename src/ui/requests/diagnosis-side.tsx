import { causes } from '../../core/diagnose/causes.ts';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import type { RequestDetail } from '../../core/session/selectors.ts';
import { Button } from '../kit/button.tsx';
import { Box } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { LessonLink } from '../learn/lesson-link.tsx';
import { useStore } from '../store.ts';
import { CopyRequest } from './copy-request.tsx';
import { requestMessages as words } from './messages.ts';

function statusTitle(sent: number, { status, asSent }: Diagnosis['rightStatus']): string {
  if (asSent) return sent === status ? words.status.asSent(status) : words.status.allowed(status, sent);
  return sent === 0 ? words.status.noAnswer(status) : words.status.wrong(status, sent);
}

/** Which status was right, and why; green where it is the one that was sent. */
function StatusBox({ sent, right }: { sent: number; right: Diagnosis['rightStatus'] }) {
  const meaning = words.status.meaning[right.status];
  return (
    <Box
      tone={right.asSent ? 'good' : 'warn'}
      icon={right.asSent ? 'circle-check' : 'triangle-alert'}
      title={statusTitle(sent, right)}
    >
      <p lang="en">
        <PlainText text={right.why} limit={600} />
      </p>
      {meaning ? <p class="sub">{meaning}</p> : null}
    </Box>
  );
}

/** A fault of the answer has a sentence of its own; another cause that holds as well is named. */
function alsoWords(id: string): string {
  return words.also[id] ?? causes.find((cause) => cause.id === id)?.title ?? id;
}

function AlsoTrue({ also }: Pick<Diagnosis, 'also'>) {
  if (also.length === 0) return null;
  return (
    <Box icon="info" title={words.alsoTrue}>
      <ul class="plain-list">
        {also.map((id) => (
          <li key={id} lang={id in words.also ? undefined : 'en'}>
            {alsoWords(id)}
          </li>
        ))}
      </ul>
    </Box>
  );
}

/** What to do about it: beside the ladder where there is room, below it where there is not. */
export function DiagnosisSide({ detail: { diagnosis, exchange, flow } }: { detail: RequestDetail }) {
  const store = useStore();
  const open = diagnosis?.ladder.some(({ step, outcome }) => step === 'signature' && outcome === 'unknown');
  return (
    <div class="side">
      {diagnosis === null ? null : (
        <>
          <StatusBox sent={exchange.response.status} right={diagnosis.rightStatus} />
          <Box tone="warn" icon="wand-sparkles" title={words.fix}>
            <p lang="en">
              <PlainText text={diagnosis.fix} limit={800} />
            </p>
          </Box>
          {diagnosis.next.length === 0 ? null : (
            <Box icon="scan-search" title={words.next}>
              <ul class="plain-list">
                {diagnosis.next.map((step) => (
                  <li key={step} lang="en">
                    <PlainText text={step} limit={400} />
                  </li>
                ))}
              </ul>
            </Box>
          )}
          <AlsoTrue also={diagnosis.also} />
          <LessonLink cause={diagnosis.cause} />
        </>
      )}
      {open && diagnosis?.token != null ? (
        <Button look="primary" icon="key-round" onClick={() => store.open('keys')}>
          {words.verifyWithKey}
        </Button>
      ) : null}
      {flow === null ? null : (
        <Button look="quiet" icon="log-in" onClick={() => store.open('flows', flow)}>
          {words.openFlow}
        </Button>
      )}
      <CopyRequest request={exchange.request} />
    </div>
  );
}
