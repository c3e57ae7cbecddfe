/** What every list says in place of its rows: all hidden by the filter, paused, or nothing seen yet. */
import type { ComponentChildren } from 'preact';
import { useStore, type ViewId } from '../store.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import type { IconName } from './icon.tsx';
import { kitMessages } from './messages.ts';
import { Mono } from './mono.tsx';

const words = kitMessages.lists;

/** There are rows, and the filter of this view hides them all; `hidden` tells how many of what ("3 rules are"). */
export function FilteredAway({ view, hidden }: { view: ViewId; hidden: string }) {
  const filter = useStore().filters[view];
  const clear = () => {
    filter.value = '';
  };
  return (
    <EmptyState
      icon="list-filter"
      title={words.filtered}
      actions={
        <Button look="primary" onClick={clear}>
          {words.clearFilter}
        </Button>
      }
    >
      {words.hiddenBy(hidden)} <Mono>{filter.value.slice(0, 200)}</Mono>.
    </EmptyState>
  );
}

/** Nothing was captured before the pause. */
export function Paused() {
  const { dispatch } = useStore();
  return (
    <EmptyState
      icon="pause"
      title={words.paused}
      actions={
        <Button
          look="primary"
          icon="circle-dot"
          onClick={() => dispatch({ type: 'recording-set', recording: true })}
        >
          {words.resume}
        </Button>
      }
    >
      {words.pausedText}
    </EmptyState>
  );
}

/** Nothing was seen yet: a reload shows what the page sent before; an ordinary tab has no page to reload. */
export function NothingYet({
  icon,
  title,
  children,
}: {
  icon: IconName;
  title: string;
  children: ComponentChildren;
}) {
  const { host } = useStore();
  const reload = (
    <Button look="primary" icon="rotate-cw" onClick={() => host.reloadPage()}>
      {words.reload}
    </Button>
  );
  return (
    <EmptyState icon={icon} title={title} actions={host.kind === 'tab' ? undefined : reload}>
      {children}
    </EmptyState>
  );
}
