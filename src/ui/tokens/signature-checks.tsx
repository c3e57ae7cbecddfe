import {
  attachedChecks,
  claimChecks,
  expectationFor,
  type TokenCheck,
} from '../../core/session/select-checks.ts';
import type { TokenDetail } from '../../core/session/selectors.ts';
import { Badge, type Tone } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import type { IconName } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useLatest } from '../kit/use-latest.ts';
import { useStore } from '../store.ts';
import { checkMessages as words } from './signature-messages.ts';

const looks: Record<TokenCheck['outcome'], readonly [icon: IconName, tone: Tone]> = {
  passed: ['check', 'pass'],
  failed: ['x', 'fail'],
  unknown: ['circle-dashed', 'muted'],
};

/** What is checked apart from the signature: the claims, and what came along with the token. Each check stands by itself. Keyed by the token. */
export function SignatureChecks({ detail }: { detail: TokenDetail }) {
  const { session, now, open } = useStore();
  const { id } = detail.seen;
  // Anew where it was seen again: a proof that is sent twice was right the first time.
  const attached = useLatest(() => attachedChecks(session.value, id), [detail.exchanges.length]);
  const claims = claimChecks(session.value, id, now.value);
  const expected = expectationFor(session.value, id);
  const exchange = attached?.exchange ?? null;
  return (
    <>
      {claims.length === 0 ? null : (
        <section class="checks" aria-label={words.claims}>
          <h3>{words.claims}</h3>
          <p class="sub">
            {expected === null ? words.nothingExpected : <PlainText text={words.expected(expected.origin)} />}
          </p>
          <Checks checks={claims} />
        </section>
      )}
      {attached === null ? null : (
        <section class="checks" aria-label={words.against[attached.against]}>
          <h3>{words.against[attached.against]}</h3>
          <Checks checks={attached.checks} />
          {exchange === null ? null : (
            <div class="btns">
              <Button look="quiet" onClick={() => open('requests', exchange)}>
                {words.openRequest}
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

function Checks({ checks }: { checks: readonly TokenCheck[] }) {
  return (
    <ul class="tried">
      {checks.map(({ name, outcome, message }) => {
        const [icon, tone] = looks[outcome];
        return (
          <li key={name}>
            <Badge icon={icon} tone={tone} title={words.outcomes[outcome]}>
              <code class="m">{name}</code>
            </Badge>
            <span class="sub" lang="en">
              <PlainText text={message} limit={400} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
