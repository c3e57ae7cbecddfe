import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Mono } from '../kit/mono.tsx';
import { useStore } from '../store.ts';
import { requestMessages as words } from './messages.ts';

/** What the list shows where it has no rows: why, and the one thing to do about it. */
export function NoRequests({ hidden }: { hidden: number }) {
  const store = useStore();
  const { filters, session, host, dispatch } = store;
  if (hidden > 0) {
    const clear = () => {
      filters.requests.value = '';
    };
    return (
      <EmptyState
        icon="list-filter"
        title={words.filtered.title}
        actions={
          <Button look="primary" onClick={clear}>
            {words.filtered.clear}
          </Button>
        }
      >
        {words.filtered.text(hidden)} <Mono>{filters.requests.value.slice(0, 200)}</Mono>.
      </EmptyState>
    );
  }
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
      icon="scan-search"
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
