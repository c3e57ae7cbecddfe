import { FilteredAway, NothingYet, Paused } from '../kit/list-states.tsx';
import { useStore } from '../store.ts';
import { requestMessages as words } from './messages.ts';

/** What the list shows where it has no rows: why, and the one thing to do about it. */
export function NoRequests({ hidden }: { hidden: number }) {
  const { session, host } = useStore();
  if (hidden > 0) return <FilteredAway view="requests" hidden={words.hidden(hidden)} />;
  if (!session.value.recording) return <Paused />;
  return (
    <NothingYet icon="scan-search" title={words.empty.title}>
      {host.kind === 'tab' ? words.empty.tab : words.empty.devtools}
    </NothingYet>
  );
}
