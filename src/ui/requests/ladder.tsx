import './ladder.css';
import type { LadderStep, StepId } from '../../core/diagnose/diagnosis.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Term } from '../kit/term.tsx';
import { EvidenceLink, type HeadersPlace } from './evidence.tsx';
import { requestMessages as words } from './messages.ts';

const look: Record<LadderStep['outcome'], { icon: IconName; className: string }> = {
  passed: { icon: 'circle-check', className: 'ok' },
  failed: { icon: 'circle-x', className: 'no' },
  unknown: { icon: 'circle-dashed', className: 'un' },
  'not-reached': { icon: 'minus', className: 'sk' },
};

/** The term that says what a step is about. */
const terms: Readonly<Record<StepId, string>> = {
  'credential-sent': 'credentials',
  'well-formed': 'jwt',
  signature: 'signature',
  'time-window': 'expiry',
  recipient: 'audience',
  'not-revoked': 'revocation',
  permission: 'permission',
};

/** The seven checks of a server in its order, with what each came to and why. Without `onHeaders` nothing in it is a link. */
export function Ladder({
  steps,
  onHeaders,
}: {
  steps: readonly LadderStep[];
  onHeaders?: (place: HeadersPlace) => void;
}) {
  return (
    <ol class="ladder" aria-label={words.ladder}>
      {steps.map(({ step, outcome, evidence }, index) => (
        <li key={step} class={look[outcome].className}>
          <span class="n">{index + 1}</span>
          <Icon name={look[outcome].icon} />
          <span class="w">
            <Term id={terms[step]}>{words.steps[step]}</Term>
            <span class="vh">: {words.outcomes[outcome]}.</span>
          </span>
          <span class="ev">
            {evidence.length === 0
              ? outcome === 'not-reached' || outcome === 'unknown'
                ? (words.silentStep[step] ?? words.silentOutcome[outcome])
                : words.silentOutcome[outcome]
              : evidence.map((one, place) =>
                  onHeaders === undefined ? (
                    <span key={place} class="evidence" lang="en">
                      <PlainText text={one.text} limit={600} />
                    </span>
                  ) : (
                    <EvidenceLink key={place} evidence={one} onHeaders={onHeaders} />
                  ),
                )}
          </span>
        </li>
      ))}
    </ol>
  );
}
