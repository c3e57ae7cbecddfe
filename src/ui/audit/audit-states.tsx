import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Mono } from '../kit/mono.tsx';
import { useStore } from '../store.ts';
import { auditMessages as words } from './messages.ts';

/** No token yet, so no rule has anything to look at. */
export function NothingToAudit() {
  const { session, host, dispatch } = useStore();
  if (!session.value.recording) {
    return (
      <EmptyState
        icon="pause"
        title={words.paused.title}
        actions={
          <Button
            look="primary"
            icon="circle-dot"
            onClick={() => dispatch({ type: 'recording-set', recording: true })}
          >
            {words.paused.resume}
          </Button>
        }
      >
        {words.paused.text}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="shield-check"
      title={words.empty.title}
      actions={
        host.kind === 'tab' ? undefined : (
          <Button look="primary" icon="rotate-cw" onClick={() => host.reloadPage()}>
            {words.empty.reload}
          </Button>
        )
      }
    >
      {host.kind === 'tab' ? words.empty.tab : words.empty.devtools}
    </EmptyState>
  );
}

/** Every rule is hidden by the filter. */
export function FilteredAway({ hidden }: { hidden: number }) {
  const { filters } = useStore();
  return (
    <EmptyState
      icon="list-filter"
      title={words.filtered.title}
      actions={
        <Button
          look="primary"
          onClick={() => {
            filters.audit.value = '';
          }}
        >
          {words.filtered.clear}
        </Button>
      }
    >
      {words.filtered.text(hidden)} <Mono>{filters.audit.value.slice(0, 200)}</Mono>.
    </EmptyState>
  );
}
