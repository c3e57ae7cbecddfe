import { type KeyRow, tokenCount } from '../../core/session/selectors.ts';
import { Kind } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { formatDate } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { ExpiryCell } from '../tokens/expiry-cell.tsx';
import { listRow } from '../tokens/list-row.ts';
import { SignatureBadge } from '../tokens/signature-badge.tsx';
import { keyName } from './key-name.ts';
import { keyMessages as words } from './messages.ts';

const shown = 100;

/** Below the list: what the chosen key is, and which tokens it verifies or fails on. */
export function KeyDetail({ row: { key, verified, failed } }: { row: KeyRow }) {
  const store = useStore();
  const session = store.session.value;
  const rows = Array.from({ length: tokenCount(session) }, (_, id) => id)
    .filter((id) => {
      const result = session.verifications.get(id);
      if (result?.outcome === 'verified') return result.key === key.id;
      return result?.outcome === 'failed' && result.tried.some((attempt) => attempt.key === key.id);
    })
    .slice(0, shown)
    .map((id) => listRow(session, id));
  const name = keyName(key);

  return (
    <section class="key-detail" aria-label={words.detail}>
      <h2 class="sect">
        <span class="ell grow">
          <PlainText text={words.tokens(name, verified)} limit={200} />{' '}
          {failed > 0 ? <span class="mut">{words.tokensFailed(failed)}</span> : null}
        </span>
        <Button look="quiet" onClick={() => store.dispatch({ type: 'key-removed', key: key.id })}>
          {words.remove}
        </Button>
      </h2>
      <ul>
        {rows.map((token) => (
          <li key={token.id}>
            <button type="button" class="key-token" onClick={() => store.open('tokens', token.id)}>
              <Kind>{token.kindLabel}</Kind>
              <span class="ell grow">
                <PlainText text={token.title} />
              </span>
              <ExpiryCell row={token} />
              <SignatureBadge verification={token.verification} />
            </button>
          </li>
        ))}
      </ul>
      <div class="pad sub">
        <p>
          <PlainText text={key.description} limit={300} />
        </p>
        {key.thumbprint === '' ? null : (
          <p>
            {words.thumbprint} <Mono className="wrap">{key.thumbprint}</Mono>
          </p>
        )}
        {key.certificate ? (
          <p>
            {words.certificate} <PlainText text={key.certificate.subject} limit={200} />,{' '}
            {words.certificateDates(
              formatDate(key.certificate.notBefore),
              formatDate(key.certificate.notAfter),
            )}
          </p>
        ) : null}
      </div>
    </section>
  );
}
