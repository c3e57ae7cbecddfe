import { decodeToken } from '../../../core/jose/decode.ts';
import { tokenTimes } from '../../../core/jose/numeric-date.ts';
import { hexOf } from '../../../core/lessons/hex.ts';
import type { Attempt } from '../../../core/lessons/validation.ts';
import { Mono } from '../../kit/mono.tsx';
import { formatLength } from '../../kit/time-words.ts';
import { Ladder } from '../../requests/ladder.tsx';
import { Guess } from '../prediction.tsx';
import { validationMessages as words } from './validation-messages.ts';

/** The server's own ladder: it knows, so nothing in it is a guess. */
export function ServerChecks({ attempt: { check }, guess }: { attempt: Attempt; guess: string | null }) {
  return (
    <section class="mini" aria-label={words.serverChecks}>
      <div class="sect">
        <h3>{words.serverChecks}</h3>
        <span class="grow" />
        {guess === null ? null : <Guess label={guess} right={guess === String(check.status)} />}
      </div>
      <Ladder steps={check.ladder} />
    </section>
  );
}

/** So many hex digits stand there at once; the rest on demand. */
const shortest = 16;

/** What the server recomputed beside what the token carries. */
export function SignaturePair({ attempt: { check, broken } }: { attempt: Attempt }) {
  const { verification } = check;
  const steps = verification === null || verification.outcome === 'not-checked' ? null : verification.steps;
  const recomputed = hexOf(steps?.recomputed ?? '');
  const found = hexOf(broken.text.split('.')[2] ?? '');
  const difference = recomputed === '' ? 'none' : recomputed === found ? 'same' : 'other';
  const sides = [
    { name: words.recomputed, hex: recomputed, absent: words.notRecomputed },
    { name: words.found, hex: found, absent: words.nothing },
  ];
  return (
    <section class="mini sig-pair" aria-label={words.signatures}>
      <h3 class="sect">{words.signatures}</h3>
      <dl class="pad">
        {sides.map(({ name, hex, absent }) => (
          <div key={name}>
            <dt class="sub">{name}</dt>
            <dd>
              {hex === '' ? (
                <span class="sub">{absent}</span>
              ) : (
                <Mono className={difference === 'other' ? 'bad' : 'cs'}>
                  {hex.length > shortest ? `${hex.slice(0, shortest)}…` : hex}
                </Mono>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="pad sub">{words.difference[difference]}</p>
      {recomputed === '' ? null : (
        <details class="pad">
          <summary>{words.full}</summary>
          {sides.map(({ name, hex }) => (
            <p key={name}>
              <span class="sub">{name}</span> <Mono className="whole">{hex}</Mono>
            </p>
          ))}
        </details>
      )}
    </section>
  );
}

/** What stays to be seen of a captured token, whose key the server does not have. */
export function WithoutKey({ attempt }: { attempt: Attempt }) {
  return (
    <section class="mini" aria-label={words.withoutKey.title}>
      <h3 class="sect">{words.withoutKey.title}</h3>
      <ul class="pad stack">
        <li>{tellChange(attempt)}</li>
        <li>{tellTime(attempt)}</li>
      </ul>
    </section>
  );
}

function tellChange({ broken, issued }: Attempt): string {
  const { changed, unchanged, otherSignature, unsigned } = words.withoutKey;
  if (issued.signatureText === '') return unsigned;
  if (broken.text === issued.text) return unchanged;
  return broken.text.endsWith(`.${issued.signatureText}`) ? changed : otherSignature;
}

function tellTime({ broken }: Attempt): string {
  const { expired, alive, endless } = words.withoutKey;
  const { expiresAt } = tokenTimes(decodeToken(broken.text));
  if (expiresAt === null) return endless;
  const left = formatLength(expiresAt - broken.sentAt);
  return expiresAt <= broken.sentAt ? expired(left) : alive(left);
}
