import type { ComponentChildren } from 'preact';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import type { RequestRow } from '../../core/session/rows.ts';
import type { RequestDetail } from '../../core/session/selectors.ts';
import { Kind } from '../kit/badge.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { DiagnosisSide } from './diagnosis-side.tsx';
import { EvidenceLink, type HeadersPlace } from './evidence.tsx';
import { Ladder } from './ladder.tsx';
import { requestMessages as words } from './messages.ts';
import { causeLook } from './verdict.tsx';

type Jump = { onHeaders: (place: HeadersPlace) => void };

/** What happened, in one sentence; the region's only heading. */
function Headline({
  icon,
  tone,
  headline,
  lang,
  children,
}: {
  icon: IconName;
  tone: string;
  headline: string;
  /** Where the headline is not in the language of the panel. */
  lang?: string;
  children: ComponentChildren;
}) {
  return (
    <div class="verdict">
      <Icon name={icon} className={tone} />
      <h2 lang={lang}>
        <PlainText text={headline} limit={400} />
      </h2>
      <p>{children}</p>
    </div>
  );
}

/** Evidence for the cause that the ladder does not show already. */
function Grounds({ diagnosis, onHeaders }: { diagnosis: Diagnosis } & Jump) {
  const shown = new Set(diagnosis.ladder.flatMap(({ evidence }) => evidence.map(({ text }) => text)));
  const more = diagnosis.evidence.filter(({ text }) => !shown.has(text));
  if (more.length === 0) return null;
  return (
    <div class="grounds">
      <p class="grounds-title">{words.allEvidence}</p>
      <ul>
        {more.map((one, index) => (
          <li key={index}>
            <EvidenceLink evidence={one} onHeaders={onHeaders} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Rivals({ rivals }: Pick<Diagnosis, 'rivals'>) {
  if (rivals.length === 0) return null;
  return (
    <details class="rivals">
      <summary>
        {words.rivals} <span class="mut num">{rivals.length}</span>
      </summary>
      <ul>
        {rivals.map(({ headline, because }, index) => (
          <li key={index}>
            <strong lang="en">
              <PlainText text={headline} limit={300} />
            </strong>{' '}
            <span class="sub" lang="en">
              <PlainText text={because} limit={600} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Says why there is nothing to explain, and what that does not prove. */
function healthyWords({ status, credential, unseen, replay }: RequestRow): {
  headline: string;
  text: string;
} {
  const { healthy } = words;
  if (replay !== null) return { headline: words.replay(replay.variant), text: healthy.replayText };
  if (status === 0) return { headline: healthy.noAnswer, text: healthy.noAnswerText };
  if (status >= 400) return { headline: healthy.other(status), text: healthy.otherText };
  if (credential !== '') return { headline: healthy.accepted, text: healthy.acceptedText };
  return unseen
    ? { headline: healthy.unseen, text: healthy.unseenText }
    : { headline: healthy.open, text: healthy.openText };
}

export function DiagnosisPane({ detail, row, onHeaders }: { detail: RequestDetail; row: RequestRow } & Jump) {
  const { diagnosis, exchange } = detail;
  if (diagnosis === null) {
    const { headline, text } = healthyWords(row);
    return (
      <div class="diag">
        <section aria-label={words.region} class="diag-main">
          <Headline
            icon={exchange.response.status >= 400 ? 'minus' : 'circle-check'}
            tone=""
            headline={headline}
          >
            {text}
          </Headline>
        </section>
        <DiagnosisSide detail={detail} />
      </div>
    );
  }
  const { icon, tone } = causeLook(diagnosis.cause, diagnosis.rightStatus.status);
  return (
    <div class="diag">
      <section aria-label={words.region} class="diag-main">
        <Headline icon={icon} tone={tone} headline={diagnosis.headline} lang="en">
          <Kind hollow={diagnosis.confidence === 'possible'}>{words.confidence[diagnosis.confidence]}</Kind>{' '}
          {words.confidenceMeaning[diagnosis.confidence]}
        </Headline>
        <Ladder steps={diagnosis.ladder} onHeaders={onHeaders} />
        <Grounds diagnosis={diagnosis} onHeaders={onHeaders} />
        <Rivals rivals={diagnosis.rivals} />
      </section>
      <DiagnosisSide detail={detail} />
    </div>
  );
}
