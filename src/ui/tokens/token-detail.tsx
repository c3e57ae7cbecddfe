import { useMemo } from 'preact/hooks';
import type { TokenId } from '../../core/find/seen.ts';
import { tokenDetail } from '../../core/session/selectors.ts';
import { Badge, Kind } from '../kit/badge.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { DetailTitle } from '../kit/detail-title.tsx';
import { loadView } from '../kit/load-view.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Tabs } from '../kit/tabs.tsx';
import { type TokenPane, useStore } from '../store.ts';
import { ClaimsPane } from './claims-pane.tsx';
import { kindLabel, tokenTitle } from './list-row.ts';
import { tokenMessages as words } from './messages.ts';
import { SignatureBadge } from './signature-badge.tsx';

const FindingsPane = loadView(async () => (await import('./findings-pane.tsx')).FindingsPane);
const JourneyPane = loadView(async () => (await import('./journey-pane.tsx')).JourneyPane);
const RawPane = loadView(async () => (await import('./raw-pane.tsx')).RawPane);
const SignaturePane = loadView(async () => (await import('./signature-pane.tsx')).SignaturePane);

const panes: readonly TokenPane[] = ['claims', 'findings', 'signature', 'journey', 'raw'];

export function TokenDetail({ id }: { id: TokenId }) {
  const store = useStore();
  const session = store.session.value;
  const detail = useMemo(() => tokenDetail(session, id), [session, id]);
  const { seen, row, verification, findings } = detail;
  const pane = store.tokenPane.value;
  return (
    <section class="detail-body" aria-label={words.details}>
      <DetailTitle
        onBack={() => store.select('tokens', null)}
        before={<Kind hollow={row.kind === 'unknown'}>{kindLabel(row.kind, row.format)}</Kind>}
        title={<PlainText text={tokenTitle(row, seen.token.text)} />}
        after={
          <>
            <TimeBadge expiresAt={row.expiresAt} notBefore={row.notBefore} />
            <SignatureBadge verification={verification} />
            <CopyButton label={words.copyToken} text={() => seen.token.text} />
          </>
        }
      />
      <Tabs
        label={words.details}
        items={panes.map((one) => ({
          id: one,
          label: words.panes[one],
          count: one === 'findings' ? findings.length : 0,
        }))}
        selected={pane}
        onSelect={(next) => {
          store.tokenPane.value = next;
        }}
      >
        {pane === 'claims' ? <ClaimsPane detail={detail} /> : null}
        {pane === 'findings' ? <FindingsPane findings={findings} /> : null}
        {pane === 'signature' ? <SignaturePane detail={detail} /> : null}
        {pane === 'journey' ? <JourneyPane detail={detail} /> : null}
        {pane === 'raw' ? <RawPane token={seen.token} /> : null}
      </Tabs>
    </section>
  );
}

/** Says so when the token is out of its time; a token in its time needs no word. Both in milliseconds since the epoch. */
function TimeBadge({ expiresAt, notBefore }: { expiresAt: number | null; notBefore: number | null }) {
  const now = useStore().now.value;
  if (expiresAt !== null && expiresAt <= now) {
    return (
      <Badge icon="timer" tone="fail">
        {words.states.expired}
      </Badge>
    );
  }
  if (notBefore !== null && notBefore > now) {
    return (
      <Badge icon="timer" tone="warn">
        {words.states.notYet}
      </Badge>
    );
  }
  return null;
}
