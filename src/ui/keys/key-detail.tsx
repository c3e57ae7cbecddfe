import type { Key } from '../../core/jose/key.ts';
import { type KeyRow, tokenCount } from '../../core/session/selectors.ts';
import { Kind } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Box } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { formatDate } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { ExpiryCell } from '../tokens/expiry-cell.tsx';
import { listRow } from '../tokens/list-row.ts';
import { SignatureBadge } from '../tokens/signature-badge.tsx';
import { keyName, keyType } from './key-name.ts';
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
      <KeyFacts of={key} />
    </section>
  );
}

/** RFC 7518 §3.3: RSA keys of 2048 bits or more. */
const sizeOf = ({ kty, bits }: Key) =>
  bits === 0 ? '' : kty === 'RSA' && bits < 2048 ? words.shortRsa(bits) : words.bits(bits);

/** What the key is, what it may be used for, where it came from and, for a certificate, who vouches for it and how long. */
function KeyFacts({ of: key }: { of: Key }) {
  const { certificate, source } = key;
  const facts: readonly (readonly [label: string, value: string])[] = [
    [words.facts.kind, words.roles[key.role]],
    [words.facts.type, keyType(key)],
    [words.facts.size, sizeOf(key)],
    [words.facts.algorithms, key.algorithms.join(', ') || words.noAlgorithm],
    [words.facts.use, key.use],
    [words.facts.thumbprint, key.thumbprint],
    [words.facts.source, words.sources[source.kind]],
    [words.facts.from, source.kind === 'traffic' ? source.url : ''],
    [words.facts.subject, certificate?.subject ?? ''],
    [words.facts.issuer, certificate?.issuer ?? ''],
    [
      words.facts.inForce,
      certificate ? words.dates(formatDate(certificate.notBefore), formatDate(certificate.notAfter)) : '',
    ],
  ];
  return (
    <div class="pad stack">
      {key.role === 'private' ? <Box tone="warn" title={words.isPrivate} /> : null}
      <dl class="key-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt class="sub">{label}</dt>
              <dd>
                <PlainText text={value} limit={300} />
              </dd>
            </div>
          ))}
      </dl>
      {certificate ? <p class="mut">{words.certificateUnchecked}</p> : null}
    </div>
  );
}
