import { NothingYet, Paused } from '../kit/list-states.tsx';
import { useStore } from '../store.ts';
import { auditMessages as words } from './messages.ts';

/** No token yet, so no rule has anything to look at. */
export function NothingToAudit() {
  const { session, host } = useStore();
  if (!session.value.recording) return <Paused />;
  return (
    <NothingYet icon="shield-check" title={words.empty.title}>
      {host.kind === 'tab' ? words.empty.tab : words.empty.devtools}
    </NothingYet>
  );
}
