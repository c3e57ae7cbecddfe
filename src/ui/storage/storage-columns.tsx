import type { StorageRow } from '../../core/session/rows.ts';
import { tokenRow } from '../../core/session/selectors.ts';
import { severities } from '../../core/spec/reference.ts';
import { Badge, Kind, Severity, type Tone } from '../kit/badge.tsx';
import type { Column } from '../kit/grid.tsx';
import type { IconName } from '../kit/icon.tsx';
import { Icon } from '../kit/icon.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { formatCountdown } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { kindLabel } from '../tokens/list-row.ts';
import { storageMessages as words } from './messages.ts';

export const areaIcon: Readonly<Record<StorageRow['area'], IconName>> = {
  'local-storage': 'database',
  'session-storage': 'layers-2',
  'document-cookie': 'cookie',
  'indexed-db': 'database',
  'cache-storage': 'layers-2',
  global: 'braces',
  'inline-html': 'braces',
  'window-name': 'app-window',
  'history-state': 'undo-2',
  'page-url': 'link',
  cookie: 'cookie',
};

const readableLook: Readonly<Record<StorageRow['readableByScript'], { icon: IconName; tone: Tone }>> = {
  yes: { icon: 'eye', tone: 'warn' },
  no: { icon: 'eye-off', tone: 'pass' },
  unknown: { icon: 'circle-dashed', tone: 'muted' },
};

export const Area = ({ row: { area } }: { row: StorageRow }) => (
  <Badge icon={areaIcon[area]}>{words.areas[area]}</Badge>
);

/** Marks a place to which a token came last. */
const Change = ({ change }: Pick<StorageRow, 'change'>) =>
  change === '' ? null : (
    <span class="change" title={words.changeWhy[change]}>
      {words.change[change]}
    </span>
  );

const Name = ({ row }: { row: StorageRow }) => (
  <span class="place-name">
    <Mono className="ell">
      <PlainText text={row.name} limit={200} />
    </Mono>
    <Change change={row.change} />
    {row.twins.length === 0 ? null : <span class="mut">{words.twins(row.twins.length + 1)}</span>}
  </span>
);

/** What the first token in it is; how many more there are. */
export function TokenKinds({ tokens }: Pick<StorageRow, 'tokens'>) {
  const session = useStore().session.value;
  const [first] = tokens;
  if (first === undefined) return null;
  const { kind, format } = tokenRow(session, first);
  return (
    <>
      <Kind hollow={kind === 'unknown'}>{kindLabel(kind, format)}</Kind>
      {tokens.length > 1 ? <span class="mut"> {words.moreTokens(tokens.length - 1)}</span> : null}
    </>
  );
}

export const Readable = ({ row: { readableByScript } }: { row: StorageRow }) => (
  <Badge {...readableLook[readableByScript]}>{words.readable[readableByScript]}</Badge>
);

/** A flag that is set or missing; a dash where flags do not apply, or were not seen. */
export function Flag({ row, set }: { row: StorageRow; set: boolean | undefined }) {
  if (set === undefined) {
    return (
      <span class="mut" title={row.area === 'cookie' ? words.flagsUnseenWhy : words.noFlags}>
        –
      </span>
    );
  }
  return set ? (
    <Badge icon="check" tone="pass">
      {words.yes}
    </Badge>
  ) : (
    <Badge icon="x" tone="warn">
      {words.no}
    </Badge>
  );
}

export function SameSite({ row }: { row: StorageRow }) {
  const { flags } = row;
  if (flags === null) return <Flag row={row} set={undefined} />;
  if (flags.sameSite.toLowerCase() === 'none') {
    return (
      <Badge icon="circle-alert" tone="warn">
        None
      </Badge>
    );
  }
  return <span>{flags.sameSite || <span class="mut">{words.notSet}</span>}</span>;
}

/** The only cell that follows the clock. */
function Expires({ row: { expiresAt, flags } }: { row: StorageRow }) {
  const now = useStore().now.value;
  if (expiresAt === null)
    return <span class="mut">{flags?.expires === 'Session' ? words.untilClosed : '–'}</span>;
  const length = formatCountdown(expiresAt - now);
  return expiresAt > now ? (
    <span class="num">{words.in(length)}</span>
  ) : (
    <span class="num fail">{words.ago(length)}</span>
  );
}

const Risk = ({ row: { worst, risk } }: { row: StorageRow }) => (
  <span title={risk}>
    <Severity severity={worst} />
  </span>
);

export const storageColumns: readonly Column<StorageRow>[] = [
  {
    id: 'area',
    label: words.columns.area,
    width: '112px',
    sortBy: (row) => words.areas[row.area],
    render: (row) => <Area row={row} />,
  },
  {
    id: 'name',
    label: words.columns.name,
    width: 'minmax(100px, 1fr)',
    sortBy: (row) => row.name,
    render: (row) => <Name row={row} />,
  },
  {
    id: 'kind',
    label: words.columns.kind,
    width: '76px',
    from: 600,
    render: (row) => <TokenKinds tokens={row.tokens} />,
  },
  {
    id: 'readable',
    label: words.columns.readable,
    width: '122px',
    sortBy: (row) => row.readableByScript,
    render: (row) => <Readable row={row} />,
  },
  {
    id: 'httpOnly',
    label: words.columns.httpOnly,
    width: '54px',
    from: 820,
    render: (row) => <Flag row={row} set={row.flags?.httpOnly} />,
  },
  {
    id: 'secure',
    label: words.columns.secure,
    width: '50px',
    from: 880,
    render: (row) => <Flag row={row} set={row.flags?.secure} />,
  },
  {
    id: 'sameSite',
    label: words.columns.sameSite,
    width: '60px',
    from: 950,
    render: (row) => <SameSite row={row} />,
  },
  {
    id: 'expires',
    label: words.columns.expires,
    width: '84px',
    from: 720,
    sortBy: (row) => row.expiresAt,
    render: (row) => <Expires row={row} />,
  },
  {
    id: 'risk',
    label: words.columns.risk,
    width: 'minmax(78px, 0.2fr)',
    sortBy: (row) => (row.worst === null ? null : severities.indexOf(row.worst)),
    render: (row) => <Risk row={row} />,
  },
  {
    id: 'finding',
    label: words.columns.finding,
    width: 'minmax(140px, 0.9fr)',
    from: 1040,
    render: (row) => (
      <span class="sub" lang="en">
        {row.risk}
      </span>
    ),
  },
];

function FlagWords({ row: { area, flags } }: { row: StorageRow }) {
  if (flags === null) {
    return <span class="mut">{area === 'cookie' ? words.flagsUnseen : words.noFlags}</span>;
  }
  return (
    <span class="sub">
      <span class={flags.httpOnly ? '' : 'warn'}>{flags.httpOnly ? 'HttpOnly' : 'no HttpOnly'}</span> ·{' '}
      <span class={flags.secure ? '' : 'warn'}>{flags.secure ? 'Secure' : 'no Secure'}</span> ·{' '}
      {flags.sameSite || `SameSite ${words.notSet}`}
    </span>
  );
}

/** The same in two lines, for a list under 560 px. */
export function renderNarrowStored(row: StorageRow) {
  return (
    <>
      <span class="line">
        <span class="sto-lead">
          <Area row={row} />
        </span>
        <span class="ell grow">
          <Name row={row} />
        </span>
        <TokenKinds tokens={row.tokens} />
      </span>
      <span class="line">
        <span class="sto-lead">
          <Readable row={row} />
        </span>
        <span class="ell grow">
          <FlagWords row={row} />
        </span>
        <Risk row={row} />
      </span>
    </>
  );
}

export type OriginRole = 'page' | 'frame' | 'requests';
const roleIcon: Readonly<Record<OriginRole, IconName>> = {
  page: 'app-window',
  frame: 'panel-top',
  requests: 'globe',
};

/** Heading of one origin: what it is to the inspected page, and how many places it has. */
export function OriginHeading({ origin, role, rows }: { origin: string; role: OriginRole; rows: number }) {
  return (
    <span class="origin">
      <Icon name={roleIcon[role]} />
      <span class="ell">
        <PlainText text={origin} limit={300} />
      </span>
      <span class="mut">
        {words.roles[role]} · {words.places(rows)}
      </span>
    </span>
  );
}
