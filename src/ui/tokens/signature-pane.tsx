import { useState } from 'preact/hooks';
import type { Verification } from '../../core/jose/verification.ts';
import { verifyToken } from '../../core/jose/verify.ts';
import type { TokenDetail } from '../../core/session/selectors.ts';
import { KeyEntry } from '../keys/key-entry.tsx';
import { OfferedKeySets } from '../keys/offered-key-sets.tsx';
import { Box, type NoticeTone } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useResultOf } from '../kit/use-latest.ts';
import { useStore } from '../store.ts';
import { EditToken } from './edit-token.tsx';
import { canEdit } from './edited-text.ts';
import { tokenMessages } from './messages.ts';
import { SignatureChecks } from './signature-checks.tsx';
import { SignatureSteps } from './signature-steps.tsx';
import { TrySecrets } from './try-secrets.tsx';

const words = tokenMessages.signature;
const tones: Record<Verification['outcome'], NoticeTone> = {
  verified: 'good',
  failed: 'error',
  'not-checked': 'info',
};

/** The result, with which key it was reached, the work behind it, and a place to give another key. */
export function SignaturePane({ detail }: { detail: TokenDetail }) {
  const keys = useStore().session.value.keys;
  const [chosen, setChosen] = useState('');
  const key = keys.find(({ id }) => id === chosen);
  const { token } = detail.seen;
  const withOne = useResultOf(async () => (key ? verifyToken(token, [key]) : null), [token, key]);
  const verification = key ? withOne : detail.verification;
  const jws = token.format === 'jws' ? token : null;
  const steps = verification && 'steps' in verification ? verification.steps : null;

  return (
    <div class="pad stack">
      {keys.length > 0 ? (
        <label class="check-with">
          <span class="sub">{words.checkWith}</span>
          <select class="fld grow" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">{words.everyKey(keys.length)}</option>
            {keys.map((one) => (
              <option key={one.id} value={one.id} lang="en">
                {`${one.kid || words.key} · ${one.description}`.slice(0, 100)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <div role="status" aria-label={words.result}>
        {verification ? <Result verification={verification} /> : null}
      </div>
      {steps && verification ? (
        <SignatureSteps steps={steps} alg={detail.row.alg} outcome={verification.outcome} />
      ) : null}
      {verification?.outcome === 'failed' && verification.tried.length > 0 ? (
        <Tried {...verification} />
      ) : null}
      <SignatureChecks key={detail.seen.id} detail={detail} />
      {canSearchHere(detail) ? <TrySecrets key={detail.seen.id} detail={detail} /> : null}
      <OfferedKeySets />
      <section class="add-here" aria-label={words.addKey}>
        <h3>{words.addKey}</h3>
        <KeyEntry rows={3} />
      </section>
      {jws && canEdit(jws) ? <EditToken token={jws} /> : null}
      <p class="mut">{words.notDecided}</p>
    </div>
  );
}

/** An HMAC with a signature to compare with; SD-JWTs too. */
function canSearchHere({ row, verification }: TokenDetail): boolean {
  return /^HS(?:256|384|512)$/.test(row.alg) && verification.code !== 'malformed' && row.format !== 'jwe';
}

function Result({ verification }: { verification: Verification }) {
  return (
    <Box tone={tones[verification.outcome]} title={words.headline[verification.outcome]}>
      <p lang="en">
        <PlainText text={verification.reason} limit={1000} />
      </p>
      {verification.outcome === 'verified' && verification.source.kind === 'traffic' ? (
        <p class="sub">
          <PlainText text={words.keyFrom(verification.source)} limit={400} />
        </p>
      ) : null}
      {verification.outcome === 'verified'
        ? verification.warnings.map((warning) => (
            <p key={warning} class="warn" lang="en">
              {warning}
            </p>
          ))
        : null}
    </Box>
  );
}

function Tried({ tried }: Extract<Verification, { outcome: 'failed' }>) {
  return (
    <section aria-label={words.tried}>
      <h3>{words.tried}</h3>
      <ul class="tried">
        {tried.slice(0, 50).map((attempt) => (
          <li key={attempt.key}>
            <code class="m">
              <PlainText text={attempt.kid || words.key} limit={80} />
            </code>
            <span class="sub">
              <span lang="en">
                <PlainText text={attempt.result} limit={300} />
              </span>{' '}
              <PlainText text={words.keyFrom(attempt.source)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
