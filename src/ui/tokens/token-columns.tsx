import { findingsOf } from '../../core/session/select-tokens.ts';
import { severities } from '../../core/spec/reference.ts';
import { Kind, Severity } from '../kit/badge.tsx';
import type { Column } from '../kit/grid.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { formatNumber } from '../locale/words.ts';
import { useStore } from '../store.ts';
import { ExpiryCell } from './expiry-cell.tsx';
import type { TokenListRow } from './list-row.ts';
import { tokenMessages as words } from './messages.ts';
import { SeenCell } from './seen-cell.tsx';
import { SignatureBadge } from './signature-badge.tsx';

/** A count; nothing is drawn as a dot, so that the numbers stand out. */
function Count({ count, tone = '' }: { count: number; tone?: string }) {
  return count === 0 ? <span class="mut">·</span> : <span class={`num ${tone}`}>{formatNumber(count)}</span>;
}

function WorstFinding({ row }: { row: TokenListRow }) {
  const { session } = useStore();
  const worst =
    row.worst === null ? undefined : findingsOf(session.value, row.id).find((one) => !one.undecided);
  if (row.worst === null || !worst) return <Severity severity={null} />;
  return (
    <>
      <span class="roomy" lang="en">
        <Severity severity={row.worst}>{worst.title}</Severity>
      </span>
      <span class="tight" title={worst.title}>
        <Severity severity={row.worst} />
      </span>
    </>
  );
}

const { columns } = words;

export const tokenColumns: readonly Column<TokenListRow>[] = [
  {
    id: 'kind',
    label: columns.kind,
    width: '62px',
    sortBy: (row) => row.kindLabel,
    render: (row) => <Kind hollow={row.kindLabel === words.kinds.unknown}>{row.kindLabel}</Kind>,
  },
  {
    id: 'subject',
    label: columns.subject,
    width: 'minmax(74px, 1fr)',
    sortBy: (row) => row.title.toLowerCase(),
    render: (row) => <PlainText text={row.title} />,
  },
  {
    id: 'alg',
    label: columns.alg,
    width: '56px',
    from: 630,
    sortBy: (row) => row.alg || null,
    render: (row) => (
      <Mono className={row.alg.toLowerCase() === 'none' ? 'fail' : 'sub'}>
        <PlainText text={row.alg || '–'} limit={40} />
      </Mono>
    ),
  },
  {
    id: 'expires',
    label: columns.expires,
    width: '104px',
    sortBy: (row) => row.expiresAt,
    render: (row) => <ExpiryCell row={row} />,
  },
  {
    id: 'seen',
    label: columns.seen,
    width: '79px',
    from: 712,
    render: (row) => <SeenCell carriers={row.carriers} />,
  },
  {
    id: 'ok',
    label: columns.ok,
    width: '26px',
    align: 'end',
    sortBy: (row) => row.answers.ok,
    render: (row) => <Count count={row.answers.ok} />,
  },
  {
    id: 'unauthorized',
    label: columns.unauthorized,
    width: '24px',
    align: 'end',
    sortBy: (row) => row.answers.unauthorized,
    render: (row) => <Count count={row.answers.unauthorized} tone="fail" />,
  },
  {
    id: 'forbidden',
    label: columns.forbidden,
    width: '24px',
    align: 'end',
    sortBy: (row) => row.answers.forbidden,
    render: (row) => <Count count={row.answers.forbidden} tone="warn" />,
  },
  {
    id: 'signature',
    label: columns.signature,
    width: '92px',
    sortBy: (row) => words.signatures[row.verification.code],
    render: (row) => <SignatureBadge verification={row.verification} />,
  },
  {
    id: 'worst',
    label: columns.worst,
    width: 'minmax(78px, 0.45fr)',
    sortBy: (row) => (row.worst === null ? null : severities.indexOf(row.worst)),
    render: (row) => <WorstFinding row={row} />,
  },
];

/** The same row as two lines, for a list too narrow for columns. */
export function renderNarrowToken(row: TokenListRow) {
  const { ok, unauthorized, forbidden } = row.answers;
  return (
    <>
      <span class="line">
        <span class="two-kind">
          <Kind hollow={row.kindLabel === words.kinds.unknown}>{row.kindLabel}</Kind>
        </span>
        <span class="ell grow">
          <PlainText text={row.title} />
        </span>
        <span class="two-life">
          <ExpiryCell row={row} />
        </span>
      </span>
      <span class="line">
        <span class="two-sign">
          <SignatureBadge verification={row.verification} />
        </span>
        <span class="grow">
          <SeenCell carriers={row.carriers} />
        </span>
        <span class="num sub two-uses">
          {ok > 0 ? <span>{words.answers.ok(ok)}</span> : null}
          {unauthorized > 0 ? <span class="fail">{words.answers.unauthorized(unauthorized)}</span> : null}
          {forbidden > 0 ? <span class="warn">{words.answers.forbidden(forbidden)}</span> : null}
        </span>
        <span class="two-find">
          <Severity severity={row.worst} />
        </span>
      </span>
    </>
  );
}
