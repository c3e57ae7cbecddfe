import type { FlowRow } from '../../core/session/selectors.ts';
import { Badge, Severity, type Tone } from '../kit/badge.tsx';
import type { Column } from '../kit/grid.tsx';
import type { IconName } from '../kit/icon.tsx';
import { ListTime } from '../kit/list-time.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { shownHost } from './flow-diagram.ts';
import { flowMessages as words } from './messages.ts';

export const outcomeLook: Readonly<Record<FlowRow['outcome'], { icon: IconName; tone: Tone }>> = {
  completed: { icon: 'circle-check', tone: 'pass' },
  failed: { icon: 'circle-x', tone: 'fail' },
  open: { icon: 'circle-dashed', tone: 'muted' },
};

const Time = ({ row }: { row: FlowRow }) => <ListTime at={row.startedAt} />;

const Kind = ({ row }: { row: FlowRow }) => (
  <span class="ell">
    {words.kinds[row.kind]}
    {row.silent ? <span class="mut"> · {words.silent}</span> : null}
  </span>
);

const Outcome = ({ row }: { row: FlowRow }) => {
  const { icon, tone } = outcomeLook[row.outcome];
  return (
    <Badge icon={icon} tone={tone} title={row.failure} lang={row.failure === '' ? undefined : 'en'}>
      <PlainText text={row.failure || words.outcomes[row.outcome]} limit={200} />
    </Badge>
  );
};

const Client = ({ row }: { row: FlowRow }) => (
  <Mono>
    <PlainText text={row.client} limit={120} />
  </Mono>
);

const Provider = ({ row }: { row: FlowRow }) => (
  <Mono className="sub">
    <PlainText text={shownHost(row.provider)} limit={200} />
  </Mono>
);

/** What is lost first as the list narrows stands last in meaning: client, provider, time. */
export const flowColumns: readonly Column<FlowRow>[] = [
  {
    id: 'time',
    label: words.columns.time,
    width: 'var(--time)',
    from: 480,
    sortBy: (row) => row.startedAt,
    render: (row) => <Time row={row} />,
  },
  {
    id: 'kind',
    label: words.columns.kind,
    width: 'minmax(130px, 0.8fr)',
    sortBy: (row) => words.kinds[row.kind],
    render: (row) => <Kind row={row} />,
  },
  {
    id: 'client',
    label: words.columns.client,
    width: 'minmax(70px, 0.5fr)',
    from: 760,
    sortBy: (row) => row.client || null,
    render: (row) => <Client row={row} />,
  },
  {
    id: 'provider',
    label: words.columns.provider,
    width: 'minmax(100px, 0.7fr)',
    from: 620,
    sortBy: (row) => row.provider,
    render: (row) => <Provider row={row} />,
  },
  {
    id: 'outcome',
    label: words.columns.outcome,
    width: 'minmax(140px, 1.4fr)',
    sortBy: (row) => row.failure || words.outcomes[row.outcome],
    render: (row) => <Outcome row={row} />,
  },
  {
    id: 'worst',
    label: words.columns.worst,
    width: '84px',
    from: 560,
    sortBy: (row) => row.worst,
    render: (row) => <Severity severity={row.worst} />,
  },
];

/** The same in two lines, for a list under 560 px. */
export function renderNarrowFlow(row: FlowRow) {
  return (
    <>
      <span class="line">
        <span class="ell grow">
          <Kind row={row} />
        </span>
        <Severity severity={row.worst} />
      </span>
      <span class="line">
        <Time row={row} />
        <span class="ell grow">
          <Outcome row={row} />
        </span>
        <span class="ell">
          <Provider row={row} />
        </span>
      </span>
    </>
  );
}
