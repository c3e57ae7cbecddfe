import { useComputed } from '@preact/signals';
import { summary } from '../../core/session/selectors.ts';
import { FilePicker } from '../import/file-picker.tsx';
import { IconButton } from '../kit/button.tsx';
import { TabList } from '../kit/tabs.tsx';
import { useStore } from '../store.ts';
import { chordText } from './chord.ts';
import { type Command, frameCommands } from './commands.ts';
import { FilterBox } from './filter-box.tsx';
import { frameMessages as words } from './messages.ts';
import { viewPanelId, views } from './views.tsx';

/** The file input of the toolbar: the palette clicks it too. */
export const importInputId = 'import';

export function Toolbar() {
  const store = useStore();
  const { record, clear, ...commands } = frameCommands(store);
  const facts = useComputed(() => summary(store.session.value)).value;
  const items = views.map(({ id, problems }) => ({
    id,
    label: words.tabs[id],
    count: problems(facts),
    counts: 'problems' as const,
  }));

  return (
    <header class="toolbar">
      <h1 class="vh">{words.panel}</h1>
      <div class="tb">
        {store.host.kind === 'tab' ? null : <Record command={record} />}
        <IconButton icon="ban" label={clear.title} onClick={clear.act} />
        {store.host.kind === 'tab' ? null : <PreserveLog />}
      </div>
      <TabList
        className="tb views"
        label={words.views}
        items={items}
        selected={store.view.value}
        onSelect={(id) => store.open(id)}
        panelId={viewPanelId}
      />
      <div class="tb filterbar">
        <FilterBox />
      </div>
      <div class="tb acts">
        <FilePicker className="only-wide" inputId={importInputId} />
        <IconButton icon="download" label={commands.export.title} onClick={commands.export.act} />
        <IconButton icon="settings" label={commands.settings.title} onClick={commands.settings.act} />
      </div>
    </header>
  );
}

function Record({ command: { title, chords = [], act } }: { command: Command }) {
  const store = useStore();
  const recording = useComputed(() => store.session.value.recording).value;
  return (
    <button
      type="button"
      class={recording ? 'ib rec' : 'ib'}
      aria-pressed={recording}
      aria-label={words.recording}
      title={`${title} (${chords.map(chordText).join(', ')})`}
      onClick={act}
    >
      <i class="rec-dot" />
    </button>
  );
}

function PreserveLog() {
  const store = useStore();
  const preserveLog = useComputed(() => store.session.value.preserveLog).value;
  return (
    <label class="chk only-wide">
      <input type="checkbox" checked={preserveLog} onChange={() => setPreserveLog(store, !preserveLog)} />
      {words.preserveLog}
    </label>
  );
}

/** For this session at once, and for the next ones. */
export function setPreserveLog(store: ReturnType<typeof useStore>, preserveLog: boolean): void {
  store.dispatch({ type: 'preserve-log-set', preserveLog });
  store.changeSettings({ preserveLog });
}
