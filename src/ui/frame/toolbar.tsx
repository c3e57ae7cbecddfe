import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { summary } from '../../core/session/selectors.ts';
import { exportCapture } from '../import/export-capture.ts';
import { FilePicker } from '../import/file-picker.tsx';
import { IconButton } from '../kit/button.tsx';
import { TabList } from '../kit/tabs.tsx';
import { useStore } from '../store.ts';
import { FilterBox } from './filter-box.tsx';
import { frameMessages as words } from './messages.ts';
import { SettingsDialog } from './settings-dialog.tsx';
import { viewPanelId, views } from './views.tsx';

export function Toolbar({ openKeyMap }: { openKeyMap: () => void }) {
  const store = useStore();
  const settings = useRef<HTMLDialogElement>(null);
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
        {store.host.kind === 'tab' ? null : <Record />}
        <IconButton
          icon="ban"
          label={words.clear}
          onClick={() => {
            store.dispatch({ type: 'cleared' });
            store.announce(words.cleared);
          }}
        />
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
        <FilePicker className="only-wide" />
        <IconButton icon="download" label={words.exportCapture} onClick={() => exportCapture(store)} />
        <IconButton icon="settings" label={words.settings} onClick={() => settings.current?.showModal()} />
      </div>
      <SettingsDialog dialog={settings} openKeyMap={openKeyMap} />
    </header>
  );
}

function Record() {
  const store = useStore();
  const recording = useComputed(() => store.session.value.recording).value;
  return (
    <button
      type="button"
      class={recording ? 'ib rec' : 'ib'}
      aria-pressed={recording}
      aria-label={words.recording}
      title={recording ? words.pause : words.resume}
      onClick={() => store.dispatch({ type: 'recording-set', recording: !recording })}
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
