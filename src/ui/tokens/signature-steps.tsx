import type { ComponentChildren } from 'preact';
import type { Verification, VerificationSteps } from '../../core/jose/verification.ts';
import { Badge } from '../kit/badge.tsx';
import { Term } from '../kit/term.tsx';
import { useResultOf } from '../kit/use-latest.ts';
import { tokenMessages } from './messages.ts';

const words = tokenMessages.signature;
const short = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)}…` : text);

/** Split → recompute → compare: the work behind the result, in the colours of the parts. */
export function SignatureSteps({
  steps,
  alg,
  outcome,
}: {
  steps: VerificationSteps;
  alg: string;
  outcome: Verification['outcome'];
}) {
  const [header = '', payload = ''] = steps.signingInput.split('.', 2);
  const keyed = steps.recomputed !== '';
  const matches = keyed ? steps.recomputed === steps.carried : outcome === 'verified';
  return (
    <ol class="steps">
      <Step number={1} title={<Term id="signing-input">{words.step.split}</Term>} note={words.splitNote}>
        <p class="jwt">
          <span class="ch">{short(header, 40)}</span>
          <span class="dot">.</span>
          <span class="cp">{short(payload, 60)}</span>
          <span class="dot">.</span>
          <span class="cs">{short(steps.carried, 40)}</span>
        </p>
      </Step>
      {keyed ? (
        <Step number={2} title={<Term id="hmac">{words.step.recompute}</Term>} note={words.recomputeHmac}>
          <p class="jwt cs">{steps.recomputed}</p>
        </Step>
      ) : (
        <Digest alg={alg} signingInput={steps.signingInput} />
      )}
      <Step number={3} title={words.step.compare} note={keyed ? words.compareHmac : words.comparePublic}>
        <p class="jwt cs">{short(steps.carried, 120)}</p>
        <Badge icon={matches ? 'check' : 'x'} tone={matches ? 'pass' : 'fail'}>
          {keyed ? (matches ? words.same : words.differ) : matches ? words.made : words.notMade}
        </Badge>
      </Step>
    </ol>
  );
}

/** The hash that a public-key algorithm signs: SHA-2 of the length that its name ends with (RFC 7518 §3.1). */
const hashOf = (alg: string) => {
  const bits = /^(?:RS|PS|ES)(256|384|512)$/.exec(alg)?.[1];
  return bits === undefined ? null : `SHA-${bits}`;
};

function Digest({ alg, signingInput }: { alg: string; signingInput: string }) {
  const hash = hashOf(alg);
  const hex = useResultOf(async () => {
    if (hash === null) return '';
    const digest = await crypto.subtle.digest(hash, new TextEncoder().encode(signingInput));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }, [hash, signingInput]);
  return (
    <Step
      number={2}
      title={words.step.recompute}
      note={hash === null ? words.signsWhole(alg) : words.digest(hash)}
    >
      <p class="jwt">{(hex ?? '').replace(/.{8}(?!$)/g, '$& ')}</p>
    </Step>
  );
}

function Step({
  number,
  title,
  note,
  children,
}: {
  number: number;
  title: ComponentChildren;
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
