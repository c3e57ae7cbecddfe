import type { TokenInPlace } from '../../core/find/seen.ts';
import { tokenRow } from '../../core/session/selectors.ts';
import { Badge, Kind, type Tone } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import type { IconName } from '../kit/icon.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Term } from '../kit/term.tsx';
import { useStore } from '../store.ts';
import { expiryAt } from '../tokens/expiry-cell.tsx';
import { kindLabel } from '../tokens/list-row.ts';
import { tokenMessages } from '../tokens/messages.ts';
import { requestMessages } from './messages.ts';

const words = requestMessages.token;

const signatureLook: Readonly<Record<'verified' | 'failed' | 'not-checked', { icon: IconName; tone: Tone }>> =
  {
    verified: { icon: 'shield-check', tone: 'pass' },
    failed: { icon: 'circle-x', tone: 'fail' },
    'not-checked': { icon: 'circle-dashed', tone: 'plain' },
  };

/** One token in one place of this exchange, in short; the whole of it is a click away. */
function TokenCard({ place: { seen, occurrence } }: { place: TokenInPlace }) {
  const store = useStore();
  const row = tokenRow(store.session.value, seen.id);
  const { icon, tone } = signatureLook[row.signature];
  const now = store.now.value;
  return (
    <li class="box token-card">
      <div class="token-card-title">
        <Kind hollow={row.kind === 'unknown'}>{kindLabel(row.kind, row.format)}</Kind>
        <span class="ell grow">
          <strong>
            <PlainText text={row.subject} limit={200} />
          </strong>{' '}
          <span class="sub">
            {tokenMessages.carriers[occurrence.carrier]}
            {occurrence.carrier === 'authorization' || occurrence.name === '' ? null : (
              <>
                {' '}
                <PlainText text={occurrence.name} limit={100} />
              </>
            )}
          </span>
        </span>
        <Button look="quiet" icon="arrow-right" onClick={() => store.open('tokens', seen.id)}>
          {words.open}
        </Button>
      </div>
      <dl class="facts">
        <dt>
          <Term id="issuer">{words.issuer}</Term>
        </dt>
        <dd class="wrap">
          {row.issuer === '' ? (
            '–'
          ) : (
            <Mono>
              <PlainText text={row.issuer} limit={300} />
            </Mono>
          )}
        </dd>
        <dt>
          <Term id="algorithm">{words.algorithm}</Term>
        </dt>
        <dd>
          <Mono>
            <PlainText text={row.alg || '–'} limit={40} />
          </Mono>
        </dd>
        <dt>
          <Term id="expiry">{words.expires}</Term>
        </dt>
        <dd class={row.expiresAt !== null && row.expiresAt <= now ? 'fail num' : 'num'}>
          {expiryAt(row, now).text}
        </dd>
        <dt>
          <Term id="signature">{words.signature}</Term>
        </dt>
        <dd>
          <Badge icon={icon} tone={tone}>
            {words.signatures[row.signature]}
          </Badge>
        </dd>
      </dl>
    </li>
  );
}

/** The tokens that this exchange carried, each place once. */
export function TokenPane({ tokens }: { tokens: readonly TokenInPlace[] }) {
  if (tokens.length === 0) {
    return (
      <EmptyState icon="ticket" title={words.none}>
        {words.noneText}
      </EmptyState>
    );
  }
  return (
    <ul class="pad stack">
      {tokens.slice(0, 100).map((place, index) => (
        <TokenCard key={index} place={place} />
      ))}
    </ul>
  );
}
