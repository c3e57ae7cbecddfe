import type { KeySource } from '../../core/jose/key.ts';
import type { KeyRow } from '../../core/session/selectors.ts';
import { Badge } from '../kit/badge.tsx';
import type { Column } from '../kit/grid.tsx';
import type { IconName } from '../kit/icon.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { keyName, keyType } from './key-name.ts';
import { keyMessages as words } from './messages.ts';

const sourceIcons: Record<KeySource['kind'], IconName> = {
  supplied: 'key-round',
  traffic: 'globe',
  token: 'ticket',
};

function Verifies({ verified, failed }: KeyRow) {
  if (verified > 0) {
    return (
      <Badge icon="check" tone="pass">
        {words.verifies(verified)}
      </Badge>
    );
  }
  if (failed > 0) {
    return (
      <Badge icon="x" tone="fail">
        {words.mismatch(failed)}
      </Badge>
    );
  }
  return (
    <Badge icon="minus" tone="muted">
      {words.noToken}
    </Badge>
  );
}

export const keyColumns: readonly Column<KeyRow>[] = [
  {
    id: 'kid',
    label: words.columns.kid,
    width: 'minmax(90px, 1fr)',
    sortBy: ({ key }) => keyName(key),
    render: ({ key }) =>
      key.kid === '' ? (
        <span class="sub">{words.roles[key.role]}</span>
      ) : (
        <Mono>
          <PlainText text={key.kid} limit={120} />
        </Mono>
      ),
  },
  {
    id: 'type',
    label: words.columns.type,
    width: '92px',
    sortBy: ({ key }) => keyType(key),
    render: ({ key }) => <Mono className="sub">{keyType(key)}</Mono>,
  },
  {
    id: 'alg',
    label: words.columns.alg,
    width: '72px',
    from: 520,
    sortBy: ({ key }) => key.alg || null,
    render: ({ key }) => (
      <Mono className="sub">
        <PlainText text={key.alg || (key.algorithms[0] ?? '–')} limit={40} />
      </Mono>
    ),
  },
  {
    id: 'source',
    label: words.columns.source,
    width: '148px',
    from: 600,
    sortBy: ({ key }) => key.source.kind,
    render: ({ key }) => <Badge icon={sourceIcons[key.source.kind]}>{words.sources[key.source.kind]}</Badge>,
  },
  {
    id: 'verifies',
    label: words.columns.verifies,
    width: '104px',
    sortBy: ({ verified }) => verified,
    render: (row) => <Verifies {...row} />,
  },
];
