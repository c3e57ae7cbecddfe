import type { ComponentChildren } from 'preact';
import type { Failed, NotChecked, VerificationSteps, Verified } from '../../core/jose/verification.ts';
import { Badge } from '../kit/badge.tsx';
import { tokenMessages } from './messages.ts';

const words = tokenMessages.signature;
const short = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)}…` : text);

/** Split → recompute → compare: the work behind the result, in the colours of the parts. */
export function SignatureSteps({
  steps,
  verification,
}: {
  steps: VerificationSteps;
  verification: Verified | Failed | NotChecked;
}) {
  const [header = '', payload = ''] = steps.signingInput.split('.', 2);
  const alg = 'alg' in verification ? verification.alg : '';
  return (
    <ol class="steps">
      <Step number={1} title={words.step.split} note={words.splitNote}>
        <p class="jwt">
          <span class="ch">{short(header, 40)}</span>
          <span class="dot">.</span>
          <span class="cp">{short(payload, 60)}</span>
          <span class="dot">.</span>
          <span class="cs">{short(steps.carried, 40)}</span>
        </p>
      </Step>
      <Step
        number={2}
        title={words.step.recompute}
        note={steps.recomputed === '' ? words.recomputePublic(alg) : words.recomputeHmac}
      >
        {steps.recomputed === '' ? null : <p class="jwt cs">{short(steps.recomputed, 120)}</p>}
      </Step>
      <Step number={3} title={words.step.compare} note={words.compareNote}>
        <p class="jwt cs">{short(steps.carried, 120)}</p>
        {steps.recomputed === '' ? null : steps.recomputed === steps.carried ? (
          <Badge icon="check" tone="pass">
            {words.same}
          </Badge>
        ) : (
          <Badge icon="x" tone="fail">
            {words.differ}
          </Badge>
        )}
      </Step>
    </ol>
  );
}

function Step({
  number,
  title,
  note,
  children,
}: {
  number: number;
  title: string;
  note: string;
  children: ComponentChildren;
}) {
  return (
    <li class="step">
      <h3>
        <span class="nb">{number}</span>
        {title}
      </h3>
      <p class="sub">{note}</p>
      {children}
    </li>
  );
}
