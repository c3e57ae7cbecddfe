import { redactUrl } from '../../core/report/redact-request.ts';
import type { RequestRow } from '../../core/session/rows.ts';
import type { Column } from '../kit/grid.tsx';
import { ListTime } from '../kit/list-time.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { requestMessages as words } from './messages.ts';
import { statusTone, Verdict, verdictText } from './verdict.tsx';

/** How much of a path is drawn, in UTF-16 units, and how much of it is looked at: a URL may have megabytes. */
const maxPath = 300;
const maxRead = 20_000;

/** A path as the list shows it: tokens and secrets in it are left out, whatever the settings reveal elsewhere. */
export function shownPath(path: string): string {
  return redactUrl(path.slice(0, maxRead)).slice(0, maxPath);
}

const Time = ({ row }: { row: RequestRow }) => <ListTime at={row.startedAt} />;
const Method = ({ row }: { row: RequestRow }) => (
  <Mono className="sub">
    <PlainText text={row.method} limit={20} />
  </Mono>
);
const Path = ({ row }: { row: RequestRow }) => (
  <span title={row.host}>
    <Mono>
      <PlainText text={shownPath(row.path)} />
    </Mono>
  </span>
);
const Status = ({ row }: { row: RequestRow }) => (
  <span class={`stat ${statusTone(row.status)}`} title={row.error}>
    {row.status === 0 ? '–' : row.status}
  </span>
);
const Sent = ({ row }: { row: RequestRow }) =>
  row.credential === '' ? (
    <span class="mut">{row.unseen ? words.notCaptured : words.none}</span>
  ) : (
    <span class="sub" title={row.credential}>
      <PlainText text={row.credential} limit={80} />
    </span>
  );

/** What is lost first as the list narrows stands last in meaning: host, credential, time. */
export const requestColumns: readonly Column<RequestRow>[] = [
  {
    id: 'time',
    label: words.columns.time,
    width: 'var(--time)',
    from: 620,
    sortBy: (row) => row.startedAt,
    render: (row) => <Time row={row} />,
  },
  {
    id: 'method',
    label: words.columns.method,
    width: '48px',
    sortBy: (row) => row.method,
    render: (row) => <Method row={row} />,
  },
  {
    id: 'host',
    label: words.columns.host,
    width: 'minmax(80px, 0.5fr)',
    from: 860,
    sortBy: (row) => row.host,
    render: (row) => (
      <Mono className="sub">
        <PlainText text={row.host} limit={200} />
      </Mono>
    ),
  },
  {
    id: 'path',
    label: words.columns.path,
    width: 'minmax(110px, 0.9fr)',
    sortBy: (row) => row.path,
    render: (row) => <Path row={row} />,
  },
  {
    id: 'status',
    label: words.columns.status,
    width: '42px',
    sortBy: (row) => row.status,
    render: (row) => <Status row={row} />,
  },
  {
    id: 'credential',
    label: words.columns.credential,
    width: 'minmax(64px, 0.3fr)',
    from: 680,
    sortBy: (row) => row.credential || null,
    render: (row) => <Sent row={row} />,
  },
  {
    id: 'verdict',
    label: words.columns.verdict,
    width: 'minmax(170px, 1.4fr)',
    sortBy: (row) => verdictText(row) || null,
    render: (row) => <Verdict row={row} />,
  },
];

/** The same in two lines, for a list under 560 px. */
export function renderNarrowRequest(row: RequestRow) {
  return (
    <>
      <span class="line">
        <span class="req-lead">
          <Method row={row} />
        </span>
        <span class="ell grow">
          <Path row={row} />
        </span>
        <Status row={row} />
      </span>
      <span class="line">
        <span class="req-lead">
          <Time row={row} />
        </span>
        <span class="ell grow">
          <Verdict row={row} />
        </span>
        <span class="ell req-sent">
          <Sent row={row} />
        </span>
      </span>
    </>
  );
}
