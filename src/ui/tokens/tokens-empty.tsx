import { useComputed } from '@preact/signals';
import { summary } from '../../core/session/selectors.ts';
import { FilePicker } from '../import/file-picker.tsx';
import { ImportBox } from '../import/import-box.tsx';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Paused } from '../kit/list-states.tsx';
import { useStore } from '../store.ts';
import { tokenMessages } from './messages.ts';

const words = tokenMessages.empty;

/** No token was seen yet: says what happens now and what to do. */
export function NoTokens() {
  const store = useStore();
  const { recording, requests } = useComputed(() => summary(store.session.value)).value;
  if (store.host.kind === 'tab') {
    return (
      <EmptyState icon="scan-search" title={words.tabTitle}>
        <p>{words.tab}</p>
        <ImportBox label={words.pasteLabel} action={words.read} />
      </EmptyState>
    );
  }
  if (!recording) return <Paused />;
  return (
    <EmptyState
      icon="scan-search"
      title={words.title}
      actions={
        <>
          <Button look="primary" icon="rotate-cw" onClick={() => store.host.reloadPage()}>
            {words.reload}
          </Button>
          <FilePicker labelled />
        </>
      }
    >
      {requests > 0 ? words.none(requests) : words.recording}
    </EmptyState>
  );
}
